package chainrule.examples;

import chainrule.engine.Value;
import chainrule.examples.gallery.Lesson;
import chainrule.examples.gallery.Solo;
import chainrule.examples.gallery.Stage;
import chainrule.examples.pictures.FiniteDifferencesPictures;
import chainrule.examples.plot.Numbers;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** How well a gradient can be checked from outside: the error of difference quotients against their step, measured. */
public final class FiniteDifferences implements Lesson {
    private static final double INPUT = 2;
    private static final double BIAS = 0.7;

    private static final double[] WEIGHTS =
            IntStream.range(0, 41).mapToDouble(i -> -0.8 + i * Math.PI / 300).toArray();
    private static final int STEPS_A_DECADE = 5;
    private static final int SMALLEST_DECADE = -15;

    private static final double ABOVE_KINK = 1e-3; // how far the ReLU stands there

    /** A way to estimate the slope of a function at x from its values, with steps of h. */
    public enum Method {
        ONE_SIDED("one-sided", "(f(w + h) − f(w)) / h", "square", 2) {
            @Override
            double slope(UnaryOperator<Value> f, double x, double h) {
                return (at(f, x + h) - at(f, x)) / h;
            }
        },
        CENTRAL("central", "(f(w + h) − f(w − h)) / 2h", "cube", 3) {
            @Override
            double slope(UnaryOperator<Value> f, double x, double h) {
                return (at(f, x + h) - at(f, x - h)) / (2 * h);
            }
        },
        RICHARDSON("Richardson", "two central ones, h and h/2, extrapolated", "fifth", 5) {
            @Override
            double slope(UnaryOperator<Value> f, double x, double h) {
                return (4 * CENTRAL.slope(f, x, h / 2) - CENTRAL.slope(f, x, h)) / 3;
            }
        };

        public final String title;
        public final String formula;

        /** Truncation grows like h^(degree - 1), rounding like 1 / h: they meet near this root of the machine epsilon, 2⁻⁵². */
        private final int degree;

        private final String root;

        Method(String title, String formula, String root, int degree) {
            this.title = title;
            this.formula = formula;
            this.root = root;
            this.degree = degree;
        }

        abstract double slope(UnaryOperator<Value> f, double x, double h);

        static double at(UnaryOperator<Value> f, double x) {
            return f.apply(Value.of(x)).data();
        }
    }

    public static void main(String[] args) {
        Solo.perform(new FiniteDifferences(), args);
    }

    @Override
    public String title() {
        return "Is a gradient right? The V of finite differences";
    }

    @Override
    public String story() {
        return "The slope of a loss can be had without any chain rule: move a weight by h, look how far the loss moves, divide. A large h"
                + " sees the loss bend (truncation), a small one drowns in the rounding of the loss, so the error against h is a V, and"
                + " no step is good enough for all. Every test of this project rests on such differences.";
    }

    private static Value tanhNeuron(Value weight) {
        return weight.times(INPUT).plus(BIAS).tanh().minus(1).pow(2);
    }

    private static Value reluNeuron(Value weight) {
        return weight.plus(ABOVE_KINK).relu().minus(1).pow(2);
    }

    private static double gradient(UnaryOperator<Value> f, double x) {
        Value leaf = Value.of(x);
        f.apply(leaf).backward();
        return leaf.grad();
    }

    private static double medianError(UnaryOperator<Value> f, Method method, double[] places, double h) {
        double[] errors = Arrays.stream(places)
                .map(x -> Math.abs(method.slope(f, x, h) / gradient(f, x) - 1))
                .sorted()
                .toArray();
        return errors[errors.length / 2];
    }

    @Override
    public void perform(Stage stage) {
        double[] steps = IntStream.rangeClosed(SMALLEST_DECADE * STEPS_A_DECADE, 0)
                .mapToDouble(i -> Math.pow(10, i / (double) STEPS_A_DECADE))
                .toArray();
        List<double[]> smooth = Arrays.stream(Method.values())
                .map(method -> errors(FiniteDifferences::tanhNeuron, method, WEIGHTS, steps))
                .toList();
        List<double[]> kink = Arrays.stream(Method.values())
                .map(method -> errors(FiniteDifferences::reluNeuron, method, new double[] {0}, steps))
                .toList();
        for (Method method : Method.values()) {
            int best = best(smooth.get(method.ordinal()));
            stage.figure("Best step, " + method.title + ": " + Numbers.text(steps[best], 1) + ", with an error of "
                    + Numbers.text(smooth.get(method.ordinal())[best], 2)
                    + " of the slope. Rule of thumb: the "
                    + method.root + " root of the machine epsilon, "
                    + Numbers.text(Math.pow(Math.ulp(1.0), 1.0 / method.degree), 2) + ".");
        }
        stage.figure("A ReLU " + Numbers.text(ABOVE_KINK, 1)
                + " above its kink: a central difference that reaches across, with a step of "
                + Numbers.text(10 * ABOVE_KINK, 1) + ", is off by " + Numbers.text(100 * kinkError(10 * ABOVE_KINK), 2)
                + " % of the slope; one that stays on its side, with " + Numbers.text(ABOVE_KINK / 2, 1) + ", by "
                + Numbers.text(kinkError(ABOVE_KINK / 2), 1) + ".");
        var pictures = new FiniteDifferencesPictures(steps, smooth, kink, ABOVE_KINK);
        stage.picture("finite-differences", pictures.both(), pictures.table());
    }

    private static double kinkError(double h) {
        return medianError(FiniteDifferences::reluNeuron, Method.CENTRAL, new double[] {0}, h);
    }

    private static double[] errors(UnaryOperator<Value> f, Method method, double[] places, double[] steps) {
        return DoubleStream.of(steps)
                .map(h -> medianError(f, method, places, h))
                .toArray();
    }

    private static int best(double[] errors) {
        return IntStream.range(0, errors.length)
                .reduce((a, b) -> errors[b] < errors[a] ? b : a)
                .orElseThrow();
    }
}
