package chainrule.steps;

import chainrule.engine.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Expressions in which nodes are used once, several times, and twice by the same node. */
final class RandomGraph {
    private RandomGraph() {}

    /** A graph in which every leaf and every operation has a part in the output. */
    static Value of(int seed, int operations) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Value> nodes = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            nodes.add(Value.of(random.nextDouble(-1.5, 1.5)));
        }
        for (int i = 0; i < operations; i++) {
            nodes.add(operation(
                    random.nextInt(9),
                    random.ints(5, 0, nodes.size()).mapToObj(nodes::get).toArray(Value[]::new)));
        }
        return Value.sum(nodes.toArray(Value[]::new));
    }

    private static Value operation(int which, Value[] x) {
        return switch (which) {
            case 0 -> x[0].plus(x[1]);
            case 1 -> x[0].minus(x[1]);
            case 2 -> x[0].times(x[1]).tanh();
            case 3 -> x[0].sigmoid();
            case 4 -> x[0].times(-0.5);
            case 5 -> x[0].relu();
            case 6 ->
                Value.dot(new Value[] {x[0], x[1]}, new Value[] {x[2], x[3]}, x[4])
                        .tanh();
            case 7 -> Value.logSumExp(x[0], x[1], x[0]);
            default -> x[0].plus(x[0]).times(0.5);
        };
    }

    /** In forward order. */
    static List<Value> leavesOf(Value output) {
        return output.graph().stream().filter(Value::isLeaf).toList();
    }
}
