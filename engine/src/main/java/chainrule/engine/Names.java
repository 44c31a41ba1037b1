package chainrule.engine;

import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Objects;

/** Names for the nodes of a graph, the same in steps, diagrams and pages: the label, else out for the output, else v1, v2 and so on in forward order. */
public final class Names {
    /** What {@code \R} means, in words that the regular expressions of browsers know, too. */
    static final String LINE_BREAK = "\r\n|[\n\u000B\f\r\u0085\u2028\u2029]";

    private final Value output;
    private Map<Value, String> numbers;

    /** Names for a node and all that it was computed from. */
    public Names(Value output) {
        this.output = Objects.requireNonNull(output, "output");
    }

    /** The name on one line. */
    public String of(Value node) {
        if (!Objects.requireNonNull(node, "node").label().isEmpty()) {
            return node.label().replaceAll(LINE_BREAK, " ");
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
