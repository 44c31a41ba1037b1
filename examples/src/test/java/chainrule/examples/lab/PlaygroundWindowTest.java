package chainrule.examples.lab;

import static chainrule.examples.lab.Hand.MANY;
import static chainrule.examples.lab.Hand.click;
import static chainrule.examples.lab.Hand.key;
import static chainrule.examples.lab.Hand.mouse;
import static chainrule.examples.lab.Hand.named;
import static chainrule.examples.lab.Hand.onEventThread;
import static chainrule.examples.lab.Hand.settle;
import static chainrule.examples.lab.Hand.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import chainrule.examples.lab.playground.PlaygroundRoom;
import chainrule.examples.plot.NetPicture;
import chainrule.examples.plot.PictureWindow;
import java.awt.Component;
import java.awt.Point;
import java.awt.Rectangle;
import java.awt.Window;
import java.awt.event.InputEvent;
import java.awt.event.KeyEvent;
import java.awt.event.MouseEvent;
import java.awt.geom.Point2D;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import javax.swing.JCheckBox;
import javax.swing.JComponent;
import javax.swing.JDialog;
import javax.swing.JLabel;
import javax.swing.JMenu;
import javax.swing.JMenuItem;
import javax.swing.JTextArea;
import javax.swing.JTextField;
import javax.swing.KeyStroke;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The playground in its window, on a real or a virtual screen. */
class PlaygroundWindowTest {
    @TempDir
    Path folder;

    private static LabWindow lab;
    private static RoomView view;

    /** One window for all, since opening it takes longest. */
    @BeforeAll
    static void open() {
        assumeTrue(PictureWindow.available(), "skipped: the lab needs a display, and there is none");
        lab = LabWindow.open(List.of(new PlaygroundRoom()), 0);
        view = lab.views().get(0);
    }

    @BeforeEach
    void begin() throws Exception {
        view.room().settings().begin(Map.of());
        settle(view);
    }

    @AfterAll
    static void close() throws Exception {
        if (lab != null) {
            Hand.close(lab);
        }
    }

    @Test
    void theLastInputThatIsTickedStays() throws Exception {
        JCheckBox x = named(view, JCheckBox.class, "features.x");
        JCheckBox y = named(view, JCheckBox.class, "features.y");
        onEventThread(() -> {
            x.doClick(0);
            return null;
        });
        settle(view);

        assertThat(view.room().settings().changes()).containsEntry("features", "y");
        assertThat(onEventThread(y::isEnabled)).isFalse();
        assertThat(onEventThread(x::isEnabled)).isTrue();
    }

    @Test
    void theDoctorSpeaksUnderThePictures() throws Exception {
        click(view, "one step");

        assertThat(text(view, "readouts")).endsWith("\nDoctor: Nothing wrong found after 1 step.");
        assertThat(onEventThread(
                        () -> view.canvas().surface().getAccessibleContext().getAccessibleDescription()))
                .endsWith("Doctor: Nothing wrong found after 1 step.");
    }

    @Test
    void buttonsOfTheMousePutInPointsAndShiftTakesThemAway() throws Exception {
        Component surface = view.canvas().surface();
        Rectangle field = onEventThread(() -> view.canvas().cell(0));
        int x = field.x + field.width / 2;
        int y = field.y + field.height / 3;

        press(surface, x, y, InputEvent.BUTTON1_DOWN_MASK, MouseEvent.BUTTON1);
        press(surface, x + 40, y, InputEvent.BUTTON3_DOWN_MASK, MouseEvent.BUTTON3);
        press(surface, x + 80, y, InputEvent.BUTTON1_DOWN_MASK | InputEvent.CTRL_DOWN_MASK, MouseEvent.BUTTON1);
        assertThat(points()).hasSize(3);
        assertThat(points().map(point -> point.substring(point.length() - 2))).containsExactly(":1", ":0", ":0");

        press(surface, x + 42, y - 1, InputEvent.BUTTON1_DOWN_MASK | InputEvent.SHIFT_DOWN_MASK, MouseEvent.BUTTON1);
        assertThat(points().map(point -> point.substring(point.length() - 2))).containsExactly(":1", ":0");
        click(view, "clear own points");
        assertThat(view.room().settings().changes()).isEmpty();
    }

    private Stream<String> points() {
        return Stream.of(view.room().settings().texts().get("points").split(";"));
    }

    @Test
    void aClickOnALineOpensAFieldThatSetsItsWeight() throws Exception {
        Component surface = view.canvas().surface();
        Point line = line(0, 1);

        press(surface, line.x, line.y, InputEvent.BUTTON1_DOWN_MASK, MouseEvent.BUTTON1);
        JTextField field = field();
        assertThat(onEventThread(() -> field.getAccessibleContext().getAccessibleName()))
                .isEqualTo("weight from y into neuron 1 of layer 1");
        type(field, "3.5", "ENTER");

        assertThat(wordsAt(line)).startsWith("weight from y into neuron 1 of layer 1: 3.5, gradient ");
        assertThat(fields()).isEmpty();
    }

    @Test
    void enterAndArrowsReachEveryWeightIntoTheSelectedNeuron() throws Exception {
        key(view.canvas().surface(), KeyEvent.VK_ENTER);
        JTextField field = field();
        type(field, "much", "ENTER");
        assertThat(status())
                .isEqualTo("weight from x into neuron 1 of layer 1: a number from −1000.0 to 1000.0, not much");

        type(field, null, "UP");
        type(field, "-1.25", "ENTER");

        assertThat(text(view, "readouts")).contains("neuron 1 of layer 1: bias −1.25, ");
        List<List<Object>> before = view.room().data().rows();
        key(view.canvas().surface(), KeyEvent.VK_ENTER);
        type(field(), null, "ENTER");
        assertThat(view.room().data().rows()).as("of what was only looked at").isEqualTo(before);
        key(view.canvas().surface(), KeyEvent.VK_ENTER);
        type(field(), null, "ESCAPE");
        assertThat(fields()).isEmpty();
    }

