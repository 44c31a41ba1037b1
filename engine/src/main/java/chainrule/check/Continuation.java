package chainrule.check;

import java.util.function.IntToDoubleFunction;

/** Whether a derivative goes on from one point to another without a jump, seen at some points between. */
final class Continuation {
    private static final int SAMPLES = 32;
    private static final double JUMP = 0.05;

    private Continuation() {}

    /** Along the input itself, in equal steps or by equal factors. */
    static boolean along(Section section, double there) {
        double x = section.x();
        return along(section, there, i -> x + (there - x) * i / SAMPLES)
                || x * there > 0 && along(section, there, i -> x * Math.pow(there / x, i / (double) SAMPLES));
    }

    private static boolean along(Section section, double there, IntToDoubleFunction place) {
        double[] slopes = new double[SAMPLES + 1];
        double[] logarithms = new double[SAMPLES + 1];
        boolean sameSign = true;
        for (int i = 0; i <= SAMPLES; i++) {
            slopes[i] = section.derivative(place.applyAsDouble(i));
            logarithms[i] = Math.log(Math.abs(slopes[i]));
            sameSign &= Math.signum(slopes[i]) == Math.signum(slopes[0]);
        }
        return sameSign && isSmooth(logarithms, 1) || Math.abs(there - section.x()) <= 1 && isSmooth(slopes);
    }

    /** While another input moves. */
    static boolean alongOther(Section section, int other, double move) {
        double[] slopes = new double[SAMPLES + 1];
        for (int i = 0; i <= SAMPLES; i++) {
            slopes[i] = section.moved(other, move * i / SAMPLES).derivative(section.x());
        }
        return isSmooth(slopes);
    }

    private static boolean isSmooth(double[] slopes) {
        double largest = 0;
        for (double slope : slopes) {
            largest = Math.max(largest, Math.abs(slope));
        }
        return isSmooth(slopes, largest);
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
