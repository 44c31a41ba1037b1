package chainrule.engine;

/**
 * The activation functions, one entry each: value beside derivative. A new entry needs these two methods and nothing else;
 * the tests find it here.
 *
 * <p>Kinks are resolved to the side {@code x <= 0}. NaN gives NaN. Values and derivatives are within 4 ulp of the truth over
 * the whole double range (GELU_TANH within 1e-12), also far out, where slopes are tiny: that is where gradients vanish, and
 * where {@code 1 - tanh²} or {@code s (1 - s)} would lose all digits. The derivatives are therefore written in terms of
 * {@code e = exp(-|x|)}, which is exact in the tails.
 */
public enum Activation implements DifferentiableFunction {
    /** f(x) = x, for layers that are to stay linear. */
    IDENTITY("identity") {
        @Override
        public double value(double x) {
            return x;
        }

        @Override
        public double derivative(double x) {
            return slopes(x, 1, 1);
        }
    },

    /** f(x) = max(0, x), with slope 0 at the kink. */
    RELU("relu") {
        @Override
        public double value(double x) {
            return x <= 0 ? 0 : x;
        }

        @Override
        public double derivative(double x) {
            return slopes(x, 0, 1);
        }
    },

    /** f(x) = x where x > 0, else 0.01 x. */
    LEAKY_RELU("leaky relu") {
        @Override
        public double value(double x) {
            return leaky(x, LEAKY_ALPHA);
        }

        @Override
        public double derivative(double x) {
            return slopes(x, LEAKY_ALPHA, 1);
        }
    },

    /** f(x) = x where x > 0, else e^x - 1; Clevert et al. 2015. */
    ELU("elu") {
        @Override
        public double value(double x) {
            return exponentialLinear(x, 1);
        }

        @Override
        public double derivative(double x) {
            return exponentialLinearSlope(x, 1);
        }
    },

    /** f(x) = 1 / (1 + e^-x), the logistic function; its slope is never above 0.25. */
    SIGMOID("sigmoid") {
        @Override
        public double value(double x) {
            double e = Math.exp(-Math.abs(x));
            return x < 0 ? e / (1 + e) : 1 / (1 + e);
        }

        @Override
        public double derivative(double x) {
            double e = Math.exp(-Math.abs(x));
            return e / squareOfOnePlus(e);
        }
    },

    /** The hyperbolic tangent: a sigmoid stretched to -1..1, with slope 1 at 0. */
    TANH("tanh") {
        @Override
        public double value(double x) {
            return Math.tanh(x);
        }

        @Override
        public double derivative(double x) {
            double e = Math.exp(-2 * Math.abs(x));
            return 4 * e / squareOfOnePlus(e);
        }
    },

    /** f(x) = x sigmoid(x), also called swish; Elfwing et al. 2017, Ramachandran et al. 2017. */
    SILU("silu") {
        @Override
        public double value(double x) {
            double e = Math.exp(-Math.abs(x));
            return x < 0 ? product(x, e) / (1 + e) : x / (1 + e);
        }

        @Override
        public double derivative(double x) {
            double bounded = Math.max(-END, Math.min(x, END)); // infinity times 0 would be NaN
            double e = Math.exp(-Math.abs(bounded));
            double numerator = x < 0 ? Math.fma(1 + bounded, e, e * e) : Math.fma(bounded, e, 1 + e);
            return numerator / squareOfOnePlus(e);
        }
    },

    /** f(x) = x Phi(x), Phi being the standard normal distribution function; Hendrycks and Gimpel 2016. */
    GELU("gelu") {
        @Override
        public double value(double x) {
            return Gaussian.xCumulative(x);
        }

        @Override
        public double derivative(double x) {
            return Gaussian.cumulativePlusXDensity(x);
        }
    },

