package chainrule.examples.lab;

import chainrule.examples.plot.Csv;
import chainrule.examples.plot.Picture;
import chainrule.examples.plot.PictureGrid;
import chainrule.examples.plot.Png;
import chainrule.examples.plot.Table;
import java.awt.BorderLayout;
import java.awt.Component;
import java.awt.Dimension;
import java.awt.FlowLayout;
import java.awt.Rectangle;
import java.awt.Toolkit;
import java.awt.datatransfer.StringSelection;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javax.swing.BorderFactory;
import javax.swing.BoxLayout;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JFileChooser;
import javax.swing.JLabel;
import javax.swing.JOptionPane;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JTextArea;
import javax.swing.ScrollPaneConstants;
import javax.swing.Scrollable;
import javax.swing.SwingUtilities;

/** A room on the screen: its controls at the left, its pictures, what they tell, and what can be saved of it. */
@SuppressWarnings("serial")
final class RoomView extends JPanel {
    private static final int SIDE = 275;

    private final Room room;
    private final RoomThread thread;
    private final Controls controls;
    private final PictureCanvas canvas;
    private final JPanel deeds = column();
    private final JComponent doing = titled("do", deeds);
    private final JTextArea readouts = text("readouts");
    private final JLabel status = new JLabel(" ");
    private final AtomicReference<Frame> newest = new AtomicReference<>();
    private Look look = new Look(List.of(), List.of());

    /** What the room's thread hands over to the screen. */
    private record Frame(Look look, List<Room.Deed> deeds) {}

    RoomView(Room room) {
        super(new BorderLayout(8, 4));
        this.room = room;
        thread = new RoomThread(room, this::show, this::fail);
        controls = new Controls(room.settings(), this::say);
        canvas = new PictureCanvas(new PictureCanvas.Hand() {
            @Override
            public void touch(Touch touch) {
                thread.ask(() -> room.touch(touch));
            }

            @Override
            public void arrow(int right, int up) {
                thread.ask(() -> room.arrow(right, up));
            }
        });
        room.settings().onChange(changed -> SwingUtilities.invokeLater(controls::update));
        setBorder(BorderFactory.createEmptyBorder(8, 10, 8, 10));
        JTextArea sentence = text("what to see");
        sentence.setText(room.whatToSee());
        add(sentence, BorderLayout.NORTH);
        add(side(), BorderLayout.WEST);
        add(canvas, BorderLayout.CENTER);
        readouts.setRows(2);
        JPanel foot = new JPanel(new BorderLayout());
        foot.add(readouts, BorderLayout.CENTER);
        status.setName("status");
        JPanel last = new JPanel(new BorderLayout(8, 0));
        last.add(status, BorderLayout.CENTER);
        last.add(keeping(), BorderLayout.EAST);
        foot.add(last, BorderLayout.SOUTH);
        add(foot, BorderLayout.SOUTH);
        controls.update();
        thread.start();
    }

    Room room() {
        return room;
    }

    RoomThread thread() {
        return thread;
    }

    PictureCanvas canvas() {
        return canvas;
    }

    void close() {
        thread.close();
    }

    private JComponent side() {
        JPanel content = column();
        content.add(titled("try", presets()));
        deeds.setName("deeds");
        doing.setVisible(false);
        content.add(doing);
        content.add(titled("settings", controls));
        JPanel top = new Column();
        top.add(content, BorderLayout.NORTH);
        JScrollPane scroll = new JScrollPane(
                top, ScrollPaneConstants.VERTICAL_SCROLLBAR_AS_NEEDED, ScrollPaneConstants.HORIZONTAL_SCROLLBAR_NEVER);
        scroll.setBorder(null);
        scroll.setPreferredSize(new Dimension(SIDE, 400));
        return scroll;
    }

    /** As wide as what is seen of it, so that nothing hides behind the scroll bar. */
    private static final class Column extends JPanel implements Scrollable {
        Column() {
            super(new BorderLayout());
        }

        @Override
        public Dimension getPreferredScrollableViewportSize() {
            return getPreferredSize();
        }

        @Override
        public int getScrollableUnitIncrement(Rectangle visible, int orientation, int direction) {
            return 16;
        }

        @Override
        public int getScrollableBlockIncrement(Rectangle visible, int orientation, int direction) {
            return visible.height;
        }

        @Override
        public boolean getScrollableTracksViewportWidth() {
            return true;
        }

        @Override
        public boolean getScrollableTracksViewportHeight() {
            return false;
        }
    }

    private JComponent presets() {
        JPanel buttons = column();
        for (Room.Preset preset : room.presets()) {
            buttons.add(button(preset.name(), () -> room.settings().begin(preset.settings())));
        }
        buttons.add(button("reset", () -> room.settings().begin(Map.of())));
        return buttons;
    }

    private JComponent keeping() {
        JPanel buttons = new JPanel(new FlowLayout(FlowLayout.TRAILING, 6, 0));
        buttons.add(button("save picture…", () -> choose(".png").ifPresent(this::savePicture)));
        buttons.add(button("save data…", () -> choose(".csv").ifPresent(this::saveData)));
        buttons.add(button("copy as Java", this::copyJava));
        return buttons;
    }

