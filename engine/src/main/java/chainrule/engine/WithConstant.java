package chainrule.engine;

/** Arithmetic with a constant: functions of one variable, since a constant needs no gradient. */
final class WithConstant {
    private WithConstant() {}

    record Plus(double constant) implements DifferentiableFunction {
        @Override
        public double value(double x) {
            return x + constant;
        }

        @Override
        public double derivative(double x) {
            return 1;
        }

        @Override
        public String symbol() {
            return "+ " + Numbers.brief(constant);
        }
    }

    record Minus(double constant) implements DifferentiableFunction {
        @Override
        public double value(double x) {
            return x - constant;
        }

        @Override
        public double derivative(double x) {
            return 1;
        }

        @Override
        public String symbol() {
            return "- " + Numbers.brief(constant);
        }
    }

    record Times(double constant) implements DifferentiableFunction {
        @Override
        public double value(double x) {
            return x * constant;
        }

        @Override
        public double derivative(double x) {
            return constant;
        }

        @Override
        public String symbol() {
            return "* " + Numbers.brief(constant);
        }
    }

    record DividedBy(double constant) implements DifferentiableFunction {
        @Override
        public double value(double x) {
            return x / constant;
        }

        @Override
        public double derivative(double x) {
            return 1 / constant;
        }

        @Override
        public String symbol() {
            return "/ " + Numbers.brief(constant);
        }
    }

    record Power(double exponent) implements DifferentiableFunction {
        @Override
        public double value(double x) {
            return power(x, exponent);
        }

        @Override
        public double derivative(double x) {
            return powerDerivative(x, exponent);
        }

        @Override
        public String symbol() {
            return "^" + Numbers.brief(exponent);
        }
    }

    /** As Math.pow, but NaN to the power 0 stays NaN. */
    static double power(double base, double exponent) {
        return Double.isNaN(base) ? Double.NaN : Math.pow(base, exponent);
    }

    /** {@code d(base^exponent)/dbase}; a constant power 0 is flat even where {@code base^-1} is infinite. */
    static double powerDerivative(double base, double exponent) {
        return exponent == 0 && !Double.isNaN(base) ? 0 : exponent * power(base, exponent - 1);
    }
}
