package chainrule.engine;

/** The operations of two inputs, one entry each: value beside the derivatives toward the left and the right operand. */
public enum BinaryOperation implements Operation {
    PLUS("+") {
        double value(double a, double b) {
            return a + b;
        }

        double towardLeft(double a, double b) {
            return 1;
        }

        double towardRight(double a, double b) {
            return 1;
        }
    },

    MINUS("-") {
        double value(double a, double b) {
            return a - b;
        }

        double towardLeft(double a, double b) {
            return 1;
        }

        double towardRight(double a, double b) {
            return -1;
        }
    },

    TIMES("*") {
        double value(double a, double b) {
            return a * b;
        }

        double towardLeft(double a, double b) {
            return b;
        }

        double towardRight(double a, double b) {
            return a;
        }
    },

    DIVIDED_BY("/") {
        double value(double a, double b) {
            return a / b;
        }

        double towardLeft(double a, double b) {
            return 1 / b;
        }

        double towardRight(double a, double b) {
            return -(a / b) / b;
        }
    },

    /**
     * As Math.pow, but NaN to the power 0 stays NaN. A constant power 0 is flat even where {@code base^-1} is infinite. Toward the exponent
     * the slope is {@code a^b ln a}: NaN where the base is negative; at base 0 with a positive exponent 0, its limit.
     */
    POWER("^") {
        double value(double a, double b) {
            return Double.isNaN(a) ? a : Math.pow(a, b);
        }

        double towardLeft(double a, double b) {
            return b == 0 && !Double.isNaN(a) ? 0 : b * value(a, b - 1);
        }

        double towardRight(double a, double b) {
            return a == 0 && b > 0 ? 0 : value(a, b) * Math.log(a);
        }
    },

    /** The larger one. It has the whole gradient; where both are equal, the right one has it, as in {@code relu(a - b) + b}. */
    MAX("max") {
        double value(double a, double b) {
            return Math.max(a, b);
        }

        double towardLeft(double a, double b) {
            return a > b ? 1 : a <= b ? 0 : Double.NaN;
        }

        double towardRight(double a, double b) {
            return a > b ? 0 : a <= b ? 1 : Double.NaN;
        }
    },

    /** The smaller one. It has the whole gradient; where both are equal, the left one has it, as in {@code a - relu(a - b)}. */
    MIN("min") {
        double value(double a, double b) {
            return Math.min(a, b);
        }

        double towardLeft(double a, double b) {
            return MAX.towardRight(a, b);
        }

        double towardRight(double a, double b) {
            return MAX.towardLeft(a, b);
        }
    },

    /** {@code x} where {@code x > 0}, else {@code slope x}, which is 0 for a slope of 0, even at minus infinity. */
    PRELU("prelu") {
        double value(double x, double slope) {
            return Double.isNaN(slope) ? slope : Activation.leaky(x, slope);
        }

        double towardLeft(double x, double slope) {
            return Double.isNaN(slope) ? slope : Activation.slopes(x, slope, 1);
        }

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
    public double valueAt(double... inputs) {
        return value(Nary.requireCount(this, 2, inputs)[0], inputs[1]);
    }

    @Override
    public double[] derivativesAt(double... inputs) {
        double[] derivatives = new double[2];
        evaluate(Nary.requireCount(this, 2, inputs), derivatives);
        return derivatives;
    }

    @Override
    public double evaluate(double[] inputs, double[] derivatives) {
        derivatives[0] = towardLeft(inputs[0], inputs[1]);
        derivatives[1] = towardRight(inputs[0], inputs[1]);
        return value(inputs[0], inputs[1]);
    }

    @Override
    public Value applyTo(Value... inputs) {
        Value[] two = Nary.requireCount(this, 2, inputs);
        return new Binary(this, two[0], two[1]);
    }

    @Override
    public String symbol() {
        return symbol;
    }
}
