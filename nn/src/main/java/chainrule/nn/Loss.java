package chainrule.nn;

import chainrule.engine.DifferentiableFunction;
import chainrule.engine.Value;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * How wrong a prediction is, as a value to run backward from. Small is good.
 *
 * <p>Each loss takes its target as a number or as a value. A {@link chainrule.compiled.CompiledGraph}, which serves many samples, needs the
 * value, as one of its inputs.
 */
public final class Loss {
    private static final DifferentiableFunction ABSOLUTE = DifferentiableFunction.of("abs", Math::abs, Math::signum);

    private Loss() {}

    /** {@code (prediction - target)²}. Throws IllegalArgumentException unless the target is finite. */
    public static Value squaredError(Value prediction, double target) {
        return error(prediction, target).pow(2);
    }

    public static Value squaredError(Value prediction, Value target) {
        return error(prediction, target).pow(2);
    }

    /** {@code |prediction - target|}, with slope 0 where they are equal. Throws IllegalArgumentException unless the target is finite. */
    public static Value absoluteError(Value prediction, double target) {
        return error(prediction, target).apply(ABSOLUTE);
    }

    public static Value absoluteError(Value prediction, Value target) {
        return error(prediction, target).apply(ABSOLUTE);
    }

    /**
     * {@code error² / 2} while the error is within {@code -delta..delta}, {@code delta (|error| - delta / 2)} beyond: a single wild target does
     * not pull with all its size; Huber 1964, "Robust Estimation of a Location Parameter".
     *
     * @param target finite
     * @param delta positive and finite
     * @throws IllegalArgumentException if one of them is not as it should be
     */
    public static Value huber(Value prediction, double target, double delta) {
        return error(prediction, target).apply(new Huber(delta));
    }

    /** The same for a target that is a value. */
    public static Value huber(Value prediction, Value target, double delta) {
        return error(prediction, target).apply(new Huber(delta));
    }

    private static Value error(Value prediction, double target) {
        return Check.given("prediction", prediction).minus(Check.finite("target", target));
    }

    private static Value error(Value prediction, Value target) {
        return Check.given("prediction", prediction).minus(Check.given("target", target));
    }

    /**
     * {@code max(0, 1 - target score)}: zero once the score is on the right side by a margin of 1.
     *
     * @param target the class, -1 or 1; otherwise IllegalArgumentException
     */
    public static Value hinge(Value score, double target) {
        Check.given("score", score);
        Check.require(target == -1 || target == 1, "target", "-1 or 1", target);
        return score.times(-target).plus(1).relu();
    }

    /** The same for a target that is a value, -1 or 1. */
    public static Value hinge(Value score, Value target) {
        Check.given("score", score);
        return score.times(Check.given("target", target)).negate().plus(1).relu();
    }

    /**
     * {@code -log p} of what happened, where {@code p = sigmoid(logit)} is the probability of class 1. It is computed from the logit, by
     * softplus, so that neither value nor gradient loses digits however sure the net is.
     *
     * @param target probability of class 1, mostly 0 or 1; IllegalArgumentException unless it is within 0..1
     */
    public static Value binaryCrossEntropyWithLogits(Value logit, double target) {
        Check.given("logit", logit);
        Check.probability("target", target);
        if (target == 0) {
            return logit.softplus();
        }
        Value ifOne = logit.negate().softplus();
        return target == 1 ? ifOne : ifOne.times(target).plus(logit.softplus().times(1 - target));
    }

    /** The same for a target that is a value, within 0..1, as one node. */
    public static Value binaryCrossEntropyWithLogits(Value logit, Value target) {
        return BinaryCrossEntropy.WITH_LOGITS.applyTo(Check.given("logit", logit), Check.given("target", target));
    }

    /**
     * {@code -log softmax(logits)[label]}, as the softplus of how far the label's logit is behind the log-sum-exp of all others:
     * the same number as the textbook formula, without its cancellation where the net is sure and right.
     *
     * @param logits one for each class, at least 2
     * @param label index of the true class; IllegalArgumentException if it is out of range
     */
    public static Value softmaxCrossEntropy(Value[] logits, int label) {
        requireTwo(logits);
        Check.index("label", logits.length, label);
        Value[] others = new Value[logits.length - 1];
        System.arraycopy(logits, 0, others, 0, label);
        System.arraycopy(logits, label + 1, others, label, others.length - label);
        return Value.logSumExp(others).minus(logits[label]).softplus();
    }

    /**
     * {@code -sum of label[i] log softmax(logits)[i]}, as one node whose slopes toward the logits are softmax minus label. The labels are the
     * probabilities of the classes, "soft" ones or 1 for the true class and 0 for each other one.
     *
     * <p>A class whose logit is minus infinity is masked: it costs nothing if its label is 0, and infinitely much otherwise.
     *
     * @throws IllegalArgumentException unless there are at least 2 logits, and as many labels
     */
    public static Value softmaxCrossEntropy(Value[] logits, Value[] labels) {
        requireTwo(logits);
        Check.values("labels", labels);
        Check.size("labels", logits.length, labels.length);
        Value[] both = Stream.of(logits, labels).flatMap(Stream::of).toArray(Value[]::new);
        return SoftmaxCrossEntropy.OF_LOGITS_AND_LABELS.applyTo(both);
    }

    /**
     * The same for labels that are numbers.
     *
     * @throws IllegalArgumentException unless there are at least 2 logits, and as many labels, each within 0..1, with sum 1 (up to 1e-6)
     */
    public static Value softmaxCrossEntropy(Value[] logits, double[] labels) {
        requireTwo(logits);
        Check.size("labels", logits.length, Check.given("labels", labels).length);
        for (int i = 0; i < labels.length; i++) {
            Check.probability("labels[" + i + "]", labels[i]);
        }
        double sum = DoubleStream.of(labels).sum();
        Check.require(Math.abs(sum - 1) <= 1e-6, "labels", "numbers whose sum is 1", "sum " + sum);
        return SoftmaxCrossEntropy.withLabels(labels).applyTo(logits);
    }

    private static void requireTwo(Value[] logits) {
        Check.values("logits", logits);
        Check.require(logits.length >= 2, "logits", "at least 2 values", logits.length);
    }

    /** The mean of one or more losses, even if their sum is beyond the range of double. */
    public static Value mean(Value... losses) {
        Check.values("losses", losses);
        Check.positive("losses", losses.length);
        Value mean = Value.sum(losses).div(losses.length);
        boolean overflow =
                Double.isInfinite(mean.data()) && Stream.of(losses).allMatch(loss -> Double.isFinite(loss.data()));
        return overflow
                ? Value.sum(
                        Stream.of(losses).map(loss -> loss.div(losses.length)).toArray(Value[]::new))
                : mean;
    }

    /**
     * {@code strength * (p0² + p1² + ...)}, to be added to a loss: it pulls weights toward zero.
     *
     * @param parameters at least one
     * @param strength finite and not negative, otherwise IllegalArgumentException
     */
    public static Value l2(List<Value> parameters, double strength) {
        Check.elements("parameters", parameters, "a value");
        Check.notNegative("strength", strength);
        Check.positive("parameters", parameters.size());
        Value[] each = parameters.toArray(Value[]::new);
        return Value.dot(each, each).times(strength);
    }
}
