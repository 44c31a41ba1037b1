package chainrule.examples.lab;

import chainrule.examples.gallery.Gallery;
import chainrule.examples.lab.activation.ActivationRoom;
import chainrule.examples.lab.bentgrid.BentGridRoom;
import chainrule.examples.lab.deadrelu.DeadReluRoom;
import chainrule.examples.lab.neuron.NeuronRoom;
import chainrule.examples.lab.playground.PlaygroundRoom;
import chainrule.examples.lab.vanishing.VanishingRoom;
import chainrule.examples.plot.Picture;
import chainrule.examples.plot.PictureWindow;
import chainrule.examples.plot.Png;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A window in which one takes hold of what the lessons show: a room for each subject. */
public final class Lab {
    private static final String NO_SCREEN =
            "The lab needs a screen, and there is none. With -Dwindow=false it writes the pictures of its rooms instead.";

    private Lab() {}

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
        int index = rooms.indexOf(chosen);
        LabWindow window = open(rooms, index);
        window.views().get(index).thread().ask(() -> chosen.advanceTo(progress));
        window.awaitClose();
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
        room.settings().set(Settings.texts(settings));
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
            Png.save(room.look().together(room.name()), file);
            files.add(file);
        }
        return files;
    }

    private static LabWindow open(List<Room> rooms, int selected) {
        if (!PictureWindow.available()) {
            throw new IllegalStateException(NO_SCREEN);
        }
        return LabWindow.open(rooms, selected);
    }
}
