package chainrule.check;

import chainrule.engine.Value;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The forward pass once more, from other numbers in the leaves: what the output would be if one leaf were a little larger. It
 * knows nothing of derivatives, and the graph keeps its numbers.
 *
 * <pre>{@code
 * double moved = new Recomputation(loss).with(w, w.data() + 0.0001);
 * double slope = (moved - loss.data()) / 0.0001;                    // about w.grad()
 * }</pre>
 */
public final class Recomputation {
    private final List<Value> nodes;
    private final Map<Value, Integer> positions = new IdentityHashMap<>();

    /** For each node the positions of its inputs. */
    private final int[][] inputs;

    public Recomputation(Value output) {
        nodes = Objects.requireNonNull(output, "output").graph();
        inputs = new int[nodes.size()][];
        for (int i = 0; i < inputs.length; i++) {
            Value node = nodes.get(i);
            positions.put(node, i);
            inputs[i] = node.inputs().stream().mapToInt(positions::get).toArray();
        }
    }

    /** The output from the present data of the leaves. */
    public double output() {
        return recomputed(null, 0);
    }

    /** Those of all nodes, in the order of {@link Value#graph()}, from the present data of the leaves. */
    double[] numbers() {
        return numbers(null, 0);
    }

    /**
     * The output if one leaf held this number, and all others what they hold.
     *
     * @throws IllegalArgumentException if the value is not a leaf of this graph
     */
    public double with(Value leaf, double data) {
        Objects.requireNonNull(leaf, "leaf");
        if (!leaf.isLeaf() || !positions.containsKey(leaf)) {
            throw new IllegalArgumentException("leaf: expected a leaf of this graph, got " + leaf);
        }
        return recomputed(leaf, data);
    }

    private double recomputed(Value changed, double data) {
        return numbers(changed, data)[nodes.size() - 1];
    }

    private double[] numbers(Value changed, double data) {
        double[] numbers = new double[nodes.size()];
        for (int i = 0; i < numbers.length; i++) {
            Value node = nodes.get(i);
            if (node.isLeaf()) {
                numbers[i] = node == changed ? data : node.data();
            } else {
                double[] operands = Arrays.stream(inputs[i])
                        .mapToDouble(input -> numbers[input])
                        .toArray();
                numbers[i] = node.operation().valueAt(operands);
            }
        }
        return numbers;
    }
}
