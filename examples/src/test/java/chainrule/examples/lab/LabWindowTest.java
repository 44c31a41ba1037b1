package chainrule.examples.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import chainrule.examples.plot.AxesPicture;
import chainrule.examples.plot.HouseStyle;
import chainrule.examples.plot.PictureWindow;
import chainrule.examples.plot.Theme;
import java.awt.AWTException;
import java.awt.Component;
import java.awt.Container;
import java.awt.Point;
import java.awt.Rectangle;
import java.awt.Robot;
import java.awt.event.InputEvent;
import java.awt.event.KeyEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.swing.AbstractButton;
import javax.swing.JButton;
import javax.swing.JCheckBox;
import javax.swing.JComboBox;
import javax.swing.JFormattedTextField;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JSlider;
import javax.swing.JSpinner;
import javax.swing.JTextArea;
import javax.swing.JToggleButton;
import javax.swing.SwingUtilities;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The real window, on a real or a virtual screen. */
class LabWindowTest {
    @TempDir
    Path folder;

    private final Queue<Throwable> uncaught = new ConcurrentLinkedQueue<>();
    private Thread.UncaughtExceptionHandler before;
    private LabWindow lab;

    @BeforeEach
    void open() {
        assumeTrue(PictureWindow.available(), "skipped: the lab needs a display, and there is none");
        before = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> uncaught.add(failure));
        lab = LabWindow.open(Lab.rooms(), 0);
    }

    @AfterEach
    void close() throws Exception {
        if (lab != null) {
            onEventThread(() -> {
                lab.frame().dispose();
                return null;
            });
            lab.awaitClose();
            Thread.setDefaultUncaughtExceptionHandler(before);
            assertThat(uncaught).as("exceptions that nobody caught").isEmpty();
        }
    }

    private static <T> T onEventThread(Callable<T> action) throws Exception {
        FutureTask<T> task = new FutureTask<>(action);
        SwingUtilities.invokeLater(task);
        return task.get(30, TimeUnit.SECONDS);
    }

    /** Waits until the room has done all that it was asked, and its look has reached the screen. */
    private static void settle(RoomView view) throws Exception {
        for (int i = 0; i < 2; i++) {
            onEventThread(() -> null);
            CountDownLatch done = new CountDownLatch(1);
            view.thread().ask(done::countDown);
            assertThat(done.await(60, TimeUnit.SECONDS))
                    .as(view.room().name() + " answers")
                    .isTrue();
        }
        onEventThread(() -> null);
    }

    private static <T extends Component> List<T> all(Container container, Class<T> kind) {
        List<T> found = new ArrayList<>();
        for (Component component : container.getComponents()) {
            if (kind.isInstance(component)) {
                found.add(kind.cast(component));
            }
            if (component instanceof Container inner
                    && !(component instanceof JSpinner)
                    && !(component instanceof JComboBox)) {
                found.addAll(all(inner, kind));
            }
        }
        return found;
    }

    private static <T extends Component> T named(Container container, Class<T> kind, String name) {
        return all(container, kind).stream()
                .filter(component -> name.equals(component.getName()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("there is no " + kind.getSimpleName() + " called " + name));
    }

    /** In their order on the screen; a name may change when its button is pressed, as play and pause. */
    private static List<String> names(Container container) {
        return all(container, JButton.class).stream().map(Component::getName).toList();
    }

    @Test
    void aRunningTrainingIsSwappedToLeakyAndMovesOn() throws Exception {
        RoomView view = lab.views().stream()
                .filter(each -> each.room().name().equals("Dead ReLUs"))
                .findFirst()
                .orElseThrow();
        onEventThread(() -> {
            lab.tabs().setSelectedComponent(view);
            return null;
        });
        settle(view);
        click(view, "bias -3 kills at once");
        assertThat(text(view, "readouts")).contains("dead now 24 of 24");

        click(view, "swap to leaky now");
        click(view, "train 10 epochs");
        for (int i = 0; i < 2000 && text(view, "readouts").contains("revived so far 0"); i++) {
            settle(view);
        }

        assertThat(text(view, "readouts")).doesNotContain("revived so far 0");
    }

    private static void click(RoomView view, String button) throws Exception {
        onEventThread(() -> {
            named(view, AbstractButton.class, button).doClick(0);
            return null;
        });
        settle(view);
    }

    private static List<String> chosen(RoomView view) throws Exception {
        return onEventThread(() -> all(view, JToggleButton.class).stream()
                .filter(button -> !(button instanceof JCheckBox) && button.isSelected())
                .map(Component::getName)
                .toList());
    }

    private static String text(RoomView view, String name) throws Exception {
        return onEventThread(() -> named(view, JTextArea.class, name).getText());
    }

    @Test
    void theMouseDragsTheKinkAndTheArrowKeysMoveIt() throws Exception {
        RoomView view = lab.views().get(0);
        settle(view);
        Robot robot = robot();
        Point from = kink(view, 0);
        Point to = kink(view, 2);

        robot.mouseMove(from.x, from.y);
        robot.mousePress(InputEvent.BUTTON1_DOWN_MASK);
        for (int i = 1; i <= 10; i++) {
            robot.mouseMove(from.x + (to.x - from.x) * i / 10, from.y);
        }
        robot.mouseRelease(InputEvent.BUTTON1_DOWN_MASK);
        robot.waitForIdle();
        settle(view);
        assertThat(text(view, "readouts")).contains("kink at x = −b = 2.00");

        onEventThread(() -> view.canvas().surface().requestFocusInWindow());
        robot.waitForIdle();
        robot.keyPress(KeyEvent.VK_RIGHT);
        robot.keyRelease(KeyEvent.VK_RIGHT);
        robot.waitForIdle();
        settle(view);
        assertThat(text(view, "readouts")).contains("kink at x = −b = 2.10");
        JSpinner field = named(view, JSpinner.class, "bias.field");
        assertThat(onEventThread(field::getValue)).isEqualTo(-2.1);
    }

    private static Robot robot() throws AWTException {
        Robot robot = new Robot();
        robot.setAutoDelay(20);
        return robot;
    }

    /** Where x lies on the screen, in the middle of the first picture's height. */
    private static Point kink(RoomView view, double x) throws Exception {
        return onEventThread(() -> {
            Rectangle cell = view.canvas().cell(0);
            AxesPicture<?> picture =
                    (AxesPicture<?>) view.room().look().pictures().get(0);
            Point origin = view.canvas().surface().getLocationOnScreen();
            for (int left = 0; left < cell.width; left++) {
                if (picture.valueAt(new Point(left, cell.height / 2), cell.getSize())
                                .getX()
                        >= x) {
                    return new Point(origin.x + cell.x + left, origin.y + cell.y + cell.height / 2);
                }
            }
            throw new AssertionError(x + " is not on the picture");
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
    void everyControlOfEveryRoomWorksOnce() throws Exception {
        for (RoomView view : lab.views()) {
            for (JComboBox<?> combo : all(view, JComboBox.class)) {
                for (int i = combo.getItemCount() - 1; i >= 0; i--) {
                    int item = i;
                    onEventThread(() -> {
                        combo.setSelectedIndex(item);
                        return null;
                    });
                    settle(view);
                }
            }
            for (JSpinner spinner : all(view, JSpinner.class)) {
                onEventThread(() -> {
                    Object next = spinner.getNextValue();
                    spinner.setValue(next != null ? next : spinner.getPreviousValue());
                    return null;
                });
                settle(view);
            }
            for (JSlider slider : all(view, JSlider.class)) {
                onEventThread(() -> {
                    slider.setValue((slider.getMinimum() + 2 * slider.getMaximum()) / 3);
                    return null;
                });
                settle(view);
            }
            for (JCheckBox box : all(view, JCheckBox.class)) {
                onEventThread(() -> {
                    box.doClick(0);
                    return null;
                });
                settle(view);
            }
            for (Room.Preset preset : view.room().presets()) {
                click(view, preset.name());
                assertThat(chosen(view)).containsExactly(preset.name());
            }
            for (String deed : onEventThread(() -> names(named(view, JPanel.class, "deeds")))) {
                boolean isThere = onEventThread(() -> names(view).contains(deed));
                if (isThere && !deed.equals("open in browser")) {
                    click(view, deed);
                }
            }
            click(view, "reset");
            assertThat(view.room().settings().changes()).as(view.room().name()).isEmpty();
            assertThat(onEventThread(() -> named(view, JLabel.class, "status").getText()))
                    .as(view.room().name())
                    .doesNotContain("did not work");
        }
    }

    @Test
    void whatIsOnTheScreenCanBeKept() throws Exception {
        for (RoomView view : lab.views()) {
            Path picture = folder.resolve(view.room().name() + ".png");
            Path data = folder.resolve(view.room().name() + ".csv");
            settle(view);
            onEventThread(() -> {
                view.keeping().savePicture(picture);
                view.keeping().saveData(data);
                return null;
            });
            settle(view);

            assertThat(Files.readAllBytes(picture))
                    .as(view.room().name())
                    .startsWith(0x89, 'P', 'N', 'G')
                    .hasSizeGreaterThan(5000);
            List<String> lines = Files.readAllLines(data);
            assertThat(lines.get(0))
                    .isEqualTo(String.join(",", view.room().data().header()));
            assertThat(lines).hasSizeGreaterThan(1);
        }
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
                        () -> named(lab.views().get(3), JLabel.class, "status").getText()))
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
        onEventThread(() -> {
            lab.frame().dispose();
            return null;
        });
        lab.awaitClose();
        System.setProperty("settings", file.toString());
        try {
            lab = LabWindow.open(Lab.rooms(), 0);
        } finally {
            System.clearProperty("settings");
        }
    }

    @Test
    void darkAndLightCanBeChangedWhileTheWindowIsOpen() throws Exception {
        onEventThread(() -> {
            lab.use(Theme.DARK);
            return null;
        });
        for (RoomView view : lab.views()) {
            settle(view);
        }
        assertThat(HouseStyle.theme()).isEqualTo(Theme.DARK);
        onEventThread(() -> {
            lab.use(Theme.LIGHT);
            return null;
        });
        assertThat(HouseStyle.theme()).isEqualTo(Theme.LIGHT);
    }

    @Test
    void nothingIsCutOffInTheSmallestWindow() throws Exception {
        onEventThread(() -> {
            lab.frame().setSize(900, 600);
            lab.frame().validate();
            return null;
        });
        for (RoomView view : lab.views()) {
            settle(view);
            List<String> cut = onEventThread(() -> Stream.concat(
                            all(view, JButton.class).stream(), all(view, JToggleButton.class).stream())
                    .filter(Component::isShowing)
                    .filter(button -> button.getPreferredSize().width > button.getWidth())
                    .map(AbstractButton::getText)
                    .toList());
            assertThat(cut).as("cut off in " + view.room().name()).isEmpty();
        }
    }

    @Test
    void closingTheWindowEndsEveryThreadOfTheLab() throws Exception {
        onEventThread(() -> {
            lab.frame().dispose();
            return null;
        });
        lab.awaitClose();
        for (RoomView view : lab.views()) {
            assertThat(view.thread().awaitEnd(20, TimeUnit.SECONDS))
                    .as(view.room().name())
                    .isTrue();
        }
    }

    @Test
    void aLineOfJavaThatNamesNoRoomIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Lab.picturesOf("Kitchen", 0))
                .withMessageStartingWith("room: expected one of Activations")
                .withMessageEndingWith("got Kitchen");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Lab.picturesOf("Activations", 0, "depth"))
                .withMessage("settings: expected key=value, got depth");
    }
}
