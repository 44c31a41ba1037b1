package chainrule.steps;

import chainrule.engine.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One step of gradient descent from a recorded pass, and the forward pass again: each leaf that is learned moves by rate times gradient,
 * downhill.
 *
 * <p>Data is not learned. Where leaves have labels, those without one, and those called x, y or t, with a number or without, or target,
 * stay as they are.
 */
final class Descent {
    /** What a page offers. */
    static final List<Double> RATES = List.of(0.01, 0.03, 0.1, 0.3, 1.0, 3.0, 10.0);

    private static final String DATA = "([xyt]\\d*|target)";

    private final Recording recording;
    private final List<Integer> learned = new ArrayList<>();

    Descent(Recording recording) {
        this.recording = recording;
        List<Integer> leaves = new ArrayList<>();
        for (int i = 0; i < recording.nodes().size(); i++) {
            Value node = recording.nodes().get(i);
            String label = node.label().substring(node.label().lastIndexOf('.') + 1);
            if (node.isLeaf()) {
                leaves.add(i);
                if (!label.isEmpty() && !label.matches(DATA)) {
                    learned.add(i);
                }
            }
        }
        if (learned.isEmpty()) {
            learned.addAll(leaves);
        }
    }

    /** Which leaves move. */
    List<Integer> learned() {
        return learned;
    }

    /** {@code rate}, the {@code loss} after it, what there is to {@code say}, whether it {@code rises}, the {@code data} of all nodes, exact {@code leaves}. */
    Map<String, Object> at(double rate) {
        double[] numbers = recording.nodes().stream().mapToDouble(Value::data).toArray();
        Map<String, Object> leaves = new LinkedHashMap<>();
        double promised = 0;
        for (int leaf : learned) {
            double gradient = recording.gradient(leaf);
            numbers[leaf] -= rate * gradient;
            promised += rate * gradient * gradient;
            leaves.put(Integer.toString(leaf), Double.toString(numbers[leaf]));
        }
        for (int node : recording.innerNodes()) {
            Value value = recording.nodes().get(node);
            double[] operands = value.inputs().stream()
                    .mapToDouble(input -> numbers[recording.position(input)])
                    .toArray();
            numbers[node] = value.operation().valueAt(operands);
        }
        double before = recording.nodes().get(recording.outputPosition()).data();
        double after = numbers[recording.outputPosition()];
        List<Object> data = new ArrayList<>();
        for (double each : numbers) {
            data.add(number(each));
        }
        Map<String, Object> step = new LinkedHashMap<>();
        step.put("rate", number(rate));
        step.put("loss", number(after));
        step.put("rises", !(after <= before));
        step.put("say", sentence(before, after, promised));
        step.put("data", data);
        step.put("leaves", leaves);
        return step;
    }

    private String sentence(double before, double after, double promised) {
        String name = recording.name(recording.outputPosition());
        if (!Double.isFinite(before) || !Double.isFinite(after)) {
            return name + " goes from " + number(before) + " to " + number(after) + ": no number to compare.";
        }
        if (promised == 0) {
            return name + " stays " + number(before) + ": all gradients are 0, so nothing moves.";
        }
        if (after == before) {
            return name + " stays " + number(before) + ": the slope promised a fall of " + number(promised)
                    + ", too little to show in the digits of a double.";
        }
        if (after > before) {
            return name + " rises from " + number(before) + " to " + number(after) + ": the rate is too high. The slope"
                    + " promised a fall of " + number(promised)
                    + ", but a slope holds only near the point where it was measured; this step went too far.";
        }
        return name + " falls from " + number(before) + " to " + number(after) + ", by " + number(before - after)
                + ". The slope promised " + number(promised)
                + (kept(before - after, promised)
                        ? ": so short a step nearly keeps the promise."
                        : ": on so long a step the slope itself changes.");
    }

    private static boolean kept(double fall, double promised) {
        return Math.abs(fall - promised) < 0.1 * promised;
    }

    private static String number(double x) {
        return Notation.MATHEMATICAL.number(x);
    }
}
