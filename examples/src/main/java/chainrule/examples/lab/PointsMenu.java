package chainrule.examples.lab;

import java.awt.GridLayout;
import java.awt.event.KeyEvent;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import javax.swing.JComboBox;
import javax.swing.JComponent;
import javax.swing.JFileChooser;
import javax.swing.JLabel;
import javax.swing.JMenu;
import javax.swing.JOptionPane;
import javax.swing.JPanel;
import javax.swing.JSpinner;
import javax.swing.JTextArea;
import javax.swing.SpinnerNumberModel;
import javax.swing.SwingUtilities;

/** What is done to the points of the room that takes some: it is shown then. */
final class PointsMenu {
    private final LabWindow window;
    private final RoomView view;
    private final TakesPoints room;

    private PointsMenu(LabWindow window, RoomView view, TakesPoints room) {
        this.window = window;
        this.view = view;
        this.room = room;
    }

    /** None where no room takes points. */
    static Optional<PointsMenu> of(LabWindow window) {
        return window.views().stream()
                .filter(view -> view.room() instanceof TakesPoints)
                .map(view -> new PointsMenu(window, view, (TakesPoints) view.room()))
                .findFirst();
    }

    void addTo(JMenu menu) {
        menu.add(LabMenu.item("Open points…", KeyEvent.VK_P, this::choose));
        menu.add(LabMenu.item("Add a point…", KeyEvent.VK_D, this::add));
        menu.addSeparator();
    }

    private void choose() {
        JFileChooser chooser = new JFileChooser();
        chooser.setDialogTitle("Points as comma-separated values: two columns of numbers and a class");
        if (chooser.showOpenDialog(window.frame()) == JFileChooser.APPROVE_OPTION) {
            open(chooser.getSelectedFile().toPath());
        }
    }

    /** What is wrong with the file is told in a dialog. */
    void open(Path file) {
        ask("Open points", points -> points.openPoints(file));
    }

    private void add() {
        JSpinner x = number("x");
        JSpinner y = number("y");
        JComboBox<String> kind = new JComboBox<>(new String[] {"orange", "blue"});
        kind.setSelectedIndex(1);
        JPanel panel = new JPanel(new GridLayout(0, 2, 6, 6));
        labelled(panel, "x", x);
        labelled(panel, "y", y);
        labelled(panel, "class", kind);
        int answer = JOptionPane.showConfirmDialog(
                window.frame(), panel, "Add a point", JOptionPane.OK_CANCEL_OPTION, JOptionPane.PLAIN_MESSAGE);
        if (answer == JOptionPane.OK_OPTION) {
            add((Double) x.getValue(), (Double) y.getValue(), kind.getSelectedIndex());
        }
    }

    private static JSpinner number(String name) {
        JSpinner spinner = new JSpinner(new SpinnerNumberModel(0.0, -1000.0, 1000.0, 0.1));
        spinner.setEditor(new JSpinner.NumberEditor(spinner, "0.###"));
        spinner.setName(name);
        return spinner;
    }

    private static void labelled(JPanel panel, String text, JComponent control) {
        JLabel label = new JLabel(text);
        label.setLabelFor(control);
        panel.add(label);
        panel.add(control);
    }

    void add(double x, double y, int label) {
        ask("Add a point", points -> {
            points.addPoint(x, y, label);
            return "a point more";
        });
    }

    private void ask(String title, Function<TakesPoints, String> deed) {
        window.tabs().setSelectedComponent(view);
        view.thread().ask(() -> {
            try {
                String sentence = deed.apply(room);
                SwingUtilities.invokeLater(() -> view.say(sentence));
            } catch (IllegalArgumentException e) {
                SwingUtilities.invokeLater(() -> complain(title, e.getMessage()));
            }
        });
    }

    private void complain(String title, String sentence) {
        JTextArea text = Widgets.text("complaint");
        text.setColumns(44);
        text.setText(sentence);
        JOptionPane.showMessageDialog(window.frame(), text, title, JOptionPane.ERROR_MESSAGE);
    }
}
