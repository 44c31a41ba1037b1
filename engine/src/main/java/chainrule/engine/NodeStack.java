package chainrule.engine;

import java.util.Arrays;

/** A growing array of nodes. */
final class NodeStack {
    private Value[] nodes = new Value[64];
    private int size;

    void push(Value node) {
        if (size == nodes.length) {
            nodes = Arrays.copyOf(nodes, 2 * size);
        }
        nodes[size++] = node;
    }

    /** Pushes a node unless it is a leaf or was reached before. */
    void pushInner(Value node) {
        if (node.state == TopologicalOrder.NEW) {
            push(node);
        }
    }

    Value peek() {
        return nodes[size - 1];
    }

    void pop() {
        size--;
    }

    boolean isEmpty() {
        return size == 0;
    }

    Value[] toArray() {
        return Arrays.copyOf(nodes, size);
    }

    /** Leaves no trace of a search in the nodes that are still here. */
    void forgetStates() {
        for (int i = 0; i < size; i++) {
            nodes[i].state = TopologicalOrder.NEW;
        }
    }
}
