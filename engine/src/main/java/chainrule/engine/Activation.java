package chainrule.engine;

/**
 * The activation functions, one entry each: value beside derivative. A new entry needs these two methods, and {@link #shared} where both
 * want the same exponential; the tests find it here.
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
        double value(double x, double none) {
            return x;
        }

        @Override
        double derivative(double x, double none) {
            return slopes(x, 1, 1);
        }
    },

    /** f(x) = max(0, x), with slope 0 at the kink. */
    RELU("relu") {
        @Override
        double value(double x, double none) {
            return x <= 0 ? 0 : x;
        }

        @Override
        double derivative(double x, double none) {
            return slopes(x, 0, 1);
        }

        /** Without a branch, which would be guessed wrong for every other number. */
        @Override
        public void atEach(double[] x, double[] values, double[] slopes, int count) {
            for (int i = 0; i < count; i++) {
                values[i] = Math.max(x[i], 0);
            }
            for (int i = 0; i < count && slopes != null; i++) {
                slopes[i] = Math.min(values[i] * 0x1p1000 * 0x1p100, 1); // any value above 0 is at least 2^-1074
            }
        }
    },

    /** f(x) = x where x > 0, else 0.01 x. */
    LEAKY_RELU("leaky relu") {
        @Override
        double value(double x, double none) {
            return leaky(x, LEAKY_ALPHA);
        }

        @Override
        double derivative(double x, double none) {
            return slopes(x, LEAKY_ALPHA, 1);
        }
    },

    /** f(x) = x where x > 0, else e^x - 1; Clevert et al. 2015. */
    ELU("elu") {
        @Override
        double shared(double x) {
            return Math.exp(Math.min(x, 0));
        }

        @Override
        double value(double x, double e) {
            return exponentialLinear(x, e, 1);
        }

        @Override
        double derivative(double x, double e) {
            return exponentialLinearSlope(x, e, 1);
        }
    },

    /** f(x) = 1 / (1 + e^-x), the logistic function; its slope is never above 0.25. */
    SIGMOID("sigmoid") {
        @Override
        double shared(double x) {
            return Math.exp(-Math.abs(x));
        }

        @Override
        double value(double x, double e) {
            return (x < 0 ? e : 1) / (1 + e);
        }

        @Override
        double derivative(double x, double e) {
            return e / squareOfOnePlus(e);
        }
    },

    /** The hyperbolic tangent: a sigmoid stretched to -1..1, with slope 1 at 0. */
    TANH("tanh") {
        @Override
        double shared(double x) {
            return Math.exp(-2 * Math.abs(x));
        }

        @Override
        double value(double x, double e) {
            return Math.abs(x) < LambertFraction.END ? LambertFraction.tanh(x) : Math.copySign((1 - e) / (1 + e), x);
        }

        @Override
        double derivative(double x, double e) {
            return 4 * e / squareOfOnePlus(e);
        }
    },

    /** f(x) = x sigmoid(x), also called swish; Elfwing et al. 2017, Ramachandran et al. 2017. */
    SILU("silu") {
        @Override
        double shared(double x) {
            return Math.exp(-Math.abs(x));
        }

        @Override
        double value(double x, double e) {
            return (x < 0 ? product(x, e) : x) / (1 + e);
        }

        @Override
        double derivative(double x, double e) {
            double bounded = Math.max(-END, Math.min(x, END)); // infinity times 0 would be NaN
            double numerator = x < 0 ? Math.fma(1 + bounded, e, e * e) : Math.fma(bounded, e, 1 + e);
            return numerator / squareOfOnePlus(e);
        }
    },

    /** f(x) = x Phi(x), Phi being the standard normal distribution function; Hendrycks and Gimpel 2016. */
    GELU("gelu") {
        @Override
        double shared(double x) {
            return Gaussian.tail(x);
        }

        @Override
        double value(double x, double tail) {
            return Gaussian.xCumulative(x, tail);
        }

        @Override
        double derivative(double x, double tail) {
            return Gaussian.cumulativePlusXDensity(x, tail);
        }
    },

    /** The approximation of GELU by tanh that GPT-2 uses: x sigmoid(2 u), u = sqrt(2 / pi) (x + 0.044715 x³). */
    GELU_TANH("gelu-tanh") {
        @Override
        double shared(double x) {
            return SIGMOID.shared(twoU(x));
        }

        @Override
        double value(double x, double e) {
            return product(x, SIGMOID.value(twoU(x), e));
        }

        @Override
        double derivative(double x, double e) {
            double slopeOfTwoU = TWO_U * (1 + 3 * CUBIC * x * x);
            return SIGMOID.value(twoU(x), e) + product(x * slopeOfTwoU, SIGMOID.derivative(twoU(x), e));
        }

        private double twoU(double x) {
            return TWO_U * (x + CUBIC * x * x * x);
        }
    },

    /** f(x) = log(1 + e^x), a smooth ReLU whose slope is the sigmoid. */
    SOFTPLUS("softplus") {
        @Override
        double shared(double x) {
            return Math.exp(-Math.abs(x));
        }

        @Override
        double value(double x, double e) {
            return Math.max(x, 0) + Math.log1p(e);
        }

        @Override
        double derivative(double x, double e) {
            return SIGMOID.value(x, e);
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

    /** What value and derivative have in common and is dear to compute; 0 where there is no such thing. */
    double shared(double x) {
        return 0;
    }

    abstract double value(double x, double shared);

    abstract double derivative(double x, double shared);

    @Override
    public final double value(double x) {
        return value(x, shared(x));
    }

    @Override
    public final double derivative(double x) {
        return derivative(x, shared(x));
    }

    @Override
    public final Value applyTo(Value x) {
        double shared = shared(x.data);
        return new Unary(this, x, value(x.data, shared), derivative(x.data, shared));
    }

    @Override
    public void atEach(double[] x, double[] values, double[] slopes, int count) {
        for (int i = 0; i < count; i++) {
            double shared = shared(x[i]);
            values[i] = value(x[i], shared);
            if (slopes != null) {
                slopes[i] = derivative(x[i], shared);
            }
        }
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
            return exponentialLinear(x, ELU.shared(x), alpha);
        }

        @Override
        public double derivative(double x) {
            return exponentialLinearSlope(x, ELU.shared(x), alpha);
        }

        @Override
        public String symbol() {
            return "elu " + Numbers.brief(alpha);
        }
    }

    private static double leaky(double x, double alpha) {
        return x <= 0 ? product(x, alpha) : x;
    }

    private static double exponentialLinear(double x, double e, double alpha) {
        return x > 0 ? x : alpha * (x > -LambertFraction.END ? LambertFraction.expm1(x) : e - 1);
    }

    private static double exponentialLinearSlope(double x, double e, double alpha) {
        return slopes(x, alpha * e, 1);
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
