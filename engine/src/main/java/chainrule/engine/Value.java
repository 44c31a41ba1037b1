package chainrule.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A number that remembers how it was computed, so that {@link #backward()} can tell how it depends on every number that
 * went into it.
 *
 * <p>Arithmetic on values builds a graph: leaves ({@link #of(double)}) hold data, every other node keeps its inputs and, for
 * each of them, the local derivative: by how much the node moves when that input alone moves by a little. The backward
 * pass needs nothing else, see {@link #contribute}.
 *
 * <pre>{@code
 * Value a = Value.of(3, "a");
 * Value b = a.plus(a);
 * Value c = a.times(b);
 * c.backward();
 * a.grad();                 // 12: c = 2a², so dc/da = 4a
 * }</pre>
 *
 * <p>A graph belongs to one thread at a time. Graphs that share no nodes may be used on different threads at once.
 */
public abstract sealed class Value permits Leaf, Unary, Binary, Nary, Dot {
    double data;
    double grad;
    private String label = "";

    /** The length of the longest way from a leaf to this node; this and the next two are for {@link BackwardOrder} alone. */
    final int level;

    Value next;
    int walk;

    Value(double data, int level) {
        this.data = data;
        this.level = level;
        if (Provenance.ON) {
            Provenance.remember(this);
        }
    }

    /** A leaf of the graph: an input, a weight, a bias. */
    public static Value of(double data) {
        return new Leaf(data);
    }

    /** A leaf with a name that {@link #toString()}, {@link Backpropagation} and the diagrams show. */
    public static Value of(double data, String label) {
        return new Leaf(data).label(label);
    }

    // ---- arithmetic: the formulas stand in BinaryOperation and ElementaryFunction ----------------------------------

    public Value plus(Value b) {
        return new Binary(BinaryOperation.PLUS, this, b);
    }

    public Value minus(Value b) {
        return new Binary(BinaryOperation.MINUS, this, b);
    }

    public Value times(Value b) {
        return new Binary(BinaryOperation.TIMES, this, b);
    }

    public Value div(Value b) {
        return new Binary(BinaryOperation.DIVIDED_BY, this, b);
    }

    /**
     * This value to a power that is a value, too. The exponent's derivative is {@code a^b ln a}, which is NaN where the base
     * is negative; at base 0 with a positive exponent it is 0, its limit.
     */
    public Value pow(Value exponent) {
        return new Binary(BinaryOperation.POWER, this, exponent);
    }

    /** Leaky ReLU whose slope for {@code x <= 0} is itself a value and so can be learned: PReLU, He et al. 2015. */
    public Value prelu(Value slope) {
        return new Binary(BinaryOperation.PRELU, this, slope);
    }

    public Value plus(double constant) {
        return apply(new WithConstant(BinaryOperation.PLUS, constant));
    }

    public Value minus(double constant) {
        return apply(new WithConstant(BinaryOperation.MINUS, constant));
    }

    public Value times(double constant) {
        return apply(new WithConstant(BinaryOperation.TIMES, constant));
    }

    public Value div(double constant) {
        return apply(new WithConstant(BinaryOperation.DIVIDED_BY, constant));
    }

    public Value pow(double exponent) {
        return apply(new WithConstant(BinaryOperation.POWER, exponent));
    }

    public Value negate() {
        return apply(ElementaryFunction.NEGATE);
    }

    public Value exp() {
        return apply(ElementaryFunction.EXP);
    }

    /** The natural logarithm. */
    public Value log() {
        return apply(ElementaryFunction.LOG);
    }

    public Value sqrt() {
        return apply(ElementaryFunction.SQRT);
    }

    // ---- activations: the formulas stand in Activation -------------------------------------------------------------

    public Value relu() {
        return apply(Activation.RELU);
    }

    public Value leakyRelu() {
        return apply(Activation.LEAKY_RELU);
    }

    /** Leaky ReLU with another slope for {@code x <= 0}; throws IllegalArgumentException unless it is finite. */
    public Value leakyRelu(double alpha) {
        return apply(Activation.leakyRelu(alpha));
    }

    public Value elu() {
        return apply(Activation.ELU);
    }

    /** ELU with another scale for {@code x <= 0}; throws IllegalArgumentException unless it is finite and not negative. */
    public Value elu(double alpha) {
        return apply(Activation.elu(alpha));
    }

    public Value sigmoid() {
        return apply(Activation.SIGMOID);
    }

    public Value tanh() {
        return apply(Activation.TANH);
    }

    public Value silu() {
        return apply(Activation.SILU);
    }

    public Value gelu() {
        return apply(Activation.GELU);
    }

    public Value softplus() {
        return apply(Activation.SOFTPLUS);
    }

    /** Any other function of one variable; for operations of several see {@link Operation#applyTo}. */
    public Value apply(DifferentiableFunction function) {
        return function.applyTo(this);
    }

    // ---- many inputs in one node -----------------------------------------------------------------------------------

    /** The sum of one or more values, as one node. Throws IllegalArgumentException where there are none. */
    public static Value sum(Value... terms) {
        return new Nary(NaryOperation.SUM, Nary.requireSome("terms", terms).clone());
    }

    /**
     * {@code a[0] b[0] + a[1] b[1] + ...} as one node, whose inputs are all of {@code a}, then all of {@code b}. Throws
     * IllegalArgumentException where the lengths differ or are zero.
     */
    public static Value dot(Value[] a, Value[] b) {
        return Dot.of("a", Values.of(a), "b", Values.of(b), null);
    }

    /** A neuron's pre-activation: {@code weights . inputs + bias} as one node, the bias being its last input. */
    public static Value dot(Value[] weights, Value[] inputs, Value bias) {
        return dot(Values.of(weights), Values.of(inputs), bias);
    }

    /** The same for rows that are kept and shared: the way of {@code Layer}, whose neurons all see the same inputs. */
    public static Value dot(Values weights, Values inputs, Value bias) {
        return Dot.of("weights", weights, "inputs", inputs, bias);
    }

    /**
     * {@code log(exp(x[0]) + exp(x[1]) + ...)} as one node, stable for arguments of any size. Its local derivatives are the
     * softmax of its inputs. Throws IllegalArgumentException where there are none.
     */
    public static Value logSumExp(Value... terms) {
        return new Nary(
                NaryOperation.LOG_SUM_EXP, Nary.requireSome("terms", terms).clone());
    }

    // ---- the backward pass -----------------------------------------------------------------------------------------

    /**
     * Computes the derivative of this value with respect to every node that it was computed from. Inner nodes start from zero at every
     * call; what leaves receive is added to their {@link #grad()}, until {@link #zeroGrad()}. In plain lines:
     *
     * <pre>{@code
     * for (Value node : graph()) {                                  // each node stands after its inputs
     *     node.grad = node.isLeaf() ? node.grad : 0;
     * }
     * grad += 1;                                                    // this value moves one for one with itself
     * for (Value node : reversed(graph())) {                        // each node before its inputs
     *     for (int i = 0; i < node.arity(); i++) {
     *         node.contribute(node.input(i), node.localDerivative(i));
     *     }
     * }
     * }</pre>
     */
    public void backward() {
        BackwardOrder order = new BackwardOrder(this, true);
        grad += 1;
        for (Value node = order.next(); node != null; node = order.next()) {
            node.passGradientOn();
        }
    }

    /** Calls {@link #contribute} for each input, in order. */
    abstract void passGradientOn();

    /**
     * The chain rule, and the one place where a gradient moves: {@code dL/dinput += dL/dthis * dthis/dinput}. It adds
     * because an input that reaches the loss on several paths has the sum of what each path brings.
     */
    final void contribute(Value input, double localDerivative) {
        input.grad += grad * localDerivative;
    }

    // ---- what a node knows -----------------------------------------------------------------------------------------

    public double data() {
        return data;
    }

    /** The derivative of the value that {@link #backward()} was called on with respect to this one; 0 before any pass. */
    public double grad() {
        return grad;
    }

    /**
     * Changes a leaf, say a weight in a training step. Graphs that were built before keep the numbers of their own forward pass.
     *
     * @throws IllegalStateException if this value was computed from others
     */
    public void setData(double data) {
        throw new IllegalStateException("setData: expected a leaf, got " + this
                + ", which was computed from its inputs; change a leaf and build the expression again");
    }

    /**
     * Changes a leaf's gradient, say to clip it before an optimizer's step.
     *
     * @throws IllegalStateException if this value was computed from others
     */
    public void setGrad(double grad) {
        throw new IllegalStateException(
                "setGrad: expected a leaf, got " + this + ", whose gradient is a result of backward()");
    }

    /** Sets this value's gradient to zero, and no other's. */
    public void zeroGrad() {
        grad = 0;
    }

    /** The name given by {@link #of(double, String)} or {@link #label(String)}; empty where there is none. */
    public String label() {
        return label;
    }

    /** Names this value, inner nodes included: {@code Value z = x.times(w).label("z")}. Returns this value. */
    public Value label(String label) {
        this.label = Objects.requireNonNull(label, "label");
        return this;
    }

    /** How this node was computed, as {@link BinaryOperation#PLUS} or {@link Activation#TANH}; {@link Operation#NONE} for a leaf. */
    public abstract Operation operation();

    /**
     * The line that made this node, as {@code MyNet.java:42}: the innermost one that belongs neither to this library nor to the JDK. Known
     * only where Java was started with {@code -Dchainrule.lines=true}, since to look for it takes a few microseconds a node; empty
     * otherwise. JShell has no such lines, and shows the method, as {@code f() in JShell}, or {@code JShell}.
     */
    public Optional<String> madeAt() {
        return Provenance.of(this);
    }

    public boolean isLeaf() {
        return arity() == 0;
    }

    /** What this node was computed from, in order and with duplicates: {@code x.times(x)} has {@code [x, x]}. */
    public List<Value> inputs() {
        List<Value> inputs = new ArrayList<>(arity());
        for (int i = 0; i < arity(); i++) {
            inputs.add(input(i));
        }
        return List.copyOf(inputs);
    }

    /**
     * This node and all that it was computed from, leaves included, each one after its inputs.
     */
    public List<Value> graph() {
        return List.copyOf(BackwardOrder.withLeaves(this));
    }

    abstract int arity();

    abstract Value input(int index);

    /**
     * The derivative of this node with respect to one of its inputs, the others held fixed, as it was in the forward pass.
     *
     * @param index position in {@link #inputs()}
     * @throws IndexOutOfBoundsException if there is no such input
     */
    public abstract double localDerivative(int index);

    /** Calls {@link BackwardOrder#reach(Value)} for each input, the last one first. */
    abstract void reachInputs(BackwardOrder order);

    /**
     * Graphviz source of the graph below this value: boxes with data and gradient, local derivatives on the edges.
     */
    public String toDot() {
        return Diagram.dot(this);
    }

    /** The same picture as {@link #toDot()} in Mermaid, which many Markdown viewers draw. */
    public String toMermaid() {
        return Diagram.mermaid(this);
    }

    /** One line, as {@code z = + | data -0.7 | grad -2.0367}, whatever the size of the graph; with {@link #madeAt()} where known. */
    @Override
    public final String toString() {
        String oneLine = title().replaceAll("\\R", " ");
        String line = madeAt().map(known -> " | " + known).orElse("");
        return oneLine + " | data " + Numbers.brief(data) + " | grad " + Numbers.brief(grad) + line;
    }

    /** {@code z = +}, or less where there is no label or no operation. */
    public final String title() {
        if (isLeaf()) {
            return label.isEmpty() ? "leaf" : label;
        }
        return label.isEmpty()
                ? operation().symbol()
                : label + " = " + operation().symbol();
    }
}
