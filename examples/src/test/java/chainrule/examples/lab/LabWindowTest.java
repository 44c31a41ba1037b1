package chainrule.examples.lab;

import static chainrule.examples.lab.Hand.MANY;
import static chainrule.examples.lab.Hand.all;
import static chainrule.examples.lab.Hand.chosen;
import static chainrule.examples.lab.Hand.click;
import static chainrule.examples.lab.Hand.named;
import static chainrule.examples.lab.Hand.names;
import static chainrule.examples.lab.Hand.onEventThread;
import static chainrule.examples.lab.Hand.settle;
import static chainrule.examples.lab.Hand.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import chainrule.examples.plot.HouseStyle;
import chainrule.examples.plot.PictureWindow;
import chainrule.examples.plot.Theme;
import java.awt.Component;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.swing.AbstractButton;
import javax.swing.JButton;
import javax.swing.JCheckBox;
import javax.swing.JComboBox;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JSlider;
import javax.swing.JSpinner;
import javax.swing.JToggleButton;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
            Hand.close(lab);
            Thread.setDefaultUncaughtExceptionHandler(before);
            assertThat(uncaught).as("exceptions that nobody caught").isEmpty();
        }
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
        for (int i = 0; i < MANY && text(view, "readouts").contains("revived so far 0"); i++) {
            settle(view);
        }

        assertThat(text(view, "readouts")).doesNotContain("revived so far 0");
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
        Hand.close(lab);
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
