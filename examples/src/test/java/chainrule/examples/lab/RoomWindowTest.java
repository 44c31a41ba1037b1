package chainrule.examples.lab;

import static chainrule.examples.lab.Hand.key;
import static chainrule.examples.lab.Hand.named;
import static chainrule.examples.lab.Hand.onEventThread;
import static chainrule.examples.lab.Hand.settle;
import static chainrule.examples.lab.Hand.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import chainrule.examples.lab.activation.ActivationRoom;
import chainrule.examples.plot.AxesPicture;
import chainrule.examples.plot.PictureWindow;
import java.awt.Component;
import java.awt.Point;
import java.awt.Rectangle;
import java.awt.event.InputEvent;
import java.awt.event.KeyEvent;
import java.awt.event.MouseEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.swing.JFormattedTextField;
import javax.swing.JLabel;
import javax.swing.JSlider;
import javax.swing.JSpinner;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One room in its window, on a real or a virtual screen: what holds for each room, at the cost of one. */
class RoomWindowTest {
    @TempDir
    Path folder;

    private LabWindow lab;

    @BeforeEach
    void open() {
        assumeTrue(PictureWindow.available(), "skipped: the lab needs a display, and there is none");
        lab = LabWindow.open(List.of(new ActivationRoom()), 0);
    }

    @AfterEach
    void close() throws Exception {
        if (lab != null) {
            Hand.close(lab);
        }
    }

    @Test
    void theMouseDragsTheKinkAndTheArrowKeysMoveIt() throws Exception {
        RoomView view = lab.views().get(0);
        settle(view);
        Component surface = view.canvas().surface();
        Point from = kink(view, 0);
        Point to = kink(view, 2);

        mouse(surface, MouseEvent.MOUSE_PRESSED, from.x, from.y);
        for (int i = 1; i <= 10; i++) {
            mouse(surface, MouseEvent.MOUSE_DRAGGED, from.x + (to.x - from.x) * i / 10, from.y);
        }
        mouse(surface, MouseEvent.MOUSE_RELEASED, to.x, to.y);
        settle(view);
        assertThat(text(view, "readouts")).contains("kink at x = −b = 2.00");

        key(surface, KeyEvent.VK_RIGHT);
        settle(view);
        assertThat(text(view, "readouts")).contains("kink at x = −b = 2.10");
        JSpinner field = named(view, JSpinner.class, "bias.field");
        assertThat(onEventThread(field::getValue)).isEqualTo(-2.1);
    }

    private static void mouse(Component surface, int kind, int x, int y) throws Exception {
        Hand.mouse(surface, kind, x, y, InputEvent.BUTTON1_DOWN_MASK, MouseEvent.BUTTON1);
    }

    /** Where x lies on the canvas, in the middle of the first picture's height. */
    private static Point kink(RoomView view, double x) throws Exception {
        return onEventThread(() -> {
            Rectangle cell = view.canvas().cell(0);
            AxesPicture<?> picture =
                    (AxesPicture<?>) view.room().look().pictures().get(0);
            int left = 0;
            int right = cell.width;
            while (left < right) {
                int middle = (left + right) / 2;
                boolean before = picture.valueAt(new Point(middle, cell.height / 2), cell.getSize())
                                .getX()
                        < x;
                left = before ? middle + 1 : left;
                right = before ? right : middle;
            }
            return new Point(cell.x + left, cell.y + cell.height / 2);
        });
    }

    @Test
    void whatIsTypedAndRefusedIsTakenBackWithAWordWhy() throws Exception {
        RoomView view = lab.views().get(0);
        settle(view);
        JSpinner layers = named(view, JSpinner.class, "depth");

        onEventThread(() -> {
            JFormattedTextField field = ((JSpinner.DefaultEditor) layers.getEditor()).getTextField();
            field.setText("99999");
            field.getActionMap().get("take").actionPerformed(null);
            return null;
        });

        assertThat(onEventThread(layers::getValue)).isEqualTo(8);
        assertThat(onEventThread(() -> named(view, JLabel.class, "status").getText()))
                .isEqualTo("layers: a whole number from 1 to 32, not 99999");
    }

    @Test
    void aSettingWithoutAnyEffectIsGrey() throws Exception {
        RoomView view = lab.views().get(0);
        JSlider alpha = named(view, JSlider.class, "alpha");
        assertThat(onEventThread(alpha::isEnabled)).isFalse();

        view.room().settings().set(Map.of("activation", "elu"));
        settle(view);

        assertThat(onEventThread(alpha::isEnabled)).isTrue();
    }

    @Test
    void savedSettingsComeBackAndABrokenFileChangesNothing() throws Exception {
        Path file = folder.resolve("settings.txt");
        Room room = lab.views().get(0).room();
        room.settings().set(Map.of("activation", "gelu"));
        onEventThread(() -> {
            lab.saveSettings(file);
            return null;
        });
        room.settings().set(Map.of());

        onEventThread(() -> {
            lab.openSettings(file);
            return null;
        });

        assertThat(room.settings().changes()).containsOnlyKeys("activation").containsValue("gelu");

        Files.writeString(file, "Chainrule lab settings\nActivations: depth=many\n");
        onEventThread(() -> {
            lab.openSettings(file);
            return null;
        });
        assertThat(room.settings().changes()).containsOnlyKeys("activation").containsValue("gelu");
        assertThat(onEventThread(
                        () -> named(lab.views().get(0), JLabel.class, "status").getText()))
                .isEqualTo("settings.txt, line 2: depth: expected a whole number from 1 to 32, got many");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "My thesis\n",
                "Chainrule lab settings\nActivations: colour=red\n",
                "Chainrule lab settings\nActivations: depth=many\n",
                ""
            })
    void aFileThatCannotBeReadIsNeverWrittenTo(String text) throws Exception {
        Path thesis = Files.writeString(folder.resolve("thesis.txt"), text);
        Path other = folder.resolve("other.txt");

        reopenWithSettings(thesis);
        assertThat(onEventThread(
                        () -> named(lab.views().get(0), JLabel.class, "status").getText()))
                .startsWith("thesis.txt")
                .endsWith("It is left as it is: File, Save settings… keeps yours in another file");
        assertThat(onEventThread(lab.frame()::getTitle)).contains("thesis.txt is left as it is");
        onEventThread(() -> {
            lab.saveSettings(thesis);
            return null;
        });
        reopenWithSettings(thesis);
        onEventThread(() -> {
            lab.saveSettings(other);
            return null;
        });
        assertThat(onEventThread(lab.frame()::getTitle)).isEqualTo("Chainrule lab");
        lab.views().get(0).room().settings().set(Map.of("depth", "5"));
        reopenWithSettings(other);

        assertThat(Files.readString(thesis)).isEqualTo(text);
        assertThat(Files.readString(other)).contains("Activations: depth=5");
        assertThat(lab.views().get(0).room().settings().changes()).containsOnlyKeys("depth");
    }

    @Test
    void settingsThatAreNotThereYetAreMadeOnClosing() throws Exception {
        Path file = folder.resolve("new/settings.txt");

        reopenWithSettings(file);
        assertThat(file).doesNotExist();
        reopenWithSettings(file);

        assertThat(Files.readString(file)).startsWith("Chainrule lab settings\n");
    }

    private void reopenWithSettings(Path file) throws Exception {
        Hand.close(lab);
        System.setProperty("settings", file.toString());
        try {
            lab = LabWindow.open(List.of(new ActivationRoom()), 0);
        } finally {
            System.clearProperty("settings");
        }
    }
}
