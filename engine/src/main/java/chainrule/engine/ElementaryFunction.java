package chainrule.engine;

/** The functions of one variable that are no activations. */
public enum ElementaryFunction implements DifferentiableFunction {
    NEGATE("-") {
        @Override
        public double value(double x) {
            return -x;
        }

        @Override
        public double derivative(double x) {
            return -1;
        }
    },
    EXP("exp") {
        @Override
        public double value(double x) {
            return Math.exp(x);
        }

        @Override
        public double derivative(double x) {
            return Math.exp(x);
        }
    },
    LOG("log") {
        @Override
        public double value(double x) {
            return Math.log(x);
        }

        @Override
        public double derivative(double x) {
            return x < 0 ? Double.NaN : 1 / x;
        }
    },
    SQRT("sqrt") {
        @Override
        public double value(double x) {
            return Math.sqrt(x);
        }

        @Override
        public double derivative(double x) {
            return 0.5 / Math.sqrt(x);
        }
    };

    private final String symbol;

    ElementaryFunction(String symbol) {
        this.symbol = symbol;
    }

    @Override
    public String symbol() {
        return symbol;
    }
}
