package chainrule.check;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;

/** What was seen on one side. */
final class Side {
    private static final double GROWTH = 1.5;
    private static final int GROWS = 4;
    private static final int HALVINGS = 50;
    private static final double ROUNDING_AT_MOST = 1e-8;

    private final double x;
    private final double here;
    private final double roundedArgument;
    private final double[] steps = new double[FiniteDifference.MOST_STEPS];
    private final double[] rises = new double[FiniteDifference.MOST_STEPS];
    private final double[] sizes = new double[FiniteDifference.MOST_STEPS];
    private int size;

    Side(double x, double here, double roundedArgument) {
        this.roundedArgument = roundedArgument;
        this.x = x;
        this.here = here;
    }

    void add(double step, double rise, double valueSize) {
        steps[size] = step;
        rises[size] = rise;
        sizes[size++] = valueSize;
    }

    int size() {
        return size;
    }

    double step(int k) {
        return steps[k];
    }

    double rise(int k) {
        return rises[k];
    }

    /** The size of the function's value there. */
    double valueSize(int k) {
        return sizes[k];
    }

    /**
     * By how much rounding blurs the values: what a straight line through two neighbours misses falls with the step, until
     * nothing is left of it but rounding, which goes up and down. After Moré and Wild, "Estimating computational noise", 2011.
     */
    double noise() {
        double largest = 0;
        double up = 0;
        double down = 0;
        double bothWays = 0;
        double before = 0;
        int growths = 0;
        for (int k = size - 1; k > 0 && growths < GROWS; k--) {
            double bend = rises[k] - rises[k - 1] * (steps[k] / steps[k - 1]);
            if (!Double.isFinite(bend)) {
                break;
            }
            largest = Math.max(largest, Math.max(sizes[k - 1], sizes[k]));
            growths = before > 0 && Math.abs(bend) > GROWTH * before ? growths + 1 : 0;
            up = Math.max(up, bend);
            down = Math.max(down, -bend);
            bothWays = growths == 0 ? Math.min(up, down) : bothWays;
            before = Math.abs(bend);
        }
        return bothWays <= ROUNDING_AT_MOST * largest ? bothWays : 0;
    }

    /**
     * Where tiny steps change nothing: the height of the first stair, found by halving, if it is so low that only rounding can have
     * made it. A kink has no such stair.
     */
    double stair(DoubleUnaryOperator function, int direction) {
        int last = size - 1;
        while (last >= 0 && rises[last] == 0) {
            last--;
        }
        if (last < 0 || last == size - 1 || !Double.isFinite(rises[last])) {
            return 0;
        }
        double flat = steps[last + 1];
        double risen = steps[last];
        double height = rises[last];
        for (int k = 0; k < HALVINGS; k++) {
            double middle = Math.sqrt(flat) * Math.sqrt(risen);
            double rise = direction * (function.applyAsDouble(x + direction * middle) - here);
            flat = rise == 0 ? middle : flat;
            risen = rise == 0 ? risen : middle;
            height = rise == 0 ? height : rise;
        }
        double largest = DoubleStream.of(sizes).filter(Double::isFinite).max().orElseThrow();
        return Math.abs(height) <= ROUNDING_AT_MOST * largest ? Math.abs(height) : 0;
    }

    /** Whether there are values close to the point. */
    boolean exists() {
        return size > 0 && Double.isFinite(rises[size - 1]);
    }

    /** The difference quotient of the largest step that has one. */
    double chord() {
        for (int k = 0; k < size; k++) {
            if (Double.isFinite(rises[k])) {
                return Math.abs(rises[k] / steps[k]);
            }
        }
        return 0;
    }

    /** Equal values at the smaller half of all steps. */
    boolean isFlat() {
        return size > 0 && isFlat((size + 1) / 2);
    }

    /** Equal values at the smallest steps. */
    boolean isFlat(int count) {
        return size >= count && Arrays.stream(rises, size - count, size).allMatch(rise -> rise == 0);
    }

    Plateau plateau(double noise, int order) {
        Estimates estimates = new Estimates(noise, x, here, roundedArgument, order);
        for (int k = 0; k < size; k++) {
            estimates.add(this, k);
        }
        return estimates.plateau();
    }
}
