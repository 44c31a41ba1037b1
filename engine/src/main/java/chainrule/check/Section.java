package chainrule.check;

import chainrule.engine.Operation;

/** An operation as a function of one of its inputs, the others held where they are. */
record Section(Operation operation, double[] inputs, int index) {
    private static final double[] PARTS = {1e-3, 1e-6};
    private static final double STEADY = 1e-4;
    private static final double STAIRS = 1e5;

    /** A distance within which the functions of the field do not change their shape. */
    static final double NEAR = 0.25;

    /** No period fits all of them. */
    private static final double[] CLOSE = {NEAR, NEAR / Math.E, NEAR / 7.3};

    double x() {
        return inputs[index];
    }

    double value(double x) {
        return operation.valueAt(with(x));
    }

    double derivative(double x) {
        return operation.derivativesAt(with(x))[index];
    }

    private double[] with(double x) {
        double[] moved = inputs.clone();
        moved[index] = x;
        return moved;
    }

    /** The same toward the same input, where another input has moved. */
    Section moved(int other, double move) {
        double[] there = inputs.clone();
        there[other] += move;
        return new Section(operation, there, index);
    }

    /** The largest number at hand, by size. */
    double largest() {
        double largest = Math.abs(value(x()));
        for (double input : inputs) {
            largest = Math.max(largest, Math.abs(input));
        }
        return largest;
    }

    /**
     * By how much rounding blurs the values. Terms that cancel leave the rounding of their own size: what each input brings, measured by
     * moving it by a part of itself.
     */
    double noise(double x) {
        if (inputs.length == 1) {
            return 0;
        }
        double[] at = with(x);
        double value = operation.valueAt(at);
        double sizes = 0;
        for (int j = 0; j < at.length; j++) {
            double input = at[j];
            double least = Double.POSITIVE_INFINITY;
            for (double part : PARTS) {
                at[j] = input * (1 + part);
                least = Math.min(least, Math.abs(operation.valueAt(at) - value) / part);
            }
            sizes += Double.isFinite(least) ? least : 0;
            at[j] = input;
        }
        return Math.ulp(1.0) * sizes;
    }

    /**
     * Whether the derivative is another on either side already at the next doubles, and goes on changing, as that of cos at 1e20: no
     * difference can tell it. Beside a kink it stays the same.
     */
    boolean changesWithEachDouble(double x) {
        double here = derivative(x);
        double step = 4 * Math.ulp(x);
        double left = derivative(x - step);
        double right = derivative(x + step);
        return differ(left, here)
                && differ(right, here)
                && (differ(derivative(x - 2 * step), left) || differ(derivative(x + 2 * step), right));
    }

    private static boolean differ(double slope, double here) {
        return !(Math.abs(slope - here) <= STEADY * Math.max(Math.abs(slope), Math.abs(here)));
    }

    /** Whether values nearby differ, as the derivative says, by so little that they look like stairs. */
    boolean hardlyMoves(double x, double derivative) {
        double value = value(x);
        double limit = STAIRS * Math.ulp(value);
        boolean stairs = Math.abs(derivative) * NEAR <= limit;
        for (double distance : CLOSE) {
            stairs &= !(Math.abs(value(x + distance) - value) > limit)
                    && !(Math.abs(value(x - distance) - value) > limit);
        }
        return stairs;
    }

    /** Whether the derivative itself becomes another nearby by so much. */
    boolean derivativeChangesNearby(double x, double amount) {
        double here = derivative(x);
        return !(Math.abs(derivative(x + 1) - here) < amount) || !(Math.abs(derivative(x - 1) - here) < amount);
    }
}
