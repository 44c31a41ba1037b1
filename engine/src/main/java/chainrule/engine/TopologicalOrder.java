package chainrule.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * A walk through a graph from its output to its leaves that visits each node before its inputs. It is the order of the backward pass, in
 * which a node passes its gradient on only when all nodes that use it have contributed.
 *
 * <p>The level of a node is the length of the longest way from a leaf to it, so its inputs are on lower levels: to go down level by
 * level is enough. The nodes of a level that were reached hang on one another by {@link Value#next}, in a queue for each level.
 */
final class TopologicalOrder {
    /** The level of a leaf that was reached; a node that was reached has its own level, negated, until it is visited. */
    private static final int REACHED_LEAF = Integer.MIN_VALUE;

    /** For each level the ends of its queue; null where no node was reached. */
    private final Value[] first;

    private final Value[] last;

    /** The rest of the nodes of the present level. */
    private Value upcoming;

    private final boolean clearing;
    private final List<Values> rows = new ArrayList<>();
    private Value[] leaves = new Value[64];
    private double[] earlier = new double[64];
    private int leafCount;
    private int level;

    /**
     * Starts at the output.
     *
     * @param clearing sets the gradient of each node to zero when it is reached; those of leaves come back at the end, see {@link #end}
     */
    TopologicalOrder(Value output, boolean clearing) {
        this.level = output.level;
        this.first = new Value[level + 1];
        this.last = new Value[level + 1];
        this.clearing = clearing;
        reach(output);
    }

    /** The next inner node, or null at the end. The caller lets the node reach its inputs before it asks again. */
    Value next() {
        while (upcoming == null) {
            if (level == 0) {
                return null;
            }
            upcoming = first[level--];
        }
        Value node = upcoming;
        upcoming = node.next;
        node.next = null;
        node.level = -node.level;
        return node;
    }

    /** Called by a node for each of its inputs, the last one first, so that they stand in their order in the forward pass. */
    void reach(Value input) {
        int itsLevel = input.level;
        if (itsLevel > 0) {
            input.level = -itsLevel;
            Value before = last[itsLevel];
            if (before == null) {
                first[itsLevel] = input;
            } else {
                before.next = input;
            }
            last[itsLevel] = input;
            if (clearing) {
                input.grad = 0;
            }
        } else if (itsLevel == 0) {
            reachLeaf(input);
        }
    }

    private void reachLeaf(Value leaf) {
        if (leafCount == leaves.length) {
            leaves = Arrays.copyOf(leaves, 2 * leafCount);
            earlier = Arrays.copyOf(earlier, 2 * leafCount);
        }
        leaf.level = REACHED_LEAF;
        leaves[leafCount] = leaf;
        earlier[leafCount++] = leaf.grad;
        if (clearing) {
            leaf.grad = 0;
        }
    }

    /** The same for a row of inputs, which many nodes share. */
    void reach(Values inputs) {
        if (!inputs.reached) {
            inputs.reached = true;
            rows.add(inputs);
            for (int i = inputs.items.length - 1; i >= 0; i--) {
                reach(inputs.items[i]);
            }
        }
    }

    /**
     * Leaves no trace of the walk in the graph. A leaf's earlier gradient is added to what it received since: set aside until then, it
     * does not change how the sum of this pass is rounded, and a second pass doubles it exactly.
     */
    void end() {
        for (int i = 0; i < leafCount; i++) {
            leaves[i].level = 0;
            if (clearing) {
                leaves[i].grad += earlier[i];
            }
        }
        for (Values row : rows) {
            row.reached = false;
        }
    }

    /** The inner nodes in the order of the forward pass, each one after its inputs. */
    static List<Value> innerNodes(Value output) {
        List<Value> nodes = new ArrayList<>();
        TopologicalOrder order = new TopologicalOrder(output, false);
        for (Value node = order.next(); node != null; node = order.next()) {
            node.reachInputs(order);
            nodes.add(node);
        }
        order.end();
        Collections.reverse(nodes);
        return nodes;
    }

    /** Every node once, leaves included, each after its inputs. */
    static List<Value> withLeaves(Value output) {
        List<Value> nodes = new ArrayList<>();
        Map<Value, Boolean> seen = new IdentityHashMap<>();
        for (Value node : innerNodes(output)) {
            for (int i = 0; i < node.arity(); i++) {
                Value input = node.input(i);
                if (input.isLeaf() && seen.put(input, true) == null) {
                    nodes.add(input);
                }
            }
            nodes.add(node);
        }
        if (nodes.isEmpty()) {
            nodes.add(output);
        }
        return nodes;
    }
}
