package chainrule.examples.lab;

import chainrule.examples.plot.HouseStyle;
import chainrule.examples.plot.Theme;
import com.formdev.flatlaf.FlatDarkLaf;
import com.formdev.flatlaf.FlatLaf;
import com.formdev.flatlaf.FlatLightLaf;
import java.awt.Dimension;
import java.awt.Rectangle;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import javax.swing.JFrame;
import javax.swing.JTabbedPane;
import javax.swing.SwingUtilities;
import javax.swing.WindowConstants;

/** All rooms on the screen, one beside another. */
final class LabWindow {
    private static final String TITLE = "Chainrule lab";
    private static final Dimension SMALLEST = new Dimension(900, 600);
    private static final Dimension WANTED = new Dimension(1240, 800);

    private final List<RoomView> views = new ArrayList<>();
    private final JFrame frame = new JFrame(TITLE);
    private final JTabbedPane tabs = new JTabbedPane();
    private final CountDownLatch closed = new CountDownLatch(1);

    /** With {@code -Dsettings=file} the lab begins where it ended the last time. */
    private final String wanted = System.getProperty("settings", "");

    /** Where the settings go when the window closes: never a file that could not be read. */
    private Path kept;

    private LabWindow(List<Room> rooms) {
        rooms.forEach(room -> views.add(new RoomView(room)));
    }

    /** Opens the window; may be called from any thread but that of events. */
    static LabWindow open(List<Room> rooms, int selected) {
        LabWindow[] window = new LabWindow[1];
        try {
            SwingUtilities.invokeAndWait(() -> {
                FlatLightLaf.setup();
                window[0] = new LabWindow(rooms);
                window[0].open(selected);
            });
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the lab was opening", e);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException("the lab could not be opened", e.getCause());
        }
        return window[0];
    }

    private void open(int selected) {
        views.forEach(view -> tabs.addTab(view.room().name(), view));
        tabs.setSelectedIndex(selected);
        tabs.addChangeListener(event -> wakeTheSelected());
        wakeTheSelected();
        frame.setContentPane(tabs);
        frame.setJMenuBar(new LabMenu(this).bar());
        frame.setMinimumSize(SMALLEST);
        Rectangle screen = frame.getGraphicsConfiguration().getBounds();
        frame.setSize(
                Math.max(SMALLEST.width, Math.min(WANTED.width, screen.width)),
                Math.max(SMALLEST.height, Math.min(WANTED.height, (int) (0.95 * screen.height))));
        frame.setLocationRelativeTo(null);
        frame.setDefaultCloseOperation(WindowConstants.DISPOSE_ON_CLOSE);
        frame.addWindowListener(new WindowAdapter() {
            @Override
            public void windowClosed(WindowEvent event) {
                saveKeptSettings();
                views.forEach(RoomView::close);
                HouseStyle.use(Theme.LIGHT);
                closed.countDown();
            }
        });
        openKeptSettings();
        frame.setVisible(true);
    }

    private void wakeTheSelected() {
        for (int i = 0; i < views.size(); i++) {
            views.get(i).thread().rest(i != tabs.getSelectedIndex());
        }
    }

    JTabbedPane tabs() {
        return tabs;
    }

    JFrame frame() {
        return frame;
    }

    List<RoomView> views() {
        return views;
    }

    void awaitClose() {
        try {
            closed.await();
        } catch (InterruptedException e) {
            SwingUtilities.invokeLater(frame::dispose);
            Thread.currentThread().interrupt();
        }
    }

    /** Windows at once; pictures as soon as their rooms have painted them anew. */
    void use(Theme theme) {
        HouseStyle.use(theme);
        if (theme == Theme.DARK) {
            FlatDarkLaf.setup();
        } else {
            FlatLightLaf.setup();
        }
        FlatLaf.updateUI();
        views.forEach(view -> view.thread().ask(() -> {}));
    }

    private List<Room> present() {
        return views.stream().map(RoomView::room).toList();
    }

    private void openKeptSettings() {
        if (wanted.isBlank()) {
            return;
        }
        try {
            Path file = Path.of(wanted);
            if (Files.exists(file)) {
                LabFile.open(present(), file);
                say("opened " + file);
            }
            keep(file);
        } catch (IllegalArgumentException | UncheckedIOException e) {
            frame.setTitle(TITLE + ": " + wanted + " is left as it is, save the settings as another file");
            say(e.getMessage() + ". It is left as it is: File, Save settings… keeps yours in another file");
        }
    }

    private void keep(Path file) {
        kept = file;
        frame.setTitle(TITLE);
    }

    /** Tells the console, since there is no window any more. */
    private void saveKeptSettings() {
        try {
            if (kept != null) {
                LabFile.save(present(), kept);
            }
        } catch (IllegalArgumentException | UncheckedIOException e) {
            System.err.println("The settings of the lab are not saved: " + e.getMessage());
        }
    }

    void openSettings(Path file) {
        try {
            LabFile.open(present(), file);
            say("opened " + file);
        } catch (IllegalArgumentException | UncheckedIOException e) {
            say(e.getMessage());
        }
    }

    /** What is saved in the place of a file that could not be read is kept from then on. */
    void saveSettings(Path file) {
        try {
            LabFile.save(present(), file);
            if (kept == null && !wanted.isBlank()) {
                keep(file);
            }
            say("saved " + file);
        } catch (IllegalArgumentException e) {
            say(e.getMessage() + ". It is left as it is: choose another file");
        } catch (UncheckedIOException e) {
            say(e.getMessage());
        }
    }

    /** In every room, for one may have changed rooms meanwhile. */
    private void say(String sentence) {
        views.forEach(view -> view.say(sentence));
    }
}
