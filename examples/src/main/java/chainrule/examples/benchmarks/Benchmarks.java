package chainrule.examples.benchmarks;

import chainrule.engine.Activation;
import chainrule.examples.benchmarks.TrainingTimes.Step;
import chainrule.examples.benchmarks.TrainingTimes.Task;
import chainrule.examples.gallery.Gallery;
import chainrule.examples.plot.Csv;
import chainrule.examples.plot.Picture;
import chainrule.examples.plot.Png;
import chainrule.examples.plot.Table;
import chainrule.files.AtomicFile;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Measures how fast the engine is, prints tables in Markdown, and writes two pictures. It takes about six minutes, and wants the machine
 * for itself; {@code -Dquick=true} takes less than one and shows that all runs, but its figures mean little.
 */
public final class Benchmarks {
    private static final List<Shape> SHAPES = List.of(
            new Shape(8, 100),
            new Shape(8, 1000),
            new Shape(16, 10),
            new Shape(16, 100),
            new Shape(16, 1000),
            new Shape(16, 10_000),
            new Shape(32, 100),
            new Shape(32, 1000),
            new Shape(64, 10),
            new Shape(64, 100),
            new Shape(64, 1000),
            new Shape(64, 10_000),
            new Shape(128, 100),
            new Shape(128, 1000));

    /** In the middle of the others: with more activations, and those with ReLU in several JVMs, since no two compile alike. */
    private static final List<Shape> CENTRES = List.of(new Shape(16, 100), new Shape(64, 1000));

    private static final List<Activation> ACTIVATIONS = List.of(Activation.RELU, Activation.TANH, Activation.GELU);
    private static final Task TWO_MOONS = new Task(CENTRES.get(0), Activation.RELU);

    /** Multiply-adds of the largest step whose graph, built at once, fits into the heap of the measured JVMs. */
    private static final long EAGER_LIMIT = 60_000_000;

    private static final int FORKS_OF_CENTRES = 2;

    private final TrainingTimes training = new TrainingTimes();
    private final SpellingTimes spelling = new SpellingTimes();
    private final ActivationTimes activations = new ActivationTimes();
    private final Table others = Table.of("what", "time", "× hand-written", "bytes");
    private final Harness harness;
    private final boolean quick;
    private int done;

    private Benchmarks(Effort effort, PrintStream log) {
        this.harness = new Harness(effort, log);
        this.quick = effort == Effort.QUICK;
    }

