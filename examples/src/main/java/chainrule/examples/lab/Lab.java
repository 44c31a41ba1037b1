package chainrule.examples.lab;

import chainrule.examples.gallery.Gallery;
import chainrule.examples.plot.HouseStyle;
import chainrule.examples.plot.Picture;
import chainrule.examples.plot.PictureWindow;
import chainrule.examples.plot.Png;
import chainrule.examples.plot.Theme;
import com.formdev.flatlaf.FlatDarkLaf;
import com.formdev.flatlaf.FlatLaf;
import com.formdev.flatlaf.FlatLightLaf;
import java.awt.Dimension;
import java.awt.Rectangle;
import java.awt.Toolkit;
import java.awt.event.KeyEvent;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import javax.swing.ButtonGroup;
import javax.swing.JFileChooser;
import javax.swing.JFrame;
import javax.swing.JMenu;
import javax.swing.JMenuBar;
import javax.swing.JMenuItem;
import javax.swing.JRadioButtonMenuItem;
import javax.swing.JTabbedPane;
import javax.swing.KeyStroke;
import javax.swing.SwingUtilities;
import javax.swing.WindowConstants;

/** A window in which one takes hold of what the lessons show: a room for each subject. */
public final class Lab {
    private static final String NO_SCREEN =
            "The lab needs a screen, and there is none. With -Dwindow=false it writes the pictures of its rooms instead.";

    private static final Dimension SMALLEST = new Dimension(900, 600);
    private static final Dimension WANTED = new Dimension(1240, 800);

    private final List<RoomView> views = new ArrayList<>();
    private final JFrame frame = new JFrame("Chainrule lab");
    private final JTabbedPane tabs = new JTabbedPane();
    private final CountDownLatch closed = new CountDownLatch(1);

    private Lab(List<Room> rooms) {
        rooms.forEach(room -> views.add(new RoomView(room)));
    }

    /** All rooms, as they are at the start. */
    public static List<Room> rooms() {
        return List.of(
                new ActivationRoom(),
                new VanishingRoom(),
                new DeadReluRoom(),
                new BentGridRoom(),
                new PlaygroundRoom(),
                new NeuronRoom());
    }

    /**
     * Opens the lab and returns when its window was closed. With {@code -Dwindow=false} the pictures of every room are written into the gallery
     * instead. Ends the program with status 1 where there is no screen.
     */
    public static void main(String[] args) {
        if ("false".equals(System.getProperty("window"))) {
            pictures(Gallery.prepared()).forEach(file -> System.out.println("picture: " + file));
        } else if (!PictureWindow.available()) {
            System.err.println(NO_SCREEN);
            System.exit(1);
        } else {
            open(rooms(), 0).awaitClose();
        }
    }

    /**
     * Opens the lab at one room with the given settings: what a room copies as a line of Java.
     *
     * @param room the name of a room, as {@code Activations}
     * @param progress how far to train, for rooms that train
     * @param settings as {@code depth=8}; all others are as at the start
     * @throws IllegalArgumentException if there is no such room or setting, or a value is out of its bounds
     */
    public static void show(String room, int progress, String... settings) {
        List<Room> rooms = rooms();
        Room chosen = prepared(rooms, room, settings);
        Lab lab = open(rooms, rooms.indexOf(chosen));
        lab.views.get(rooms.indexOf(chosen)).thread().ask(() -> chosen.advanceTo(progress));
        lab.awaitClose();
    }

    /** The pictures that {@link #show} would show. */
    public static List<Picture> picturesOf(String room, int progress, String... settings) {
        Room chosen = prepared(rooms(), room, settings);
        chosen.change(chosen.settings().all());
        chosen.advanceTo(progress);
        return chosen.look().pictures();
    }

