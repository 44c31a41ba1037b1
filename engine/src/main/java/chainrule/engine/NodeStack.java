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

    void setStates(byte state) {
        for (int i = 0; i < size; i++) {
            nodes[i].state = state;
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
