package chainrule.check;

import chainrule.check.GradientCheck.Outcome;
import chainrule.engine.Operation;

/**
 * A derivative of one operation toward one input, beside differences of that operation alone.
 *
 * <p>Far out a function may be so flat that its values do not change at all, as sigmoid at 40. There the formula of the derivative is
 * checked where it can be, at the nearest point where rounding hides nothing, and it has to go on from there without a jump.
 */
final class OperationCheck {
    private static final int PLACES = 90;
    private static final double NEAREST = 0.25;
    private static final double FARTHER = 1.7;
    private static final int SAMPLES = 32;
    private static final double JUMP = 0.05;

    private final Operation operation;
    private final double[] inputs;
    private final int index;

    OperationCheck(Operation operation, double[] inputs, int index) {
        this.operation = operation;
        this.inputs = inputs;
        this.index = index;
    }

    /** Judges a derivative at these inputs. */
    Judgement judge(double derivative) {
        Judgement here = at(inputs[index], derivative);
        if (here.outcome() == Outcome.PASSED && derivative == 0
                || here.outcome() == Outcome.UNDECIDED && here.drowned() && Double.isFinite(derivative)) {
            return fromNearby(derivative, here);
        }
        return here;
    }

    private Judgement at(double x, double derivative) {
        return Judgement.of(derivative, FiniteDifference.thoroughly(this::value, x, 0));
    }

    private double value(double x) {
        return operation.valueAt(with(x));
    }

    private double derivative(double x) {
        return operation.derivativesAt(with(x))[index];
    }

    private double[] with(double x) {
        double[] moved = inputs.clone();
        moved[index] = x;
        return moved;
    }

    private Judgement fromNearby(double derivative, Judgement here) {
        double x = inputs[index];
        double value = value(x);
        double distance = NEAREST * Math.max(1, Math.abs(x) / PLACES);
        for (int k = 0; k < PLACES; k++, distance *= FARTHER) {
            for (double there : new double[] {x - distance, x + distance}) {
                Outcome outcome = value(there) == value
                        ? Outcome.UNDECIDED
                        : at(there, derivative(there)).outcome();
                if (outcome == Outcome.FAILED || outcome == Outcome.PASSED && goesOn(x, there, distance)) {
                    return as(outcome, here);
                }
                if (outcome == Outcome.PASSED && derivative == 0) {
                    return here;
                }
            }
        }
        return here;
    }

    private static Judgement as(Outcome outcome, Judgement here) {
        return new Judgement(
                outcome, here.numerical(), here.left(), here.right(), here.tolerance(), here.drowned(), here.flat());
    }

    /** Whether the derivative has no jump on the way between two points. */
    private boolean goesOn(double x, double there, double distance) {
        double[] slopes = new double[SAMPLES + 1];
        double[] logarithms = new double[SAMPLES + 1];
        boolean sameSign = true;
        double largest = 0;
        for (int i = 0; i <= SAMPLES; i++) {
            slopes[i] = derivative(x + (there - x) * i / SAMPLES);
            logarithms[i] = Math.log(Math.abs(slopes[i]));
            sameSign &= slopes[i] * Math.signum(slopes[0]) > 0;
            largest = Math.max(largest, Math.abs(slopes[i]));
        }
        return sameSign && isSmooth(logarithms, 1) || distance <= 1 && isSmooth(slopes, largest);
    }

    /** Whether it bends gently, on a scale. */
    private static boolean isSmooth(double[] numbers, double scale) {
        for (int i = 3; i < numbers.length; i++) {
            double jump = numbers[i] - 3 * numbers[i - 1] + 3 * numbers[i - 2] - numbers[i - 3];
            double slope = Math.abs(numbers[i - 1] - numbers[i - 2]);
            if (!(Math.abs(jump) <= JUMP * (scale + slope))) {
                return false;
            }
        }
        return true;
    }
}
