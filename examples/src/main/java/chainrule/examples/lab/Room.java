package chainrule.examples.lab;

import chainrule.examples.plot.Table;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One subject of the lab, without any window: what can be set and done, and what is to be seen. A room is used by one thread at a time; only its
 * settings may be changed by another.
 */
public abstract class Room {
    private final Settings settings = new Settings();

    /** Settings that make an effect obvious, under a name that says which. */
    public record Preset(String name, Map<String, String> settings) {
        public Preset {
            settings = Map.copyOf(settings);
        }

        /** Takes settings as {@code depth=8}; all others are as at the start. */
        public Preset(String name, String... settings) {
            this(name, Settings.texts(settings));
        }
    }

    /** Something to do by a button. */
    public record Deed(String name, Runnable action) {}

    public abstract String name();

    /** The name as part of that of a file: {@code dead-relus}. */
    final String fileName() {
        return name().toLowerCase(Locale.ROOT).replace(' ', '-');
    }

    /** What to look for, in a sentence or two. */
    public abstract String whatToSee();

    public final Settings settings() {
        return settings;
    }

    /** The first one is what the pictures are of that are written without a window. */
    public abstract List<Preset> presets();

    /** Takes up changed settings; called once before the first look, with all of them. */
    public abstract void change(List<Setting<?>> changed);

    /** What is to be seen now. Pictures that were given out are never changed. */
    public abstract Look look();

    /** The figures behind what is seen. */
    public abstract Table data();

    /** What can be done by buttons; asked again after each deed, since a name may change, as from play to pause. */
    public List<Deed> deeds() {
        return List.of();
    }

    /** Whether its looks have a verdict. */
    public boolean hasDoctor() {
        return false;
    }

    /** Whether {@link #tick()} is to be called again and again. */
    public boolean isRunning() {
        return false;
    }

    /** A little of the work of a running room, a few milliseconds at most. */
    public void tick() {}

    /** How far a training has come; {@link #advanceTo} leads there from the start. */
    public int progress() {
        return 0;
    }

    /** Trains from the start up to the given {@link #progress()}, so that a state can be reproduced. */
    public void advanceTo(int progress) {}

    /** A progress at which the pictures of the first preset are worth seeing. */
    public int showpiece() {
        return 0;
    }

    /** A picture was pressed, or is being dragged over. */
    public void touch(Touch touch) {}

    /** An arrow key was pressed over the pictures: -1 or 1 for left or right, down or up. */
    public void arrow(int right, int up) {}

    /** A line of Java that shows the same again. */
    public final String java() {
        String changes = settings.changes().entrySet().stream()
                .map(entry -> ", \"" + entry.getKey() + "=" + entry.getValue() + "\"")
                .collect(Collectors.joining());
        return "chainrule.examples.lab.Lab.show(\"" + name() + "\", " + progress() + changes + ");";
    }
}
