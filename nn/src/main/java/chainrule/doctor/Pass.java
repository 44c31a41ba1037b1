package chainrule.doctor;

import chainrule.engine.Value;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Whether the gradients that lie in the parameters are those of one backward pass from the loss.
 *
 * @param inGraph for each parameter, whether the loss was computed from it
 * @param hasRun whether there was a backward pass at all
 * @param factor the gradients are this many times those of one pass; NaN where they are no multiple
 * @param carriedOver whether they are those of one pass, plus what the step before left
 * @param found their length as a vector
 * @param right the length of what one pass gives
 */
record Pass(
        int step,
        List<Boolean> inGraph,
        boolean hasRun,
        double factor,
        boolean carriedOver,
        double found,
        double right) {
    private static final double ROUNDING = 1e-9;
    private static final double NOTICEABLE = 1e-4;

    /** The pass is run once more, from zero; all gradients are afterwards what they were before. */
    static Pass of(Value loss, List<Value> parameters, double[] before, int step) {
        List<Value> nodes = loss.graph();
        Set<Value> inGraph = Collections.newSetFromMap(new IdentityHashMap<>());
        inGraph.addAll(nodes);
        int[] reached = IntStream.range(0, parameters.size())
                .filter(i -> inGraph.contains(parameters.get(i)))
                .toArray();
        List<Value> learning = IntStream.of(reached).mapToObj(parameters::get).toList();
        double seed = loss.grad();
        double[] found = gradients(learning);
        double[] right = scaled(onePass(loss, nodes, learning), seed == 0 ? 1 : seed);
        double[] rest = minus(found, right);
        return new Pass(
                step,
                parameters.stream().map(inGraph::contains).toList(),
                seed != 0,
                factor(found, right),
                before != null
                        && isEqual(
                                rest,
                                IntStream.of(reached)
                                        .mapToDouble(i -> before[i])
                                        .toArray(),
                                right),
                length(found),
                length(right));
    }

    private static double[] onePass(Value loss, List<Value> nodes, List<Value> parameters) {
        List<Value> leaves = nodes.stream().filter(Value::isLeaf).toList();
        double[] present = gradients(leaves);
        boolean hasRun = loss.grad() != 0;
        leaves.forEach(Value::zeroGrad);
        loss.backward();
        double[] gradients = gradients(parameters);
        if (!hasRun) {
            nodes.forEach(Value::zeroGrad);
        }
        for (int i = 0; i < present.length; i++) {
            leaves.get(i).setGrad(present[i]);
        }
        return gradients;
    }

    private static double[] gradients(List<Value> values) {
        return values.stream().mapToDouble(Value::grad).toArray();
    }

    private static double factor(double[] found, double[] right) {
        double factor = Math.rint(length(found) / length(right));
        return isEqual(found, scaled(right, factor), right) ? factor : Double.NaN;
    }

    /** Up to rounding; what is small beside the gradients themselves says nothing. */
    private static boolean isEqual(double[] a, double[] b, double[] right) {
        double size = length(a) + length(b) + length(right);
        return length(b) > NOTICEABLE * size && length(minus(a, b)) <= ROUNDING * size;
    }

    private static double[] scaled(double[] numbers, double factor) {
        return DoubleStream.of(numbers).map(x -> factor * x).toArray();
    }

    private static double[] minus(double[] a, double[] b) {
        return IntStream.range(0, a.length).mapToDouble(i -> a[i] - b[i]).toArray();
    }

    private static double length(double[] numbers) {
        return Math.sqrt(DoubleStream.of(numbers).map(x -> x * x).sum());
    }

    boolean isAccumulated() {
        return carriedOver || factor >= 2;
    }

    /** The pass has left gradients, and they are gone. */
    boolean isErased() {
        return hasRun && found == 0 && right > 0;
    }

    boolean isRight() {
        return hasRun && !isAccumulated() && !isErased() && !inGraph.contains(false);
    }
}
