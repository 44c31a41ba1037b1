package chainrule.examples.benchmarks;

import chainrule.engine.Activation;
import chainrule.examples.plot.LineChart;
import chainrule.examples.plot.Picture;
import chainrule.examples.plot.PictureGrid;
import chainrule.examples.plot.Table;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/** What the training steps took, as a table to read, a table of all digits, and a picture. */
final class TrainingTimes {
    /** From the upper line to the lower one, as far as one can know beforehand. */
    private static final List<Contender> COMPARED =
            List.of(Contender.EAGER, Contender.COMPILED, Contender.HAND_WRITTEN);

    private static final Shape CENTRE = new Shape(16, 100);

    private final Map<Step, Timing> timings = new LinkedHashMap<>();

    /** A step to be timed: what is computed, and who computes it. */
    record Step(Task task, Contender contender) {
        @Override
        public String toString() {
            return task + ", " + contender.title();
        }
    }

    /** What is computed in a step. */
    record Task(Shape shape, Activation activation) {
        @Override
        public String toString() {
            return shape + ", " + activation.symbol();
        }
    }

    void put(Step step, Timing timing) {
        timings.put(step, timing);
    }

    Optional<Timing> of(Task task, Contender contender) {
        return Optional.ofNullable(timings.get(new Step(task, contender)));
    }

    private List<Task> tasks() {
        return timings.keySet().stream().map(Step::task).distinct().toList();
    }

    /** Hand-written, compiled and eager side by side, a row a task. */
    Table sideBySide() {
        Table table = Table.of(
                "net × samples",
                "activation",
                "hand-written",
                "compiled",
                "eager",
                "compiled / hand-written",
                "eager / hand-written",
                "bytes: hand-written",
                "compiled",
                "eager");
        for (Task task : tasks()) {
            Optional<Timing> hand = of(task, Contender.HAND_WRITTEN);
            Optional<Timing> compiled = of(task, Contender.COMPILED);
            Optional<Timing> eager = of(task, Contender.EAGER);
            table.row(
                    task.shape(),
                    task.activation().symbol(),
                    cell(hand, Quantity::time),
                    cell(compiled, Quantity::time),
                    cell(eager, Quantity::time),
                    cell(compiled, timing -> Quantity.ratio(timing, hand.orElseThrow())),
                    cell(eager, timing -> Quantity.ratio(timing, hand.orElseThrow())),
                    cell(hand, timing -> Quantity.bytes(timing.bytes())),
                    cell(compiled, timing -> Quantity.bytes(timing.bytes())),
                    cell(eager, timing -> Quantity.bytes(timing.bytes())));
        }
        return table;
    }

    private static String cell(Optional<Timing> timing, Function<Timing, String> text) {
        return timing.map(text).orElse("–");
    }

    /** Every step, with all digits. */
    Table data() {
        Table table = Table.of(
                "net",
                "samples",
                "activation",
                "engine",
                "ns a step",
                "fastest ns",
                "slowest ns",
                "multiply-adds a step",
                "ns a multiply-add",
                "bytes a step");
        timings.forEach((step, timing) -> {
            Shape shape = step.task().shape();
            table.row(
                    shape.net(),
                    shape.samples(),
                    step.task().activation().symbol(),
                    step.contender().title(),
                    timing.nanoseconds(),
                    timing.fastest(),
                    timing.slowest(),
                    shape.multiplyAdds(),
                    timing.nanoseconds() / shape.multiplyAdds(),
                    timing.bytes());
        });
        return table;
    }

    /** Nanoseconds a multiply-add, over the width of the layers and over the number of samples. */
    Picture picture() {
        Picture wider = chart(
                "Wider layers, " + CENTRE.samples() + " samples a step",
                "units in each hidden layer",
                Shape::units,
                shape -> shape.samples() == CENTRE.samples());
        Picture more = chart(
                "More samples a step, " + CENTRE.units() + " units",
                "samples a step",
                Shape::samples,
                shape -> shape.units() == CENTRE.units());
        return new PictureGrid("What one multiply-add of a training step takes", 2, wider, more)
                .subtitle(
                        "Hand-written loops do the arithmetic and nothing else. The eager graph pays for every node; the compiled one gains by"
                                + " vector instructions, and by all processors from 1,000 samples on.");
    }

    private Stream<Shape> reluShapes() {
        return tasks().stream()
                .filter(task -> task.activation() == Activation.RELU)
                .map(Task::shape);
    }

    private Picture chart(String title, String axis, ToIntFunction<Shape> size, Predicate<Shape> condition) {
        List<Shape> shapes = reluShapes()
                .filter(condition)
                .sorted(Comparator.comparingInt(size))
                .toList();
        DoubleSummaryStatistics costs = reluShapes() // of both charts, so that they can be compared
                .filter(shape -> shape.samples() == CENTRE.samples() || shape.units() == CENTRE.units())
                .flatMapToDouble(shape -> COMPARED.stream().mapToDouble(way -> nanosecondsAMultiplyAdd(shape, way)))
                .filter(Double::isFinite)
                .summaryStatistics();
        LineChart chart = new LineChart(title)
                .size(480, 400)
                .axes(axis, "nanoseconds a multiply-add")
                .logY()
                .yRange(wholeDecade(Math::floor, costs.getMin()), wholeDecade(Math::ceil, costs.getMax()))
                .namesX(shapes.stream()
                        .map(shape -> String.format(Locale.ROOT, "%,d", size.applyAsInt(shape)))
                        .toArray(String[]::new));
        for (Contender contender : COMPARED) {
            chart.line(
                    contender.title(),
                    shapes.stream()
                            .mapToDouble(shape -> nanosecondsAMultiplyAdd(shape, contender))
                            .toArray());
        }
        return chart.markers();
    }

    private static double wholeDecade(DoubleUnaryOperator rounding, double value) {
        return Math.pow(10, rounding.applyAsDouble(Math.log10(value)));
    }

    private double nanosecondsAMultiplyAdd(Shape shape, Contender contender) {
        return of(new Task(shape, Activation.RELU), contender)
                .map(timing -> timing.nanoseconds() / shape.multiplyAdds())
                .orElse(Double.NaN);
    }
}
