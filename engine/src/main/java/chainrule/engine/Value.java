package chainrule.engine;

import java.util.Arrays;
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
 * <p>A graph belongs to one thread at a time. Graphs that share no nodes may be used on different threads at once. Graphs that share
 * leaves only, say weights, may be built on different threads, but if they run {@link #backward()} at once, what one of them adds to
 * the {@link #grad()} of a shared leaf can be lost; nothing else is. Graphs that share inner nodes must not run it at once at all.
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
        return new Binary(BinaryOperation.PLUS, this, Objects.requireNonNull(b, "b"));
    }

    public Value minus(Value b) {
        return new Binary(BinaryOperation.MINUS, this, Objects.requireNonNull(b, "b"));
    }

    public Value times(Value b) {
        return new Binary(BinaryOperation.TIMES, this, Objects.requireNonNull(b, "b"));
    }

    public Value div(Value b) {
        return new Binary(BinaryOperation.DIVIDED_BY, this, Objects.requireNonNull(b, "b"));
    }

    /**
     * This value to a power that is a value, too. The exponent's derivative is {@code a^b ln a}, which is NaN where the base
     * is negative; at base 0 with a positive exponent it is 0, its limit.
     */
    public Value pow(Value exponent) {
        return new Binary(BinaryOperation.POWER, this, Objects.requireNonNull(exponent, "exponent"));
    }

    /** Leaky ReLU whose slope for {@code x <= 0} is itself a value and so can be learned: PReLU, He et al. 2015. */
    public Value prelu(Value slope) {
        return new Binary(BinaryOperation.PRELU, this, Objects.requireNonNull(slope, "slope"));
    }

    /** The larger of two; at a tie the gradient goes to b alone: the side {@code a <= b}, as for relu, which is {@code max(x, 0)}. */
    public Value max(Value b) {
        return new Binary(BinaryOperation.MAX, this, Objects.requireNonNull(b, "b"));
    }

    /** The smaller of two; at a tie the gradient goes to this value alone: the side {@code a <= b}. */
    public Value min(Value b) {
        return new Binary(BinaryOperation.MIN, this, Objects.requireNonNull(b, "b"));
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

    /** The larger of this and a constant; where both are equal its slope is 0, as that of relu. */
    public Value max(double constant) {
        return apply(new WithConstant(BinaryOperation.MAX, constant));
    }

    /** The smaller of this and a constant; where both are equal its slope is 1. */
    public Value min(double constant) {
        return apply(new WithConstant(BinaryOperation.MIN, constant));
    }

    /**
     * This value, but not below {@code low} and not above {@code high}: {@code max(low).min(high)}. Its slope is 1 for
     * {@code low < x <= high}, else 0: at each kink the one to its left. Throws IllegalArgumentException unless {@code low <= high}.
     */
    public Value clamp(double low, double high) {
        if (!(low <= high)) {
            throw new IllegalArgumentException("low: expected a number <= high, " + high + ", got " + low);
        }
        return max(low).min(high);
    }

    /** The absolute value. At 0 its slope is -1, the one for {@code x <= 0}, as at every kink here; elsewhere one finds 0 for it. */
    public Value abs() {
        return apply(ElementaryFunction.ABS);
    }

    public Value sin() {
        return apply(ElementaryFunction.SIN);
    }

    public Value cos() {
        return apply(ElementaryFunction.COS);
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
        return Objects.requireNonNull(function, "function").applyTo(this);
    }

    // ---- many inputs in one node -----------------------------------------------------------------------------------

    /** The sum of one or more values, as one node. Throws IllegalArgumentException where there are none. */
    public static Value sum(Value... terms) {
        return new Nary(NaryOperation.SUM, "terms", terms);
    }

    /**
     * {@code a[0] b[0] + a[1] b[1] + ...} as one node, whose inputs are all of {@code a}, then all of {@code b}. Throws
     * IllegalArgumentException where the lengths differ or are zero.
     */
    public static Value dot(Value[] a, Value[] b) {
        return Dot.of("a", new Values("a", a), "b", new Values("b", b), null);
    }

    /**
     * A neuron's pre-activation: {@code weights . inputs + bias} as one node, the bias being its last input.
     *
     * @param bias null where there is none
     */
    public static Value dot(Value[] weights, Value[] inputs, Value bias) {
        return dot(new Values("weights", weights), new Values("inputs", inputs), bias);
    }

    /** The same for rows that are kept and shared: the way of {@code Layer}, whose neurons all see the same inputs. */
    public static Value dot(Values weights, Values inputs, Value bias) {
        return Dot.of("weights", weights, "inputs", inputs, bias);
    }

    /**
     * {@code log(exp(x[0]) + exp(x[1]) + ...)} as one node, stable for arguments of any size. Its local derivatives are the
     * softmax of its inputs: equal shares where all are minus infinity. Throws IllegalArgumentException where there are none.
     */
    public static Value logSumExp(Value... terms) {
        return new Nary(NaryOperation.LOG_SUM_EXP, "terms", terms);
    }

    /**
     * The share of each logit in the sum of their exponentials: {@code exp(x[i]) / (exp(x[0]) + exp(x[1]) + ...)}, a node for each,
     * whose first input is its own logit. Stable for logits of any size; tiny shares keep their digits, and so do the slopes where one
     * share is nearly 1. For a loss take {@link #logSumExp}. Throws IllegalArgumentException where there are none.
     */
    public static Value[] softmax(Value... logits) {
        Value[] shares = Values.copyOf("logits", logits);
        Nary.requireSome("logits", shares.length);
        for (int i = 0; i < shares.length; i++) {
            Value[] ownFirst = logits.clone();
            ownFirst[i] = logits[0];
            ownFirst[0] = logits[i];
            shares[i] = new Nary(NaryOperation.SOFTMAX, "logits", ownFirst);
        }
        return shares;
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
        Value[] inputs = new Value[arity()];
        Arrays.setAll(inputs, this::input);
        return List.of(inputs);
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
        String oneLine = title().replaceAll(Names.LINE_BREAK, " ");
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
