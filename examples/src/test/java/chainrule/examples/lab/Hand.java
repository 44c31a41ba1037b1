package chainrule.examples.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Component;
import java.awt.Container;
import java.awt.KeyboardFocusManager;
import java.awt.event.KeyEvent;
import java.awt.event.MouseEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import javax.swing.AbstractButton;
import javax.swing.JButton;
import javax.swing.JCheckBox;
import javax.swing.JComboBox;
import javax.swing.JSpinner;
import javax.swing.JTextArea;
import javax.swing.JToggleButton;
import javax.swing.SwingUtilities;

/** Takes hold of an open lab as a user does: presses, waits for the room's answer, reads. */
final class Hand {
    /** How often a room is asked again until what it does in the background shows. */
    static final int MANY = 2000;

    private Hand() {}

    static <T> T onEventThread(Callable<T> action) throws Exception {
        FutureTask<T> task = new FutureTask<>(action);
        SwingUtilities.invokeLater(task);
        return task.get(30, TimeUnit.SECONDS);
    }

    /** Waits until the room has done all that it was asked, and its look has reached the screen. */
    static void settle(RoomView view) throws Exception {
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

    static <T extends Component> List<T> all(Container container, Class<T> kind) {
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

    static <T extends Component> T named(Container container, Class<T> kind, String name) {
        return all(container, kind).stream()
                .filter(component -> name.equals(component.getName()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("there is no " + kind.getSimpleName() + " called " + name));
    }

    /** In their order on the screen; a name may change when its button is pressed, as play and pause. */
    static List<String> names(Container container) {
        return all(container, JButton.class).stream().map(Component::getName).toList();
    }

    static void click(RoomView view, String button) throws Exception {
        onEventThread(() -> {
            named(view, AbstractButton.class, button).doClick(0);
            return null;
        });
        settle(view);
    }

    /** As from the screen, but at this component alone: a pointer that is really moved would move in the windows of other tests, too. */
    static void mouse(Component surface, int kind, int x, int y, int modifiers, int button) throws Exception {
        onEventThread(() -> {
            surface.dispatchEvent(new MouseEvent(surface, kind, 0, modifiers, x, y, 1, false, button));
            return null;
        });
    }

    static void key(Component surface, int code) throws Exception {
        onEventThread(() -> {
            KeyboardFocusManager.getCurrentKeyboardFocusManager()
                    .redispatchEvent(
                            surface, new KeyEvent(surface, KeyEvent.KEY_PRESSED, 0, 0, code, KeyEvent.CHAR_UNDEFINED));
            return null;
        });
    }

    static List<String> chosen(RoomView view) throws Exception {
        return onEventThread(() -> all(view, JToggleButton.class).stream()
                .filter(button -> !(button instanceof JCheckBox) && button.isSelected())
                .map(Component::getName)
                .toList());
    }

    static String text(RoomView view, String name) throws Exception {
        return onEventThread(() -> named(view, JTextArea.class, name).getText());
    }

    static void close(LabWindow lab) throws Exception {
        onEventThread(() -> {
            lab.frame().dispose();
            return null;
        });
        lab.awaitClose();
    }
}
