package chainrule.check;

import chainrule.engine.Backpropagation;
import chainrule.engine.Names;
import chainrule.engine.Provenance;
import chainrule.engine.Value;
import java.util.Objects;
import java.util.Optional;

/**
 * The first number of a graph that is NaN or infinite, and why. All that is computed from such a number is spoilt as well, so that what
 * one sees at the end, a loss of NaN, says nothing of where it began.
 *
 * <pre>{@code
 * NonFinite.firstIn(loss).ifPresent(System.out::println);
 * // First NaN: y = log, made at MyNet.java:42. The log of -0.3 (z) is not a number: log needs an argument above 0. ...
 * }</pre>
 */
public final class NonFinite {
    private final Value node;
    private final double number;
    private final Backpropagation.Step step;
    private final String explanation;

    private NonFinite(Value node, double number, Backpropagation.Step step, String explanation) {
        this.node = node;
        this.number = number;
        this.step = step;
        this.explanation = explanation.replaceAll("\r\n|[\n\r]", " ");
    }

    /**
     * Looks at all values in forward order and, if they are finite, at each step of a backward pass of its own. Empty if these are
     * finite, too. All gradients are afterwards what they were before.
     *
     * <p>Best called before the optimizer's step. A leaf has the number of now: what a step has spoilt looks as if it had been so from
     * the start.
     */
    public static Optional<NonFinite> firstIn(Value loss) {
        Names names = new Names(Objects.requireNonNull(loss, "loss"));
        return loss.graph().stream()
                .filter(node -> !Double.isFinite(node.data()))
                .findFirst()
                .map(node -> value(node, names))
                .or(() -> firstStep(loss).map(step -> gradient(step, names)));
    }

    private static Optional<Backpropagation.Step> firstStep(Value loss) {
        return Backpropagation.preview(loss).stream()
                .filter(step -> !Double.isFinite(step.gradientAfter()))
                .findFirst();
    }

    private static NonFinite value(Value node, Names names) {
        String what = Double.isNaN(node.data()) ? "First NaN: " : "First infinite value: ";
        String text = what + birth(node, names) + ". " + Reasons.ofValue(node, names);
        return new NonFinite(node, node.data(), null, text);
    }

    private static NonFinite gradient(Backpropagation.Step step, Names names) {
        double number = step.gradientAfter();
        String what = Double.isNaN(number) ? "First NaN gradient: " : "First infinite gradient: ";
        String text = what + step.text() + ", through " + birth(step.output(), names) + ". "
                + Reasons.ofGradient(step, names);
        return new NonFinite(step.input(), number, step, text);
    }

    /** {@code y = log, made at MyNet.java:42}. */
    private static String birth(Value node, Names names) {
        String title = node.isLeaf()
                ? names.of(node)
                : names.of(node) + " = " + node.operation().symbol();
        String unknown = Provenance.ON ? "" : " (-Dchainrule.lines=true tells its line)";
        return title + node.madeAt().map(line -> ", made at " + line).orElse(unknown);
    }

    /** The node whose value or gradient it is. */
    public Value node() {
        return node;
    }

    /** NaN, Infinity or -Infinity. */
    public double number() {
        return number;
    }

    /** The step that brought it into the gradient of {@link #node()}; empty if the value is not finite itself. */
    public Optional<Backpropagation.Step> step() {
        return Optional.ofNullable(step);
    }

    /** Where it began, the rule behind it and what to do, in a few sentences on one line. */
    public String explanation() {
        return explanation;
    }

    @Override
    public String toString() {
        return explanation;
    }
}
