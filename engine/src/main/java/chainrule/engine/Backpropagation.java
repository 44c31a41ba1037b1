package chainrule.engine;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;

/**
 * The backward pass in slow motion. Each {@link #next()} performs one {@code +=} of {@link Value#backward()}, in the same order and
 * through the same method, and tells what it did. Walked to its end, it leaves the same gradients (if leaves had gradients from
 * before, the same but for rounding: here they add up one step at a time, there pass by pass).
 *
 * <pre>{@code
 * for (var step : Backpropagation.steps(loss)) {
 *     System.out.println(step.text());       // dL/da += dL/db * db/da = 3 * 1 = 3 -> 9 + 3 = 12
 * }
 * }</pre>
 *
 * <p>Creating one starts the pass: the gradients of inner nodes are cleared and the output's is set to 1.
 */
public final class Backpropagation implements Iterator<Backpropagation.Step> {
    private final List<Value> forwardOrder;
    private final Names names;
    private int node;
    private int input;

    public Backpropagation(Value output) {
        forwardOrder = BackwardOrder.innerNodes(Objects.requireNonNull(output, "output"));
        forwardOrder.forEach(Value::zeroGrad);
        output.grad += 1;
        node = forwardOrder.size() - 1;
        names = new Names(output);
    }

    /** The whole pass: runs it, and returns its steps. */
    public static List<Step> steps(Value output) {
        List<Step> steps = new ArrayList<>();
        new Backpropagation(output).forEachRemaining(steps::add);
        return List.copyOf(steps);
    }

    /** The steps as they are from gradients of zero; all gradients of the graph are afterwards what they were before. */
    public static List<Step> preview(Value output) {
        List<Value> nodes = Objects.requireNonNull(output, "output").graph();
        double[] present = nodes.stream().mapToDouble(Value::grad).toArray();
        try {
            nodes.forEach(Value::zeroGrad);
            return steps(output);
        } finally {
            for (int i = 0; i < present.length; i++) {
                nodes.get(i).grad = present[i];
            }
        }
    }

    @Override
    public boolean hasNext() {
        return node >= 0;
    }

    /**
     * Moves one gradient across one edge of the graph.
     *
     * @throws NoSuchElementException when the pass has ended
     */
    @Override
    public Step next() {
        if (!hasNext()) {
            throw new NoSuchElementException("the backward pass has ended");
        }
        Value from = forwardOrder.get(node);
        Value to = from.input(input);
        double localDerivative = from.localDerivative(input);
        double before = to.grad;
        from.contribute(to, localDerivative);
        Step step = new Step(from, from.grad, to, localDerivative, from.grad * localDerivative, before, to.grad, names);
        input++;
        if (input == from.arity()) {
            input = 0;
            node--;
        }
        return step;
    }

    /**
     * One contribution: from a node, across one edge, to one of its inputs.
     *
     * @param output the node that passes its gradient on
     * @param outputGradient dL/doutput: complete, since every node that uses the output has contributed
     * @param input the node that receives
     * @param localDerivative doutput/dinput, along this edge alone
     * @param contribution what is added: the product of the output's gradient and the local derivative
     * @param gradientBefore the input's gradient before this step
     * @param gradientAfter the same after this step, before others may add to it
     * @param names those of the graph
     */
    public record Step(
            Value output,
            double outputGradient,
            Value input,
            double localDerivative,
            double contribution,
            double gradientBefore,
            double gradientAfter,
            Names names) {
        /**
         * The chain rule in symbols and in numbers, as {@code dL/da += dL/db * db/da = 3 * 1 = 3}, and the sum where something
         * was there before: {@code -> 9 + 3 = 12}. Nodes without a label are called v1, v2 and so on, in forward order.
         */
        public String text() {
            String from = names.of(output);
            String to = names.of(input);
            String rule = "dL/d" + to + " += dL/d" + from + " * d" + from + "/d" + to + " = "
                    + Numbers.brief(outputGradient) + " * " + Numbers.operand(localDerivative) + " = "
                    + Numbers.brief(contribution);
            return gradientBefore == 0
                    ? rule
                    : rule + " -> " + Numbers.brief(gradientBefore) + " + " + Numbers.operand(contribution) + " = "
                            + Numbers.brief(gradientAfter);
        }

        @Override
        public String toString() {
            return text();
        }
    }
}
