package chainrule.check;

import chainrule.check.GradientCheck.Outcome;
import chainrule.engine.Operation;
import java.util.Arrays;

/**
 * A derivative of one operation toward one input, beside differences of that operation alone.
 *
 * <p>Far out a function may be so flat that its values do not change at all, as sigmoid at 40. There the formula of the derivative is
 * checked where it can be, at the nearest point where rounding hides nothing, and it has to go on from there without a jump.
 */
final class OperationCheck {
    private static final int PLACES = 100;
    private static final double NEAREST = 0.25;
    private static final double FARTHER = 1.25;
    private static final double[] FAR = {1e-3, 0.03, 0.7, 3};
    private static final double PART = 1e-3;
    private static final int TOWARD_ZERO = 12;
    private static final int SAMPLES = 32;
    private static final double JUMP = 0.05;
    private static final double NEARER = 16;
    private static final double STEADY = 1e-3;

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
        boolean vague = here.outcome() == Outcome.PASSED && (derivative == 0 || !here.isSharp())
                || here.outcome() == Outcome.UNDECIDED && here.drowned() && Double.isFinite(derivative);
        Judgement found = vague ? fromNearby(derivative, here) : here;
        return vague && found.outcome() == Outcome.UNDECIDED ? fromOtherInputs(here) : found;
    }

    /** The same along the other inputs: the slope of x to the power 1e-30 shows where the exponent is 1. */
    private Judgement fromOtherInputs(Judgement here) {
        for (int other = 0; other < inputs.length; other++) {
            for (double move : new double[] {1, -1}) {
                double[] there = inputs.clone();
                there[other] += move;
                OperationCheck check = new OperationCheck(operation, there, index);
                Outcome outcome = check.at(there[index], operation.derivativesAt(there.clone())[index])
                        .outcome();
                if (other != index && outcome == Outcome.FAILED
                        || outcome == Outcome.PASSED && isSmooth(slopesAlong(other, move))) {
                    return as(outcome, here);
                }
            }
        }
        return here;
    }

    private double[] slopesAlong(int other, double move) {
        double[] slopes = new double[SAMPLES + 1];
        for (int i = 0; i <= SAMPLES; i++) {
            double[] between = inputs.clone();
            between[other] += move * i / SAMPLES;
            slopes[i] = operation.derivativesAt(between)[index];
        }
        return slopes;
    }

    private static boolean isSmooth(double[] slopes) {
        double largest = 0;
        for (double slope : slopes) {
            largest = Math.max(largest, Math.abs(slope));
        }
        return isSmooth(slopes, largest);
    }

    private Judgement at(double x, double derivative) {
        Judgement found = Judgement.of(derivative, FiniteDifference.ofOperation(this::value, x, noise(x)));
        return found.outcome() == Outcome.FAILED && changesWithEachDouble(x) ? as(Outcome.UNDECIDED, found) : found;
    }

    /** Whether the derivative is another on either side already at the next doubles, as that of cos at 1e20: no difference can tell it. */
    private boolean changesWithEachDouble(double x) {
        double here = derivative(x);
        double step = 4 * Math.ulp(x);
        return differ(derivative(x - step), here) && differ(derivative(x + step), here);
    }

    private static boolean differ(double slope, double here) {
        return Math.abs(slope - here) > STEADY * Math.max(Math.abs(slope), Math.abs(here));
    }

    /** Terms that cancel leave the rounding of their own size: what each input brings, measured by moving it by a part of itself. */
    private double noise(double x) {
        if (inputs.length == 1) {
            return 0;
        }
        double[] at = with(x);
        double value = operation.valueAt(at);
        double sizes = 0;
        for (int j = 0; j < at.length; j++) {
            double input = at[j];
            at[j] = input * (1 + PART);
            double rise = Math.abs(operation.valueAt(at) - value) / PART;
            sizes += Double.isFinite(rise) ? rise : 0;
            at[j] = input;
        }
        return Math.ulp(1.0) * sizes;
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
        Judgement sofar = here;
        for (double there : places()) {
            if (value(there) == value) {
                continue;
            }
            Judgement judgement = at(there, derivative(there));
            if (judgement.outcome() == Outcome.FAILED && !judgement.isRagged()) {
                return as(Outcome.FAILED, here);
            }
            if (judgement.outcome() == Outcome.PASSED) {
                sofar = goesOn(x, there) ? as(Outcome.PASSED, here) : sofar;
                boolean tells = judgement.isSharp() || derivative == 0 && !judgement.flat();
                if (tells && sofar.outcome() == Outcome.PASSED) {
                    return sofar;
                }
            }
        }
        return sofar;
    }

    /** At first those that go down to 1 by a factor at a time, where a slope may fall like a power, then the nearest on either side. */
    private double[] places() {
        double x = inputs[index];
        double[] distances = distances();
        int nearer = Math.abs(x) > 1 ? (int) (Math.log(Math.abs(x)) / Math.log(NEARER)) + 1 : 0;
        double[] places = new double[nearer + 2 * distances.length];
        for (int k = 0; k < nearer; k++) {
            places[k] = x * Math.pow(NEARER, -k - 1);
        }
        for (int k = 0; k < distances.length; k++) {
            places[nearer + 2 * k] = x - distances[k];
            places[nearer + 2 * k + 1] = x + distances[k];
        }
        return places;
    }

    /** At first those that fit the input, then those that fit the largest number at hand: beside 1e65 the slope of a sum shows there. */
    private double[] distances() {
        double[] distances = new double[PLACES + TOWARD_ZERO + FAR.length];
        double largest = Math.abs(value(inputs[index]));
        for (double input : inputs) {
            largest = Math.max(largest, Math.abs(input));
        }
        distances[0] = NEAREST * Math.max(1, Math.abs(inputs[index]) / PLACES);
        for (int k = 1; k < PLACES; k++) {
            distances[k] = FARTHER * distances[k - 1];
        }
        for (int k = 0; k < TOWARD_ZERO; k++) {
            distances[PLACES + k] = Math.abs(inputs[index]) * (1 - Math.pow(0.5, k + 1));
        }
        for (int k = 0; k < FAR.length; k++) {
            distances[PLACES + TOWARD_ZERO + k] = FAR[k] * largest;
        }
        Arrays.sort(distances);
        return distances;
    }

    private static Judgement as(Outcome outcome, Judgement here) {
        return new Judgement(
                outcome, here.numerical(), here.left(), here.right(), here.tolerance(), here.drowned(), here.flat());
    }

    /** Whether the derivative has no jump on the way between two points. */
    private boolean goesOn(double x, double there) {
        boolean byFactors = x * there > 0 && Math.max(x / there, there / x) > NEARER;
        double[] slopes = new double[SAMPLES + 1];
        double[] logarithms = new double[SAMPLES + 1];
        boolean sameSign = true;
        for (int i = 0; i <= SAMPLES; i++) {
            slopes[i] = derivative(
                    byFactors ? x * Math.pow(there / x, i / (double) SAMPLES) : x + (there - x) * i / SAMPLES);
            logarithms[i] = Math.log(Math.abs(slopes[i]));
            sameSign &= slopes[i] * Math.signum(slopes[0]) > 0;
        }
        return sameSign && isSmooth(logarithms, 1) || Math.abs(there - x) <= 1 && isSmooth(slopes);
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
