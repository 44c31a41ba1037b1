package chainrule.check;

import static org.assertj.core.api.Assertions.assertThat;

import chainrule.check.GradientCheck.Outcome;
import chainrule.check.GradientCheck.Report;
import chainrule.engine.Operation;
import chainrule.engine.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * Random graphs, right ones and ones with a bug planted. All 100,000:
 *
 * <pre>{@code
 * mvn -q test -pl engine -Dtest=GradientCheckFuzzTest -Dfuzz=100000
 * }</pre>
 */
class GradientCheckFuzzTest {
    private static final int GRAPHS = Integer.getInteger("fuzz", 300);

    /** What is planted into the derivatives of one operation. */
    private static final Map<String, UnaryOperator<double[]>> BUGS = new TreeMap<>(Map.of(
            "sign", slopes -> each(slopes, slope -> -slope),
            "factor", slopes -> each(slopes, slope -> 1.5 * slope),
            "one part in 100,000", slopes -> each(slopes, slope -> (1 + 1e-5) * slope),
            "slope 0", slopes -> each(slopes, slope -> 0.0),
            "missing term", slopes -> each(slopes, slope -> slope - 0.25),
            "swapped operands", slopes -> reversed(slopes)));

    private static double[] each(double[] slopes, UnaryOperator<Double> change) {
        return Arrays.stream(slopes).map(change::apply).toArray();
    }

    private static double[] reversed(double[] slopes) {
        double[] reversed = slopes.clone();
        for (int i = 0; i < slopes.length; i++) {
            reversed[i] = slopes[slopes.length - 1 - i];
        }
        return reversed;
    }

    /** Null where it is fine. */
    private static String alarm(long seed, Map<String, Integer> counts) {
        RandomLoss graph = new RandomLoss(seed);
        List<Value> used = graph.used();
        double[] gradients = graph.gradients(graph.loss());
        if (used.isEmpty() || !Arrays.stream(gradients).allMatch(Double::isFinite)) {
            return null;
        }
        Report report = GradientCheck.check(graph::loss, used);
        count(counts, "graphs");
        if (!TorchGradCheck.passes(graph::loss, used, gradients)) {
            count(counts, "torch refuses");
        }
        report.verdicts().forEach(verdict -> count(counts, verdict.outcome() + " " + verdict.why()));
        if (report.passed()) {
            return null;
        }
        boolean artefact = report.verdicts().stream()
                .noneMatch(verdict -> !verdict.passed() && !verdict.why().equals("several kinks coincide"));
        if (artefact) {
            count(counts, "coinciding kinks");
            return null;
        }
        boolean failed = report.verdicts().stream().anyMatch(verdict -> verdict.outcome() == Outcome.FAILED);
        if (!failed && graph.loss().graph().stream().anyMatch(GradientCheckFuzzTest::changesWithEachDouble)) {
            count(counts, "slopes that change with each double");
            return null;
        }
        count(counts, "ALARM");
        return seed + ": " + graph + "\n  " + report;
    }

    /** Whether a local derivative is another at the neighbours of an input, as that of cos at 1e20: then nothing can check it. */
    private static boolean changesWithEachDouble(Value node) {
        double[] inputs = node.inputs().stream().mapToDouble(Value::data).toArray();
        boolean changes = false;
        for (int i = 0; i < inputs.length; i++) {
            double step = 4 * Math.ulp(inputs[i]);
            changes |= slopeChanges(node, inputs, i, step) && slopeChanges(node, inputs, i, -step);
        }
        return changes;
    }

    private static boolean slopeChanges(Value node, double[] inputs, int i, double step) {
        double[] moved = inputs.clone();
        moved[i] += step;
        double slope = node.operation().derivativesAt(moved)[i];
        double here = node.localDerivative(i);
        return !(Math.abs(slope - here) <= 1e-4 * Math.max(Math.abs(slope), Math.abs(here)));
    }

