package chainrule.engine;

import java.util.Objects;
import java.util.function.DoubleUnaryOperator;

/**
 * The activation functions, one entry each: what value and derivative share, mostly an exponential, then value beside derivative; the
 * tests find a new entry here.
 *
 * <p>Kinks are resolved to the side {@code x <= 0}. NaN gives NaN. Values and derivatives are within 4 ulp of the truth over
 * the whole double range, subnormal results included (near a derivative's own zero within 4 ulp of the larger of its two terms;
 * GELU_TANH within 1e-12 or, where that is more, 4 ulp). So they are far out, too, where slopes are tiny: that is where gradients
 * vanish, and where {@code 1 - tanh²} or {@code s (1 - s)} would lose all digits. The derivatives are therefore written in terms of
 * {@code e = exp(-|x|)}, which is exact in the tails.
 */
public enum Activation implements DifferentiableFunction {
    /** f(x) = x, for layers that are to stay linear. */
    IDENTITY("identity", x -> 0) {
        double value(double x, double none) {
            return x;
        }

        double derivative(double x, double none) {
            return slopes(x, 1, 1);
        }
    },

    /** f(x) = max(0, x), with slope 0 at the kink. */
    RELU("relu", x -> 0) {
        double value(double x, double none) {
            return x <= 0 ? 0 : x;
        }

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
    LEAKY_RELU("leaky relu", x -> 0) {
        double value(double x, double none) {
            return leaky(x, LEAKY_ALPHA);
        }

        double derivative(double x, double none) {
            return slopes(x, LEAKY_ALPHA, 1);
        }
    },

    /** f(x) = x where x > 0, else e^x - 1; Clevert et al. 2015. */
    ELU("elu", Activation::decay) {
        double value(double x, double e) {
            return exponentialLinear(x, e, 1, 1);
        }

        double derivative(double x, double e) {
            return slopes(x, timesExp(1, x, e), 1);
        }
    },

    /** f(x) = 1 / (1 + e^-x), the logistic function; its slope is never above 0.25. */
    SIGMOID("sigmoid", Activation::decay) {
        double value(double x, double e) {
            return (x < 0 ? e : 1) / (1 + e);
        }

        double derivative(double x, double e) {
            return e / squareOfOnePlus(e);
        }
    },

    /** The hyperbolic tangent: a sigmoid stretched to -1..1, with slope 1 at 0. */
    TANH("tanh", x -> Math.exp(-2 * Math.abs(x))) {
        double value(double x, double e) {
            return Math.abs(x) < LambertFraction.END ? LambertFraction.tanh(x) : Math.copySign((1 - e) / (1 + e), x);
        }

        double derivative(double x, double e) {
            return timesExp(4, -2 * Math.abs(x), e) / squareOfOnePlus(e);
        }
    },

    /** f(x) = x sigmoid(x), also called swish; Elfwing et al. 2017, Ramachandran et al. 2017. */
    SILU("silu", Activation::decay) {
        double value(double x, double e) {
            return gated(x, x, e);
        }

        double derivative(double x, double e) {
            return gatedSlope(x, x, e);
        }
    },

    /** f(x) = x Phi(x), Phi being the standard normal distribution function; Hendrycks and Gimpel 2016. */
    GELU("gelu", Gaussian::tail) {
        double value(double x, double tail) {
            return Gaussian.xCumulative(x, tail);
        }

        double derivative(double x, double tail) {
            return Gaussian.cumulativePlusXDensity(x, tail);
        }
    },

    /** The approximation of GELU by tanh that GPT-2 uses: x sigmoid(2 u), u = sqrt(2 / pi) (x + 0.044715 x³). */
    GELU_TANH("gelu-tanh", x -> decay(twoU(x))) {
        double value(double x, double e) {
            return gated(x, twoU(x), e);
        }

        double derivative(double x, double e) {
            return gatedSlope(x * TWO_U * (1 + 3 * CUBIC * x * x), twoU(x), e);
        }
    },

    /** f(x) = log(1 + e^x), a smooth ReLU whose slope is the sigmoid. */
    SOFTPLUS("softplus", Activation::decay) {
        double value(double x, double e) {
            return Math.max(x, 0) + Math.log1p(e);
        }

        double derivative(double x, double e) {
            return SIGMOID.value(x, e);
        }
    },

    /** An ELU, f(x) = scale x where x > 0, else scale alpha (e^x - 1), that keeps mean 0 and variance 1; Klambauer et al. 2017. */
    SELU("selu", Activation::decay) {
        double value(double x, double e) {
            return exponentialLinear(x, e, SELU_SCALE_ALPHA, SELU_SCALE);
        }

        double derivative(double x, double e) {
            return slopes(x, timesExp(SELU_SCALE_ALPHA, x, e), SELU_SCALE);
        }
    },

    /** f(x) = x tanh(softplus(x)); Misra 2019. The tanh is w (w + 2) / (w (w + 2) + 2) with w = e^x. */
    MISH("mish", Activation::decay) {
        double value(double x, double e) {
            return x < 0
                    ? timesExp(Math.fma(0.5 * x, e, x), x, e) / (1 + halfSquare(e))
                    : x / (1 + 2 * e * e / (1 + 2 * e));
        }

        double derivative(double x, double e) {
            if (x < 0) {
                double numerator = Math.fma(e, Math.fma(e, 1 + 0.25 * e, 1.5 + x), 1 + x);
                return timesExp(numerator, x, e) / squareOfOnePlus(halfSquare(e));
            }
            double d = 1 + 2 * e * (1 + e);
            return (1 + 2 * e + 4 * e * (1 + e) * timesExp(x, -x, e) / d) / d;
        }

        private double halfSquare(double w) {
            return w * (1 + 0.5 * w);
        }
    },

    /** f(x) = x / (1 + |x|), like tanh, but its slope falls as slowly as 1 / x²; Turian et al. 2009. */
    SOFTSIGN("softsign", x -> 1 + Math.abs(x)) {
        double value(double x, double onePlus) {
            return Double.isInfinite(x) ? Math.signum(x) : x / onePlus;
        }

        double derivative(double x, double onePlus) {
            return 1 / onePlus / onePlus;
        }
    };

    private static final double LEAKY_ALPHA = 0.01;
    private static final double TWO_U = 2 * Math.sqrt(2 / Math.PI);
    private static final double CUBIC = 0.044715;
    private static final double SELU_SCALE = 1.0507009873554804934193349852946;
    private static final double SELU_SCALE_ALPHA = 1.7580993408473768599402175208123;

    private final String symbol;
    private final DoubleUnaryOperator shared;

    /** @param shared what value and derivative have in common and is dear to compute */
    Activation(String symbol, DoubleUnaryOperator shared) {
        this.symbol = symbol;
        this.shared = shared;
    }

    abstract double value(double x, double shared);

    abstract double derivative(double x, double shared);

    @Override
    public final double value(double x) {
        return value(x, shared.applyAsDouble(x));
    }

    @Override
    public final double derivative(double x) {
        return derivative(x, shared.applyAsDouble(x));
    }

    @Override
    public final Value applyTo(Value x) {
        double both = shared.applyAsDouble(Objects.requireNonNull(x, "x").data);
        return new Unary(this, x, value(x.data, both), derivative(x.data, both));
    }

    @Override
    public void atEach(double[] x, double[] values, double[] slopes, int count) {
        for (int i = 0; i < count; i++) {
            double both = shared.applyAsDouble(x[i]);
            values[i] = value(x[i], both);
            if (slopes != null) {
                slopes[i] = derivative(x[i], both);
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
        if (!Double.isFinite(alpha)) {
            throw new IllegalArgumentException("alpha: expected a finite number, got " + alpha);
        }
        return new WithAlpha(LEAKY_RELU, alpha);
    }

    /**
     * ELU with {@code alpha (e^x - 1)} for {@code x <= 0}.
     *
     * @throws IllegalArgumentException unless alpha is finite and not negative
     */
    public static DifferentiableFunction elu(double alpha) {
        if (!(alpha >= 0 && Double.isFinite(alpha))) {
            throw new IllegalArgumentException("alpha: expected a finite number >= 0, got " + alpha);
        }
        return new WithAlpha(ELU, alpha);
    }

    private record WithAlpha(Activation family, double alpha) implements DifferentiableFunction {
        @Override
        public double value(double x) {
            return family == ELU ? exponentialLinear(x, decay(x), alpha, 1) : leaky(x, alpha);
        }

        @Override
        public double derivative(double x) {
            return slopes(x, family == ELU ? timesExp(alpha, x, decay(x)) : alpha, 1);
        }

        @Override
        public String symbol() {
            return family.symbol + " " + Numbers.brief(alpha);
        }
    }

    /** {@code alpha x} for {@code x <= 0}: 0 where alpha is 0, even at minus infinity. */
    static double leaky(double x, double alpha) {
        return alpha == 0 ? Math.max(0, x) : x > 0 ? x : alpha * x;
    }

    private static double exponentialLinear(double x, double e, double left, double right) {
        return x > 0 ? right * x : left * (x > -LambertFraction.END ? LambertFraction.expm1(x) : e - 1);
    }

    /** The derivative of a function with a kink at 0: one slope for {@code x <= 0}, one for {@code x > 0}. */
    static double slopes(double x, double left, double right) {
        return x > 0 ? right : x <= 0 ? left : Double.NaN;
    }

    private static double decay(double x) {
        return Math.exp(-Math.abs(x));
    }

    private static double twoU(double x) {
        return TWO_U * (x + CUBIC * x * x * x);
    }

    /** {@code x sigmoid(u)}, u having the sign of x. */
    private static double gated(double x, double u, double e) {
        return (x < 0 ? timesExp(x, u, e) : x) / (1 + e);
    }

    /** The derivative of {@code x sigmoid(u)}, {@code sigmoid(u) + x u' sigmoid'(u)}. */
    private static double gatedSlope(double xTimesSlopeOfU, double u, double e) {
        double numerator = u < 0 ? timesExp(1 + e + xTimesSlopeOfU, u, e) : 1 + timesExp(1 + xTimesSlopeOfU, -u, e);
        return numerator / squareOfOnePlus(e);
    }

    /** {@code (1 + e)²} for e from 0 to 1, with less rounding: {@code 1 + e} would be rounded first, and squared with its error. */
    private static double squareOfOnePlus(double e) {
        return 1 + e * (2 + e);
    }

    /**
     * {@code factor e}, e being e^x. Far out e is subnormal and has few digits, or has vanished beside a factor that is infinite: there
     * it is taken in two halves, so that what is rounded to a subnormal number is the product alone.
     */
    static double timesExp(double factor, double x, double e) {
        if (x > -700) {
            return factor * e;
        }
        double half = Math.exp(0.5 * x);
        return half == 0 ? 0 : factor * half * half;
    }
}
