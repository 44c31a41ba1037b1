package chainrule.examples.lab;

import chainrule.examples.plot.Csv;
import chainrule.examples.plot.Png;
import chainrule.examples.plot.Table;
import java.awt.Component;
import java.awt.FlowLayout;
import java.awt.Toolkit;
import java.awt.datatransfer.StringSelection;
import java.io.File;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import javax.swing.JComponent;
import javax.swing.JFileChooser;
import javax.swing.JOptionPane;
import javax.swing.JPanel;
import javax.swing.SwingUtilities;

/** What can be kept of a room: its pictures, its data, and a line of Java. */
final class Keeping {
    private final RoomView view;

    Keeping(RoomView view) {
        this.view = view;
    }

    /** A button for each. */
    JComponent buttons() {
        JPanel buttons = new JPanel(new FlowLayout(FlowLayout.TRAILING, 6, 0));
        buttons.add(Widgets.button("save picture…", () -> choose(".png").ifPresent(this::savePicture)));
        buttons.add(Widgets.button("save data…", () -> choose(".csv").ifPresent(this::saveData)));
        buttons.add(Widgets.button("copy as Java", this::copyJava));
        return buttons;
    }

    private Optional<Path> choose(String ending) {
        JFileChooser chooser = new JFileChooser();
        chooser.setSelectedFile(new File(view.room().fileName() + ending));
        if (chooser.showSaveDialog(view) != JFileChooser.APPROVE_OPTION) {
            return Optional.empty();
        }
        File selected = chooser.getSelectedFile();
        Path chosen = selected.getName().contains(".") ? selected.toPath() : Path.of(selected.getPath() + ending);
        return mayReplace(view, chosen.toFile()) ? Optional.of(chosen) : Optional.empty();
    }

    /** Asks, where there is such a file already. */
    static boolean mayReplace(Component parent, File file) {
        return !file.exists()
                || JOptionPane.showConfirmDialog(
                                parent, file.getName() + " exists. Replace it?", "Save", JOptionPane.YES_NO_OPTION)
                        == JOptionPane.YES_OPTION;
    }

    void savePicture(Path file) {
        try {
            Png.save(view.look().together(view.room().name()), file);
            view.say("saved " + file);
        } catch (UncheckedIOException e) {
            view.say(e.getMessage());
        }
    }

    void saveData(Path file) {
        view.thread().ask(() -> {
            Table data = view.room().data();
            String outcome;
            try {
                Csv.save(data, file);
                outcome = "saved " + file;
            } catch (UncheckedIOException e) {
                outcome = e.getMessage();
            }
            String sentence = outcome;
            SwingUtilities.invokeLater(() -> view.say(sentence));
        });
    }

    private void copyJava() {
        view.thread().ask(() -> {
            String line = view.room().java();
            SwingUtilities.invokeLater(() -> {
                Toolkit.getDefaultToolkit().getSystemClipboard().setContents(new StringSelection(line), null);
                view.say("copied, to be pasted into JShell or a class: " + line);
            });
        });
    }
}
