package chainrule.examples.benchmarks;

import chainrule.examples.plot.Table;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a step of the transformer took, with each garbage collector that a user may meet. */
final class SpellingTimes {
    /** Heaps as in the other benchmarks, as one gets them with a small machine or the Maven command, and as the JVM chooses them. */
    private static final Map<String, String> COLLECTORS = collectors();

    private static final List<Integer> WIDTHS = List.of(16, 64);

    private final Map<Task, Map<Contender, Timing>> timings = new LinkedHashMap<>();

    /** A width and context, and the collector of the measured JVM. */
    record Task(int width, String collector) {
        String arguments() {
            return COLLECTORS.get(collector);
        }

        @Override
        public String toString() {
            return "a step of the transformer, width " + width + ", " + collector;
        }
    }

    private static Map<String, String> collectors() {
        Map<String, String> collectors = new LinkedHashMap<>();
        collectors.put("ParallelGC, heap touched", Harness.JVM_ARGUMENTS);
        collectors.put("SerialGC", "-XX:+UseSerialGC");
        collectors.put("JVM's defaults", "-showversion");
        return collectors;
    }

    static List<Task> tasks() {
        return WIDTHS.stream()
                .flatMap(width -> COLLECTORS.keySet().stream().map(collector -> new Task(width, collector)))
                .toList();
    }

    static List<Contender> contenders() {
        return List.of(Contender.HAND_WRITTEN, Contender.COMPILED, Contender.EAGER);
    }

    void put(Task task, Contender contender, Timing timing) {
        timings.computeIfAbsent(task, each -> new LinkedHashMap<>()).put(contender, timing);
    }

    /** Side by side, a row a task. */
    Table table() {
        Table table = Table.of(
                "transformer",
                "collector",
                "hand-written",
                "compiled, a graph a length",
                "eager",
                "compiled / hand-written",
                "eager / hand-written",
                "bytes: hand-written",
                "compiled",
                "eager");
        timings.forEach((task, by) -> {
            Timing hand = by.get(Contender.HAND_WRITTEN);
            Timing compiled = by.get(Contender.COMPILED);
            Timing eager = by.get(Contender.EAGER);
            table.row(
                    "width " + task.width(),
                    task.collector(),
                    Quantity.time(hand),
                    Quantity.time(compiled),
                    Quantity.time(eager),
                    Quantity.ratio(compiled, hand),
                    Quantity.ratio(eager, hand),
                    Quantity.bytes(hand.bytes()),
                    Quantity.bytes(compiled.bytes()),
                    Quantity.bytes(eager.bytes()));
        });
        return table;
    }
}
