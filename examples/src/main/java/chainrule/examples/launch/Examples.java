package chainrule.examples.launch;

import chainrule.examples.FeedForwardZoo;
import chainrule.examples.MicroGpt;
import chainrule.examples.OwnData;
import chainrule.examples.Tour;
import chainrule.examples.benchmarks.Benchmarks;
import chainrule.examples.gallery.Lesson;
import chainrule.examples.gallery.Solo;
import chainrule.examples.lab.Lab;
import chainrule.examples.shell.Shell;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Runs an example by its name: what {@code mvn -q compile exec:java -Dexample=NAME} calls. */
public final class Examples {
    private Examples() {}

    /**
     * Ends the program with status 2 where there is no such example, and with 1 where an example cannot write its files
     * or has a constant that it cannot work with.
     *
     * @param args the name, else {@code Tour}; then what the example takes, as {@code --no-window}
     */
    public static void main(String[] args) {
        String name = args.length == 0 || args[0] == null || args[0].isBlank() ? "Tour" : args[0];
        String[] rest = args.length == 0 ? args : Arrays.copyOfRange(args, 1, args.length);
        try {
            if (!run(name, rest)) {
                System.err.println(unknown(name));
                System.exit(2);
            }
        } catch (UncheckedIOException | IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    /** Returns whether there is such an example. */
    static boolean run(String name, String... args) {
        if (name.equalsIgnoreCase("Tour")) {
            Tour.main(args);
            return true;
        }
        if (name.equalsIgnoreCase("Lab")) {
            Lab.main(args);
            return true;
        }
        if (name.equalsIgnoreCase("JShell")) {
            Shell.main(args);
            return true;
        }
        if (name.equalsIgnoreCase("MicroGpt")) {
            MicroGpt.main(args);
            return true;
        }
        if (name.equalsIgnoreCase("FeedForwardZoo")) {
            FeedForwardZoo.main(args);
            return true;
        }
        if (name.equalsIgnoreCase("OwnData")) {
            OwnData.main(args);
            return true;
        }
        if (name.equalsIgnoreCase("Benchmarks")) {
            Benchmarks.main(args);
            return true;
        }
        List<Lesson> found = Tour.lessons().stream()
                .filter(lesson -> lesson.name().equalsIgnoreCase(name))
                .toList();
        found.forEach(lesson -> Solo.perform(lesson, args));
        return !found.isEmpty();
    }

    static String unknown(String name) {
        return "There is no example '" + name + "'. Choose one of Tour, "
                + Tour.lessons().stream().map(Lesson::name).collect(Collectors.joining(", "))
                + ", MicroGpt, FeedForwardZoo, OwnData, Lab, JShell.";
    }
}
