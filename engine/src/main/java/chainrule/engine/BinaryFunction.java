package chainrule.engine;

/** The functions of two variables, one entry each: value beside the derivatives toward the left and the right operand. */
enum BinaryFunction {
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
            return WithConstant.power(a, b);
        }

        @Override
        double towardLeft(double a, double b) {
            return WithConstant.powerDerivative(a, b);
        }

        @Override
        double towardRight(double a, double b) {
            return a == 0 && b > 0 ? 0 : WithConstant.power(a, b) * Math.log(a);
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

    final String symbol;

    BinaryFunction(String symbol) {
        this.symbol = symbol;
    }

    abstract double value(double a, double b);

    abstract double towardLeft(double a, double b);

    abstract double towardRight(double a, double b);
}