    /** The approximation of GELU by tanh that GPT-2 uses: x sigmoid(2 u), u = sqrt(2 / pi) (x + 0.044715 x³). */
    GELU_TANH("gelu-tanh") {
        @Override
        public double value(double x) {
            return product(x, SIGMOID.value(TWO_U * (x + CUBIC * x * x * x)));
        }

        @Override
        public double derivative(double x) {
            double t = TWO_U * (x + CUBIC * x * x * x);
            double slopeOfT = TWO_U * (1 + 3 * CUBIC * x * x);
            return SIGMOID.value(t) + product(x * slopeOfT, SIGMOID.derivative(t));
        }
    },

    /** f(x) = log(1 + e^x), a smooth ReLU whose slope is the sigmoid. */
    SOFTPLUS("softplus") {
        @Override
        public double value(double x) {
            return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
        }

        @Override
        public double derivative(double x) {
            return SIGMOID.value(x);
        }
    };

    /** Beyond this, e^-x is below the smallest double. */
    private static final double END = 750;

    private static final double LEAKY_ALPHA = 0.01;
    private static final double TWO_U = 2 * Math.sqrt(2 / Math.PI);
    private static final double CUBIC = 0.044715;

    private final String symbol;

    Activation(String symbol) {
        this.symbol = symbol;
    }

    @Override
    public String symbol() {
        return symbol;
    }

    /**
     * Leaky ReLU with slope alpha for {@code x <= 0}; Maas et al. 2013.
     *
     * @throws IllegalArgumentException unless alpha is finite
     */
    public static DifferentiableFunction leakyRelu(double alpha) {
        return new LeakyRelu(alpha);
    }

    /**
     * ELU with {@code alpha (e^x - 1)} for {@code x <= 0}.
     *
     * @throws IllegalArgumentException unless alpha is finite and not negative
     */
    public static DifferentiableFunction elu(double alpha) {
        return new Elu(alpha);
    }

    private record LeakyRelu(double alpha) implements DifferentiableFunction {
        LeakyRelu {
            if (!Double.isFinite(alpha)) {
                throw new IllegalArgumentException("alpha: expected a finite number, got " + alpha);
            }
        }

        @Override
        public double value(double x) {
            return leaky(x, alpha);
        }

        @Override
        public double derivative(double x) {
            return slopes(x, alpha, 1);
        }

        @Override
        public String symbol() {
            return "leaky relu " + Numbers.brief(alpha);
        }
    }

    private record Elu(double alpha) implements DifferentiableFunction {
        Elu {
            if (!(alpha >= 0 && Double.isFinite(alpha))) {
                throw new IllegalArgumentException("alpha: expected a finite number >= 0, got " + alpha);
            }
        }

        @Override
        public double value(double x) {
            return exponentialLinear(x, alpha);
        }

        @Override
        public double derivative(double x) {
            return exponentialLinearSlope(x, alpha);
        }

        @Override
        public String symbol() {
            return "elu " + Numbers.brief(alpha);
        }
    }

    private static double leaky(double x, double alpha) {
        return x <= 0 ? product(x, alpha) : x;
    }

    private static double exponentialLinear(double x, double alpha) {
        return x <= 0 ? alpha * Math.expm1(x) : x;
    }

    private static double exponentialLinearSlope(double x, double alpha) {
        return x <= 0 ? alpha * Math.exp(x) : slopes(x, alpha, 1);
    }

    /** The derivative of a function with a kink at 0: one slope for {@code x <= 0}, one for {@code x > 0}. */
    private static double slopes(double x, double left, double right) {
        return x > 0 ? right : x <= 0 ? left : Double.NaN;
    }

    /** {@code (1 + e)²} for e from 0 to 1, with less rounding: {@code 1 + e} would be rounded first, and squared with its error. */
    private static double squareOfOnePlus(double e) {
        return 1 + e * (2 + e);
    }

    /** A product in which a factor that has vanished beats one that has grown without bound, as in {@code x e^x}. */
    private static double product(double growing, double vanishing) {
        return vanishing == 0 ? 0 : growing * vanishing;
    }
}
