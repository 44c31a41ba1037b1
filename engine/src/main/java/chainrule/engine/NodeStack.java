package chainrule.engine;

import java.util.Arrays;

/** A growing array of nodes. */
final class NodeStack {
    private Value[] nodes = new Value[64];
    private int size;

    /** Where {@link #pushInner} puts the leaves that hold a gradient; null where nobody wants them. */
    private final NodeStack leavesWithGradient;

    NodeStack() {
        this(null);
    }

    NodeStack(NodeStack leavesWithGradient) {
        this.leavesWithGradient = leavesWithGradient;
    }

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
        } else if (node.grad != 0 && node.state == TopologicalOrder.LEAF && leavesWithGradient != null) {
            node.state = TopologicalOrder.LEAF_MET;
            leavesWithGradient.push(node);
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

    void forgetLeavesMet() {
        for (int i = 0; i < size; i++) {
            nodes[i].state = TopologicalOrder.LEAF;
        }
    }

    /** Sets the gradients to zero, and returns what they were. */
    double[] takeGradients() {
        double[] gradients = new double[size];
        for (int i = 0; i < size; i++) {
            gradients[i] = nodes[i].grad;
            nodes[i].grad = 0;
        }
        return gradients;
    }

    void addToGradients(double[] gradients) {
        for (int i = 0; i < size; i++) {
            nodes[i].grad += gradients[i];
        }
    }
}
