package chainrule.engine;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The order of the backward pass: from the output down, each node before its inputs, so that it passes its gradient on only when all
 * nodes that use it have contributed.
 *
 * <p>The level of a node is the length of the longest way from a leaf to it. Its inputs are on lower levels, so to go down level by
 * level is enough, and no node has to be looked at twice: nodes that were reached wait in a queue for each level, linked by
 * {@link Value#next}. A walk that was broken off leaves nothing behind that could harm the next one.
 */
final class BackwardOrder {
    private static final AtomicInteger WALKS = new AtomicInteger();

    /** Marks what this walk has reached. */
    private final int mark = WALKS.incrementAndGet();

    /** For each level the ends of its queue; null where no node was reached. */
    private final Value[] first;

    private final Value[] last;
    private final boolean clearing;

    /** The rest of the nodes of the present level. */
    private Value upcoming;

    private int level;

    /**
     * Starts at the output.
     *
     * @param clearing sets the gradient of each inner node to zero when it is reached
     */
    BackwardOrder(Value output, boolean clearing) {
        this.level = output.level + 1;
        this.first = new Value[level];
        this.last = new Value[level];
        this.clearing = clearing;
        reach(output);
    }

    /** The next inner node, or null at the end. */
    Value next() {
        while (upcoming == null) {
            if (level == 0) {
                return null;
            }
            upcoming = first[--level];
        }
        Value node = upcoming;
        upcoming = node == last[level] ? null : node.next;
        node.next = null;
        node.reachInputs(this);
        return node;
    }

    /** Called by a node for each of its inputs, the last one first, so that they stand in their order in the forward pass. */
    void reach(Value input) {
        int itsLevel = input.level;
        if (itsLevel == 0 || input.walk == mark) {
            return;
        }
        input.walk = mark;
        if (clearing) {
            input.grad = 0;
        }
        Value before = last[itsLevel];
        if (before == null) {
            first[itsLevel] = input;
        } else {
            before.next = input;
        }
        last[itsLevel] = input;
    }

    /** The same for a row of inputs, which many nodes share. */
    void reach(Values inputs) {
        if (inputs.level > 0 && inputs.walk != mark) {
            inputs.walk = mark;
            for (int i = inputs.items.length - 1; i >= 0; i--) {
                reach(inputs.items[i]);
            }
        }
    }

    /** The inner nodes in the order of the forward pass, each one after its inputs. */
    static List<Value> innerNodes(Value output) {
        List<Value> nodes = new ArrayList<>();
        BackwardOrder order = new BackwardOrder(output, false);
        for (Value node = order.next(); node != null; node = order.next()) {
            nodes.add(node);
        }
        Collections.reverse(nodes);
        return nodes;
    }

    /** Every node once, leaves included, each after its inputs. */
    static List<Value> withLeaves(Value output) {
        List<Value> nodes = new ArrayList<>();
        Set<Value> leaves = new HashSet<>();
        for (Value node : innerNodes(output)) {
            for (Value input : node.inputs()) {
                if (input.isLeaf() && leaves.add(input)) {
                    nodes.add(input);
                }
            }
            nodes.add(node);
        }
        return nodes.isEmpty() ? List.of(output) : nodes;
    }
}