    private static Room prepared(List<Room> rooms, String name, String... settings) {
        Room room = rooms.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("room: expected one of "
                        + String.join(", ", rooms.stream().map(Room::name).toList()) + ", got " + name));
        Map<String, String> texts = new LinkedHashMap<>();
        Arrays.stream(settings).forEach(setting -> {
            int equals = setting.indexOf('=');
            if (equals < 0) {
                throw new IllegalArgumentException("settings: expected key=value, got " + setting);
            }
            texts.put(setting.substring(0, equals), setting.substring(equals + 1));
        });
        room.settings().set(texts);
        return room;
    }

    /** Writes the pictures of every room, at its first preset, and returns the files. */
    static List<Path> pictures(Path folder) {
        List<Path> files = new ArrayList<>();
        for (Room room : rooms()) {
            room.settings().set(room.presets().get(0).settings());
            room.change(room.settings().all());
            room.advanceTo(room.showpiece());
            Path file = folder.resolve("lab-" + room.fileName() + ".png");
            try {
                Png.save(RoomView.together(room, room.look()), file);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot write " + file + ": " + e.getMessage(), e);
            }
            files.add(file);
        }
        return files;
    }

    /** Opens the window; may be called from any thread but that of events. */
    static Lab open(List<Room> rooms, int selected) {
        if (!PictureWindow.available()) {
            throw new IllegalStateException(NO_SCREEN);
        }
        Lab[] lab = new Lab[1];
        try {
            SwingUtilities.invokeAndWait(() -> {
                FlatLightLaf.setup();
                lab[0] = new Lab(rooms);
                lab[0].open(selected);
            });
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the lab was opening", e);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException("the lab could not be opened", e.getCause());
        }
        return lab[0];
    }

    private void open(int selected) {
        views.forEach(view -> tabs.addTab(view.room().name(), view));
        tabs.setSelectedIndex(selected);
        tabs.addChangeListener(event -> wakeTheSelected());
        wakeTheSelected();
        frame.setContentPane(tabs);
        frame.setJMenuBar(menus());
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
                keptSettings().ifPresent(file -> saveSettings(file));
                views.forEach(RoomView::close);
                HouseStyle.use(Theme.LIGHT);
                closed.countDown();
            }
        });
        keptSettings().filter(Files::exists).ifPresent(this::openSettings);
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

    // ---- menus

    private JMenuBar menus() {
        JMenu file = new JMenu("File");
        file.setMnemonic(KeyEvent.VK_F);
        file.add(item("Open settings…", KeyEvent.VK_O, this::openSettings));
        file.add(item("Save settings…", KeyEvent.VK_S, this::saveSettings));
        file.addSeparator();
        file.add(item("Close", KeyEvent.VK_W, frame::dispose));
        JMenu view = new JMenu("View");
        view.setMnemonic(KeyEvent.VK_V);
        ButtonGroup themes = new ButtonGroup();
        view.add(theme("Light", Theme.LIGHT, themes)).setSelected(true);
        view.add(theme("Dark", Theme.DARK, themes));
        view.addSeparator();
        for (int i = 0; i < views.size(); i++) {
            int index = i;
            view.add(item(views.get(i).room().name(), KeyEvent.VK_1 + i, () -> tabs.setSelectedIndex(index)));
        }
        JMenuBar bar = new JMenuBar();
        bar.add(file);
        bar.add(view);
        return bar;
    }

    private static JMenuItem item(String name, int key, Runnable action) {
        JMenuItem item = new JMenuItem(name);
        item.setAccelerator(
                KeyStroke.getKeyStroke(key, Toolkit.getDefaultToolkit().getMenuShortcutKeyMaskEx()));
        item.addActionListener(event -> action.run());
        return item;
    }

    private JMenuItem theme(String name, Theme theme, ButtonGroup group) {
        JRadioButtonMenuItem item = new JRadioButtonMenuItem(name);
        item.addActionListener(event -> use(theme));
        group.add(item);
        return item;
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

    // ---- settings that outlive the window

    private List<Room> present() {
        return views.stream().map(RoomView::room).toList();
    }

    private void openSettings() {
        JFileChooser chooser = new JFileChooser();
        if (chooser.showOpenDialog(frame) == JFileChooser.APPROVE_OPTION) {
            openSettings(chooser.getSelectedFile().toPath());
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

    private void saveSettings() {
        JFileChooser chooser = new JFileChooser();
        chooser.setSelectedFile(new File("lab-settings.txt"));
        if (chooser.showSaveDialog(frame) == JFileChooser.APPROVE_OPTION
                && RoomView.mayReplace(frame, chooser.getSelectedFile())) {
            saveSettings(chooser.getSelectedFile().toPath());
        }
    }

    void saveSettings(Path file) {
        try {
            LabFile.save(present(), file);
            say("saved " + file);
        } catch (UncheckedIOException e) {
            say(e.getMessage());
        }
    }

    /** In every room, for one may have changed rooms meanwhile. */
    private void say(String sentence) {
        views.forEach(view -> view.say(sentence));
    }

    /** With {@code -Dsettings=file} the lab begins where it ended the last time. */
    private static Optional<Path> keptSettings() {
        String chosen = System.getProperty("settings", "");
        return chosen.isBlank() ? Optional.empty() : Optional.of(Path.of(chosen));
    }
}