    public static void main(String[] args) {
        Path folder = Gallery.prepared();
        Path logFile = folder.resolve("benchmarks.log");
        try (PrintStream log = new PrintStream(Files.newOutputStream(logFile), true, StandardCharsets.UTF_8)) {
            System.out.println("Measuring; JMH tells more in " + logFile);
            Benchmarks benchmarks = new Benchmarks(Effort.chosen(), log);
            benchmarks.measure();
            benchmarks.write(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to " + folder + ": " + e, e);
        }
    }

    private void measure() {
        List<Step> steps = steps();
        int count = steps.size()
                + 3
                + SpellingTimes.tasks().size() * SpellingTimes.contenders().size()
                + 2 * Activation.values().length;
        for (Step step : steps) {
            training.put(step, measure(count, step));
        }
        measureOthers(count);
        for (SpellingTimes.Task task : SpellingTimes.tasks()) {
            for (Contender contender : SpellingTimes.contenders()) {
                spelling.put(task, contender, measure(count, task, contender));
            }
        }
        for (Activation activation : Activation.values()) {
            activations.put(activation, measure(count, activation, "value"), measure(count, activation, "derivative"));
        }
    }

    /** The same task by all contenders, one after the other, so that they meet the machine in the same mood. */
    private static List<Step> steps() {
        List<Step> steps = new ArrayList<>();
        for (Shape shape : SHAPES) {
            for (Activation activation : CENTRES.contains(shape) ? ACTIVATIONS : List.of(Activation.RELU)) {
                contenders(new Task(shape, activation)).forEach(steps::add);
            }
        }
        return steps;
    }

    private static Stream<Step> contenders(Task task) {
        return Stream.of(Contender.values())
                .filter(contender -> switch (contender) {
                    case HAND_WRITTEN, COMPILED -> true;
                    case EAGER -> task.shape().multiplyAdds() <= EAGER_LIMIT;
                    case HAND_WRITTEN_SKIPPING, ELEMENTARY -> task.equals(TWO_MOONS);
                })
                .map(contender -> new Step(task, contender));
    }

    private Timing measure(int count, Step step) {
        Task task = step.task();
        return measure(
                count,
                step.toString(),
                TrainingStep.class,
                step.contender().method(),
                Map.of(
                        "units", task.shape().units(),
                        "samples", task.shape().samples(),
                        "activation", task.activation().name()),
                forks(task));
    }

    private Timing measure(int count, SpellingTimes.Task task, Contender contender) {
        return told(
                count,
                task + ", " + contender.title(),
                harness.measure(
                        SpellingStep.class,
                        contender.method(),
                        Map.of("width", task.width()),
                        quick ? 1 : FORKS_OF_CENTRES,
                        task.arguments()));
    }

    private int forks(Task task) {
        boolean central = CENTRES.contains(task.shape()) && task.activation() == Activation.RELU;
        return central && !quick ? FORKS_OF_CENTRES : 1;
    }

    private Timing measure(int count, Activation activation, String part) {
        return measure(
                count,
                activation.symbol() + ", " + part,
                ActivationCost.class,
                part,
                Map.of("activation", activation.name()),
                1);
    }

    private void measureOthers(int count) {
        Timing handWritten = training.of(TWO_MOONS, Contender.HAND_WRITTEN).orElseThrow();
        for (Contender contender : List.of(Contender.HAND_WRITTEN_SKIPPING, Contender.ELEMENTARY)) {
            Timing timing = training.of(TWO_MOONS, contender).orElseThrow();
            addOther(new Step(TWO_MOONS, contender).toString(), timing, Quantity.ratio(timing, handWritten));
        }
        for (String way : List.of("compiled", "eager")) {
            String what = "an epoch of digits, " + way;
            addOther(what, measure(count, what, DigitsEpoch.class, way, Map.of(), 1), "–");
        }
        String chain =
                String.format(Locale.ROOT, "%,d additions in a chain, forward and backward", AdditionChain.ADDITIONS);
        addOther(chain, measure(count, chain, AdditionChain.class, "forwardAndBackward", Map.of(), 1), "–");
    }

    private void addOther(String what, Timing timing, String ratio) {
        others.row(what, Quantity.time(timing), ratio, Quantity.bytes(timing.bytes()));
    }

    private Timing measure(
            int count, String what, Class<?> benchmark, String method, Map<String, ?> parameters, int forks) {
        return told(count, what, harness.measure(benchmark, method, parameters, forks));
    }

    private Timing told(int count, String what, Timing timing) {
        done++;
        System.out.println("[" + done + "/" + count + "] " + what + ": " + Quantity.time(timing));
        return timing;
    }

    private void write(Path folder) {
        String report = report();
        System.out.println();
        System.out.println(report);
        AtomicFile.write(folder.resolve("benchmarks.md"), report);
        save(folder, "speed", training.picture(), training.data());
        save(folder, "activation-cost", activations.picture(), activations.data());
    }

    private static void save(Path folder, String name, Picture picture, Table data) {
        Png.save(picture, folder.resolve(name + ".png"));
        Csv.save(data, folder.resolve(name + ".csv"));
        System.out.println("picture: " + folder.resolve(name + ".png"));
    }

    private String report() {
        return String.join(
                System.lineSeparator(),
                Machine.description() + ".",
                "Medians of all iterations, ± half the distance of the fastest and the slowest."
                        + (quick ? " A quick run: not for quoting." : ""),
                "",
                Markdown.table(training.sideBySide()),
                Markdown.table(others),
                Markdown.table(spelling.table()),
                Markdown.table(activations.besideRelu()));
    }
}
