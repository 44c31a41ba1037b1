package chainrule.engine;

import java.util.IdentityHashMap;
import java.util.Map;

/** Names for the nodes of a graph, the same in steps, diagrams and pages: the label, else out for the output, else v1, v2 and so on in forward order. */
public final class Names {
    private final Value output;
    private Map<Value, String> numbers;

    /** Names for a node and all that it was computed from. */
    public Names(Value output) {
        this.output = output;
    }

    /** The name on one line. */
    public String of(Value node) {
        if (!node.label().isEmpty()) {
            return node.label().replaceAll("\\R", " ");
        }
        return node == output ? "out" : number(node);
    }

    /** v1, v2 and so on, also for nodes that have a label; counted when the first one is asked for. */
    String number(Value node) {
        if (numbers == null) {
            numbers = new IdentityHashMap<>();
            for (Value each : output.graph()) {
                numbers.put(each, "v" + (numbers.size() + 1));
            }
        }
        return numbers.get(node);
    }
}
