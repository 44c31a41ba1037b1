package chainrule.nn;

import chainrule.engine.Value;
import java.util.List;

/**
 * How wrong a prediction is, as a value to run backward from. Small is good.
 *
 * <p>Each loss takes its target as a number or as a value. A {@link chainrule.compiled.CompiledGraph}, which serves many samples, needs the
 * value, as one of its inputs.
 */
public final class Loss {
    /** Lowers a logit so far that its exponential is 0, whatever the others are. */
    private static final double OUT_OF_THE_RACE = 1e300;

    private Loss() {}

    /** {@code (prediction - target)²}. Throws IllegalArgumentException unless the target is finite. */
    public static Value squaredError(Value prediction, double target) {
        return prediction.minus(Check.finite("target", target)).pow(2);
    }

    public static Value squaredError(Value prediction, Value target) {
        return prediction.minus(target).pow(2);
    }

    /**
     * {@code max(0, 1 - target score)}: zero once the score is on the right side by a margin of 1.
     *
     * @param target the class, -1 or 1; otherwise IllegalArgumentException
     */
    public static Value hinge(Value score, double target) {
        Check.require(target == -1 || target == 1, "target", "-1 or 1", target);
        return score.times(-target).plus(1).relu();
    }

    /** The same for a target that is a value, -1 or 1. */
    public static Value hinge(Value score, Value target) {
        return score.times(target).negate().plus(1).relu();
    }

    /**
     * {@code -log p} of what happened, where {@code p = sigmoid(logit)} is the probability of class 1. It is computed from the logit, by
     * softplus, so that neither value nor gradient loses digits however sure the net is.
     *
     * @param target probability of class 1, mostly 0 or 1; IllegalArgumentException unless it is within 0..1
     */
    public static Value binaryCrossEntropyWithLogits(Value logit, double target) {
        Check.require(target >= 0 && target <= 1, "target", "a number within 0..1", target);
        if (target == 0) {
            return logit.softplus();
        }
        Value ifOne = logit.negate().softplus();
        return target == 1 ? ifOne : ifOne.times(target).plus(logit.softplus().times(1 - target));
    }

    /** The same for a target that is a value, within 0..1. */
    public static Value binaryCrossEntropyWithLogits(Value logit, Value target) {
        Value ifOne = logit.negate().softplus().times(target);
        Value ifZero = logit.softplus().times(target.negate().plus(1));
        return ifOne.plus(ifZero);
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
     * The same for a label that is a row of values, 1 for the true class and 0 for each other one.
     *
     * @throws IllegalArgumentException unless there are at least 2 logits, and as many labels
     */
    public static Value softmaxCrossEntropy(Value[] logits, Value[] oneHot) {
        requireTwo(logits);
        Check.size("oneHot", logits.length, oneHot.length);
        Value[] others = new Value[logits.length];
        for (int i = 0; i < logits.length; i++) {
            others[i] = logits[i].minus(oneHot[i].times(OUT_OF_THE_RACE));
        }
        return Value.logSumExp(others).minus(Value.dot(logits, oneHot)).softplus();
    }

    private static void requireTwo(Value[] logits) {
        Check.require(logits.length >= 2, "logits", "at least 2 values", logits.length);
    }

    /** The mean of one or more losses. */
    public static Value mean(Value... losses) {
        Check.positive("losses", losses.length);
        return Value.sum(losses).div(losses.length);
    }

    /**
     * {@code strength * (p0² + p1² + ...)}, to be added to a loss: it pulls weights toward zero.
     *
     * @param parameters at least one
     * @param strength finite and not negative, otherwise IllegalArgumentException
     */
    public static Value l2(List<Value> parameters, double strength) {
        Check.require(strength >= 0 && Double.isFinite(strength), "strength", "a finite number >= 0", strength);
        Check.positive("parameters", parameters.size());
        Value[] each = parameters.toArray(Value[]::new);
        return Value.dot(each, each).times(strength);
    }
}