    private static void count(Map<String, Integer> counts, String what) {
        synchronized (counts) {
            counts.merge(what, 1, Integer::sum);
        }
    }

    @Test
    void rightGraphsRaiseNoAlarm() {
        Map<String, Integer> counts = new TreeMap<>();

        List<String> alarms = LongStream.range(0, GRAPHS)
                .mapToObj(seed -> alarm(seed, counts))
                .filter(text -> text != null)
                .toList();

        print(counts.toString());
        assertThat(alarms).as(alarms.size() + " false alarms").isEmpty();
    }

    private static void print(String text) {
        if (Integer.getInteger("fuzz") != null) {
            System.out.println(text);
        }
    }

    @Test
    void plantedBugsAreFound() {
        Map<String, Integer> counts = new TreeMap<>();
        List<String> missed = new ArrayList<>();
        for (long seed = 0; seed < GRAPHS; seed++) {
            RandomLoss graph = new RandomLoss(seed);
            List<Value> used = graph.used();
            int place = new SplittableRandom(seed).nextInt(graph.steps.size());
            Operation right = graph.steps.get(place).operation();
            List<String> kinds = new ArrayList<>(BUGS.keySet());
            String kind = kinds.get((int) (seed % kinds.size()));
            Operation wrong = Operation.of(
                    "wrong " + right.symbol(),
                    graph.steps.get(place).inputs().length,
                    right::valueAt,
                    in -> BUGS.get(kind).apply(right.derivativesAt(in)));
            double[] truth = graph.gradients(graph.loss());
            double[] planted = graph.gradients(graph.loss(place, wrong));
            if (!matters(truth, planted)
                    || !showsLocally(graph.loss(place, wrong), wrong, right)
                    || isOnKink(graph.loss(), right)) {
                continue;
            }
            Report report = GradientCheck.check(() -> graph.loss(place, wrong), used);
            count(counts, kind);
            if (TorchGradCheck.passes(() -> graph.loss(place, wrong), used, planted)) {
                count(counts, "torch passes " + kind);
            }
            boolean failed = report.verdicts().stream().anyMatch(verdict -> verdict.outcome() == Outcome.FAILED);
            count(counts, failed ? "failed" : report.passed() ? "MISSED" : "undecided");
            if (report.passed()) {
                missed.add(seed + " " + kind + ": " + graph + " place " + place + "\n  " + report);
            }
        }
        print(counts.toString());
        assertThat(missed).as(missed.size() + " missed").isEmpty();
    }

    /** Where the slopes on both sides differ, a wrong one may be as good as the right one. */
    private static boolean isOnKink(Value loss, Operation operation) {
        return loss.graph().stream()
                .filter(node -> node.operation() == operation)
                .anyMatch(GradientCheckFuzzTest::isOnKink);
    }

    private static boolean isOnKink(Value node) {
        double[] inputs = node.inputs().stream().mapToDouble(Value::data).toArray();
        boolean kink = false;
        for (int i = 0; i < inputs.length; i++) {
            double step = Math.max(4 * Math.ulp(inputs[i]), 1e-300);
            kink |= slopeChanges(node, inputs, i, step) || slopeChanges(node, inputs, i, -step);
        }
        return kink;
    }

    private static boolean showsLocally(Value loss, Operation wrong, Operation right) {
        return loss.graph().stream()
                .filter(node -> node.operation() == wrong)
                .map(node -> node.inputs().stream().mapToDouble(Value::data).toArray())
                .anyMatch(in -> matters(right.derivativesAt(in.clone()), wrong.derivativesAt(in.clone())));
    }

    private static boolean matters(double[] truth, double[] planted) {
        boolean matters = false;
        for (int i = 0; i < truth.length; i++) {
            if (!Double.isFinite(truth[i])) {
                return false;
            }
            double size = Math.max(Math.abs(truth[i]), Math.abs(planted[i]));
            matters |= size > 1e-300 && Math.abs(truth[i] - planted[i]) > 5e-6 * size;
        }
        return matters;
    }
}
