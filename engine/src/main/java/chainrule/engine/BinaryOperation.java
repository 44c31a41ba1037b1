package chainrule.engine;

/** The operations of two inputs, one entry each: value beside the derivatives toward the left and the right operand. */
public enum BinaryOperation implements Operation {
    PLUS("+") {
        @Override
        double value(double a, double b) {
            return a + b;
        }

        @Override
        double towardLeft(double a, double b) {
            return 1;
        }

        @Override
        double towardRight(double a, double b) {
            return 1;
        }
    },

    MINUS("-") {
        @Override
        double value(double a, double b) {
            return a - b;
        }

        @Override
        double towardLeft(double a, double b) {
            return 1;
        }

        @Override
        double towardRight(double a, double b) {
            return -1;
        }
    },

    TIMES("*") {
        @Override
        double value(double a, double b) {
            return a * b;
        }

        @Override
        double towardLeft(double a, double b) {
            return b;
        }

        @Override
        double towardRight(double a, double b) {
            return a;
        }
    },

    DIVIDED_BY("/") {
        @Override
        double value(double a, double b) {
            return a / b;
        }

        @Override
        double towardLeft(double a, double b) {
            return 1 / b;
        }

        @Override
        double towardRight(double a, double b) {
            return -(a / b) / b;
        }
    },

    /** Toward the exponent the slope is {@code a^b ln a}: NaN where the base is negative; at base 0 with a positive exponent 0, its limit. */
    POWER("^") {
        @Override
        double value(double a, double b) {
            return power(a, b);
        }

        @Override
        double towardLeft(double a, double b) {
            return powerDerivative(a, b);
        }

        @Override
        double towardRight(double a, double b) {
            return a == 0 && b > 0 ? 0 : power(a, b) * Math.log(a);
        }
    },

    /** {@code x} where {@code x > 0}, else {@code slope x}. */
    PRELU("prelu") {
        @Override
        double value(double x, double slope) {
            return x > 0 ? x : slope * x;
        }

        @Override
        double towardLeft(double x, double slope) {
            return x > 0 ? 1 : x <= 0 ? slope : Double.NaN;
        }

        @Override
        double towardRight(double x, double slope) {
            return x > 0 ? 0 : x;
        }
    };

    private final String symbol;

    BinaryOperation(String symbol) {
        this.symbol = symbol;
    }

    abstract double value(double a, double b);

    abstract double towardLeft(double a, double b);

    abstract double towardRight(double a, double b);

    @Override
    public double valueAt(double... operands) {
        return value(operands[0], operands[1]);
    }

    @Override
    public double[] derivativesAt(double... operands) {
        double[] derivatives = new double[2];
        evaluate(operands, derivatives);
        return derivatives;
    }

    @Override
    public double evaluate(double[] operands, double[] derivatives) {
        derivatives[0] = towardLeft(operands[0], operands[1]);
        derivatives[1] = towardRight(operands[0], operands[1]);
        return value(operands[0], operands[1]);
    }

    @Override
    public Value applyTo(Value... operands) {
        Nary.requireCount(this, 2, operands);
        return new Binary(this, operands[0], operands[1]);
    }

    @Override
    public String symbol() {
        return symbol;
    }

    /** As Math.pow, but NaN to the power 0 stays NaN. */
    private static double power(double base, double exponent) {
        return Double.isNaN(base) ? Double.NaN : Math.pow(base, exponent);
    }

    /** {@code d(base^exponent)/dbase}; a constant power 0 is flat even where {@code base^-1} is infinite. */
    private static double powerDerivative(double base, double exponent) {
        return exponent == 0 && !Double.isNaN(base) ? 0 : exponent * power(base, exponent - 1);
    }
}