    private JButton button(String name, Runnable action) {
        JButton button = new JButton(name);
        button.setName(name);
        button.setAlignmentX(Component.LEFT_ALIGNMENT);
        button.setMaximumSize(new Dimension(Integer.MAX_VALUE, button.getPreferredSize().height));
        button.addActionListener(event -> action.run());
        return button;
    }

    private static JPanel column() {
        JPanel column = new JPanel();
        column.setLayout(new BoxLayout(column, BoxLayout.Y_AXIS));
        return column;
    }

    private static JComponent titled(String title, JComponent content) {
        JPanel panel = new JPanel(new BorderLayout());
        panel.setBorder(BorderFactory.createEmptyBorder(0, 0, 8, 4));
        JLabel label = new JLabel(title);
        label.setEnabled(false);
        panel.add(label, BorderLayout.NORTH);
        panel.add(content, BorderLayout.CENTER);
        panel.setAlignmentX(Component.LEFT_ALIGNMENT);
        return panel;
    }

    private static JTextArea text(String name) {
        JTextArea text = new JTextArea();
        text.setName(name);
        text.setEditable(false);
        text.setFocusable(false);
        text.setLineWrap(true);
        text.setWrapStyleWord(true);
        text.setOpaque(false);
        text.setBorder(BorderFactory.createEmptyBorder(2, 2, 2, 2));
        return text;
    }

    // ---- from the room's thread to the screen

    /** However many looks come between two paintings, the newest is shown. */
    private void show(Look look) {
        if (newest.getAndSet(new Frame(look, room.deeds())) == null) {
            SwingUtilities.invokeLater(() -> show(newest.getAndSet(null)));
        }
    }

    private void show(Frame frame) {
        look = frame.look();
        canvas.show(look);
        String figures = String.join("   ·   ", look.readouts());
        if (!figures.equals(readouts.getText())) {
            readouts.setText(figures);
        }
        showDeeds(frame.deeds());
    }

    private void showDeeds(List<Room.Deed> now) {
        doing.setVisible(!now.isEmpty());
        for (int i = 0; i < now.size(); i++) {
            Room.Deed deed = now.get(i);
            if (i == deeds.getComponentCount()) {
                int index = i;
                deeds.add(button(deed.name(), () -> thread.ask(() -> perform(index))));
                deeds.revalidate();
            }
            JButton button = (JButton) deeds.getComponent(i);
            if (!button.getText().equals(deed.name())) {
                button.setText(deed.name());
                button.setName(deed.name());
            }
        }
    }

    private void perform(int index) {
        List<Room.Deed> now = room.deeds();
        if (index < now.size()) {
            now.get(index).action().run();
        }
    }

    private void fail(Throwable failure) {
        SwingUtilities.invokeLater(() -> say("This did not work: " + failure.getMessage()));
        if (!(failure instanceof IllegalArgumentException)) {
            failure.printStackTrace();
        }
    }

    /** A line at the bottom. */
    void say(String sentence) {
        status.setText(sentence);
        status.setToolTipText(sentence);
    }

    // ---- keeping

    private Optional<Path> choose(String ending) {
        JFileChooser chooser = new JFileChooser();
        chooser.setSelectedFile(new File(room.fileName() + ending));
        if (chooser.showSaveDialog(this) != JFileChooser.APPROVE_OPTION) {
            return Optional.empty();
        }
        File selected = chooser.getSelectedFile();
        Path chosen = selected.getName().contains(".") ? selected.toPath() : Path.of(selected.getPath() + ending);
        return mayReplace(this, chosen.toFile()) ? Optional.of(chosen) : Optional.empty();
    }

    /** Asks, where there is such a file already. */
    static boolean mayReplace(Component parent, File file) {
        return !file.exists()
                || JOptionPane.showConfirmDialog(
                                parent, file.getName() + " exists. Replace it?", "Save", JOptionPane.YES_NO_OPTION)
                        == JOptionPane.YES_OPTION;
    }

    /** All pictures of the room in one file. */
    static Picture together(Room room, Look look) {
        return look.pictures().size() == 1
                ? look.pictures().get(0)
                : new PictureGrid(room.name(), 2, look.pictures().toArray(Picture[]::new)).fillLastRow();
    }

    void savePicture(Path file) {
        try {
            Png.save(together(room, look), file);
            say("saved " + file);
        } catch (IOException e) {
            say("cannot write " + file + ": " + e.getMessage());
        }
    }

    void saveData(Path file) {
        thread.ask(() -> {
            Table data = room.data();
            String outcome;
            try {
                Csv.save(data, file);
                outcome = "saved " + file;
            } catch (IOException e) {
                outcome = "cannot write " + file + ": " + e.getMessage();
            }
            String sentence = outcome;
            SwingUtilities.invokeLater(() -> say(sentence));
        });
    }

    private void copyJava() {
        thread.ask(() -> {
            String line = room.java();
            SwingUtilities.invokeLater(() -> {
                Toolkit.getDefaultToolkit().getSystemClipboard().setContents(new StringSelection(line), null);
                say("copied, to be pasted into JShell or a class: " + line);
            });
        });
    }
}