    /** Half on the way from an input to a neuron of the first layer. */
    private Point line(int unit, int input) throws Exception {
        return onEventThread(() -> {
            Rectangle cell = view.canvas().cell(1);
            NetPicture net = (NetPicture) view.look().pictures().get(1);
            Point2D from = net.placeOf(new NetPicture.Spot(0, input), cell.getSize());
            Point2D to = net.placeOf(new NetPicture.Spot(1, unit), cell.getSize());
            return new Point(
                    (int) (cell.x + (from.getX() + to.getX()) / 2), (int) (cell.y + (from.getY() + to.getY()) / 2));
        });
    }

    private String wordsAt(Point place) throws Exception {
        JComponent surface = view.canvas().surface();
        return onEventThread(() -> Objects.requireNonNullElse(
                surface.getToolTipText(
                        new MouseEvent(surface, MouseEvent.MOUSE_MOVED, 0, 0, place.x, place.y, 0, false)),
                ""));
    }

    private List<JTextField> fields() throws Exception {
        return onEventThread(() -> Hand.all(view.canvas().surface(), JTextField.class));
    }

    private JTextField field() throws Exception {
        assertThat(fields()).hasSize(1);
        return fields().get(0);
    }

    private void type(JTextField field, String text, String key) throws Exception {
        onEventThread(() -> {
            if (text != null) {
                field.setText(text);
            }
            field.getActionMap()
                    .get(field.getInputMap().get(KeyStroke.getKeyStroke(key)))
                    .actionPerformed(null);
            return null;
        });
        settle(view);
    }

    private void press(Component surface, int x, int y, int modifiers, int button) throws Exception {
        mouse(surface, MouseEvent.MOUSE_PRESSED, x, y, modifiers, button);
        mouse(surface, MouseEvent.MOUSE_DRAGGED, x + 1, y, modifiers, button);
        mouse(surface, MouseEvent.MOUSE_RELEASED, x + 1, y, modifiers, button);
        settle(view);
    }

    @Test
    void pointsArePutInByTheMenu() throws Exception {
        List<String> items = onEventThread(() -> {
            JMenu file = lab.frame().getJMenuBar().getMenu(0);
            return Stream.of(file.getMenuComponents())
                    .filter(JMenuItem.class::isInstance)
                    .map(item -> ((JMenuItem) item).getText())
                    .toList();
        });
        assertThat(items).contains("Open points…", "Add a point…");

        onEventThread(() -> {
            PointsMenu.of(lab).orElseThrow().add(0.5, -0.25, 0);
            return null;
        });
        settle(view);

        assertThat(points()).containsExactly("0.5:-0.25:0");
        assertThat(status()).isEqualTo("a point more");
    }

    @Test
    void aFileIsOpenedAndSettingsKeepItsPoints() throws Exception {
        Path file = Files.writeString(folder.resolve("own.csv"), "x,y,class\n1,5,a\n2,0,b\n1,7,a\n4,1,b\n");
        Path settings = folder.resolve("settings.txt");
        openPoints(file);
        settle(view);
        String points = view.room().settings().texts().get("file");
        assertThat(points.split(";")).hasSize(4);
        assertThat(status()).startsWith("4 points of own.csv. Blue is b, orange a; ");

        onEventThread(() -> {
            lab.saveSettings(settings);
            return null;
        });
        click(view, "reset");
        assertThat(view.room().settings().changes()).isEmpty();
        onEventThread(() -> {
            lab.openSettings(settings);
            return null;
        });
        settle(view);

        assertThat(view.room().settings().changes())
                .containsEntry("file", points)
                .containsOnlyKeys("data", "file");
    }

    @Test
    void whatIsWrongWithAFileIsToldInADialogAndNothingIsChanged() throws Exception {
        Path file = Files.writeString(folder.resolve("own.csv"), "x,y,class\n1,5,a\n2,zero,b\n1,7,a\n4,1,b\n");

        openPoints(file);
        JDialog dialog = awaitDialog();

        String sentence = onEventThread(() ->
                named(dialog.getContentPane(), JTextArea.class, "complaint").getText());
        onEventThread(() -> {
            dialog.dispose();
            return null;
        });
        assertThat(sentence).contains("own.csv, line 3, column 2 (y): expected a number", "got 'zero'");
        assertThat(view.room().settings().changes()).isEmpty();
    }

    private void openPoints(Path file) throws Exception {
        onEventThread(() -> {
            PointsMenu.of(lab).orElseThrow().open(file);
            return null;
        });
    }

    private JDialog awaitDialog() throws Exception {
        for (int i = 0; i < MANY; i++) {
            List<JDialog> open = onEventThread(() -> Stream.of(lab.frame().getOwnedWindows())
                    .filter(Window::isShowing)
                    .filter(JDialog.class::isInstance)
                    .map(JDialog.class::cast)
                    .toList());
            if (!open.isEmpty()) {
                return open.get(0);
            }
            settle(view);
        }
        throw new AssertionError("there is no dialog");
    }

    private String status() throws Exception {
        return onEventThread(() -> named(view, JLabel.class, "status").getText());
    }
}
