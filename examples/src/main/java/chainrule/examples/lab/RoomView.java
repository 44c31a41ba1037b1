package chainrule.examples.lab;

import java.awt.BorderLayout;
import java.awt.Rectangle;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JTextArea;
import javax.swing.JToggleButton;
import javax.swing.SwingUtilities;

/** A room on the screen: its controls at the left, its pictures, what they tell, and what can be saved of it. */
@SuppressWarnings("serial")
final class RoomView extends JPanel {
    private static final int SIDE = 275;

    private final Room room;
    private final RoomThread thread;
    private final Controls controls;
    private final PictureCanvas canvas;
    private final JPanel deeds = Widgets.column();
    private final JComponent doing = Widgets.titled("do", deeds);
    private final JTextArea readouts = Widgets.text("readouts");
    private final JLabel status = new JLabel(" ");
    private final Keeping keeping = new Keeping(this);
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
                if (touch.kind() == Touch.Kind.PRESS) {
                    Rectangle cell = canvas.cell(touch.index());
                    look.spots().numberAt(touch).ifPresent(choice -> edit(choice, cell, touch.x(), touch.y()));
                }
            }

            @Override
            public void arrow(int right, int up) {
                thread.ask(() -> room.arrow(right, up));
            }

            @Override
            public void enter() {
                look.spots().numbers().ifPresent(RoomView.this::edit);
            }
        });
        room.settings().onChange(changed -> SwingUtilities.invokeLater(controls::update));
        setBorder(BorderFactory.createEmptyBorder(8, 10, 8, 10));
        JTextArea sentence = Widgets.text("what to see");
        sentence.setText(room.whatToSee());
        add(sentence, BorderLayout.NORTH);
        add(side(), BorderLayout.WEST);
        add(canvas, BorderLayout.CENTER);
        readouts.setRows(room.hasDoctor() ? 3 : 2); // kept free where there is less to say, lest the pictures jump
        JPanel foot = new JPanel(new BorderLayout());
        foot.add(readouts, BorderLayout.CENTER);
        status.setName("status");
        JPanel last = new JPanel(new BorderLayout(8, 0));
        last.add(status, BorderLayout.CENTER);
        last.add(keeping.buttons(), BorderLayout.EAST);
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

    Keeping keeping() {
        return keeping;
    }

    /** What is on the screen now. */
    Look look() {
        return look;
    }

    void close() {
        thread.close();
    }

    private JComponent side() {
        JPanel content = Widgets.column();
        content.add(Widgets.titled("try", presets()));
        deeds.setName("deeds");
        doing.setVisible(false);
        content.add(doing);
        content.add(Widgets.titled("settings", controls));
        return Widgets.scrolling(content, SIDE);
    }

    private JComponent presets() {
        JPanel buttons = Widgets.column();
        for (Room.Preset preset : room.presets()) {
            JToggleButton button =
                    Widgets.choice(preset.name(), () -> room.settings().begin(preset.settings()));
            Runnable mark = () -> button.setSelected(room.settings().are(preset.settings()));
            room.settings().onChange(changed -> SwingUtilities.invokeLater(mark));
            mark.run();
            buttons.add(button);
        }
        buttons.add(Widgets.button("reset", () -> room.settings().begin(Map.of())));
        return buttons;
    }

    /** However many looks come between two paintings, the newest is shown. */
    private void show(Look look) {
        if (newest.getAndSet(new Frame(look, room.deeds())) == null) {
            SwingUtilities.invokeLater(() -> show(newest.getAndSet(null)));
        }
    }

    private void show(Frame frame) {
        look = frame.look();
        canvas.show(look);
        String figures =
                String.join("   ·   ", look.readouts()) + (look.verdict().isEmpty() ? "" : "\n" + look.verdict());
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
                deeds.add(Widgets.button(deed.name(), () -> thread.ask(() -> perform(index))));
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

    private void edit(Spots.Choice choice) {
        for (int i = 0; i < look.pictures().size(); i++) {
            Rectangle cell = canvas.cell(i);
            look.spots()
                    .home(look.pictures().get(i), cell.getSize())
                    .ifPresent(home -> edit(choice, cell, home.getX(), home.getY()));
        }
    }

    private void edit(Spots.Choice choice, Rectangle cell, double x, double y) {
        NumberField field = new NumberField(choice, thread::ask, this::say, canvas::closeOver);
        canvas.open(field, (int) (cell.x + x), (int) (cell.y + y));
    }

    /** A line at the bottom. */
    void say(String sentence) {
        status.setText(sentence);
        status.setToolTipText(sentence);
    }
}
