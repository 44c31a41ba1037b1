package chainrule.examples.lab;

import chainrule.engine.Activation;
import chainrule.engine.DifferentiableFunction;
import chainrule.examples.plot.FunctionChart;
import chainrule.examples.plot.Table;
import chainrule.nn.GradientFlow;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A function and its slope, to be moved along x by a bias; and the slopes of all functions together. */
final class ActivationRoom extends Room {
    private static final double REACH = 5;
    private static final double ARROW = 0.1;

    /** Where {@link GradientFlow#steepestPoint} ends its search. */
    private static final double FAR = 20;

    /** Those that differ enough for their slopes to be told apart in one picture. */
    private static final List<Activation> COMPARED = List.of(
            Activation.SIGMOID, Activation.TANH, Activation.RELU, Activation.ELU, Activation.SILU, Activation.GELU);

    private final ActivationSettings activation = new ActivationSettings(settings(), 0.1);
    private final DecimalSetting bias = settings().decimal("bias", "bias b", 0, -4, 4, 0.1);
    private final WholeSetting depth = settings().whole("depth", "layers", 8, 1, 32);
    private final ToggleSetting compare = settings().toggle("compare", "compare the slopes", false);

    @Override
    public String name() {
        return "Activations";
    }

    @Override
    public String whatToSee() {
        return "Drag the dot, or move it with the arrow keys: the bias b shifts the whole function. A gradient that comes back through a layer is"
                + " multiplied by the dashed slope, so where the slope is near 0, little or nothing gets through.";
    }

    @Override
    public List<Preset> presets() {
        return List.of(
                new Preset("sigmoid: never above 0.25", Map.of("activation", "sigmoid", "bias", "-1.0")),
                new Preset("ReLU: slope 0 or 1", Map.of("activation", "relu", "bias", "-1.5")),
                new Preset("leaky ReLU: never 0", Map.of("activation", "leaky relu", "bias", "-1.5")),
                new Preset("GELU: above 1", Map.of("activation", "gelu", "compare", "true")));
    }

    @Override
    public void change(List<Setting<?>> changed) {}

    @Override
    public Look look() {
        List<FunctionChart> pictures = new ArrayList<>(List.of(functionAndSlope()));
        if (compare.value()) {
            pictures.add(allSlopes());
        }
        return new Look(List.copyOf(pictures), readouts());
    }

    private FunctionChart functionAndSlope() {
        DifferentiableFunction f = activation.function();
        double b = bias.value();
        return new FunctionChart(activation.value().symbol() + "(x + b)", -REACH, REACH)
                .subtitle("The dot is its " + middle() + ".")
                .axes("x", "")
                .yRange(-1.5, 3)
                .slope("slope", x -> f.derivative(x + b))
                .curve("value", x -> f.value(x + b))
                .mark(-b, f.value(0))
                .size(480, 380);
    }

    /** In the light of these, a product of many slopes can also grow. */
    private FunctionChart allSlopes() {
        FunctionChart chart = new FunctionChart("The slopes side by side", -REACH, REACH)
                .subtitle("Above the dashed line a gradient grows, below it shrinks.")
                .axes("x", "slope")
                .yRange(-0.2, 1.25)
                .horizontalLine(1, "1")
                .size(480, 380);
        COMPARED.forEach(each -> chart.curve(each.symbol(), each::derivative));
        if (!COMPARED.contains(activation.value())) {
            chart.curve(activation.value().symbol(), activation.function()::derivative);
        }
        return chart;
    }

    /** Where the slope jumps, a function has a kink. */
    private String middle() {
        DifferentiableFunction f = activation.function();
        double jump = f.derivative(Double.MIN_NORMAL) - f.derivative(-Double.MIN_NORMAL);
        return Math.abs(jump) > 1e-9 ? "kink" : "centre";
    }

    private List<String> readouts() {
        DifferentiableFunction f = activation.function();
        double steepest = GradientFlow.steepestPoint(f);
        double slope = f.derivative(steepest);
        double left = GradientFlow.slopeBound(f, depth.value());
        return List.of(
                "bias b = " + number(bias.value()),
                middle() + " at x = \u2212b = " + number(-bias.value()),
                "steepest slope " + precise(slope) + " " + place(f, steepest, slope),
                "after " + depth.value() + (depth.value() == 1 ? " layer" : " layers") + " the slopes leave at most "
                        + share(left) + " of a gradient" + (left > 1 ? ": it can grow" : ""));
    }

    private String place(DifferentiableFunction f, double steepest, double slope) {
        if (f.derivative(1) == slope) {
            return f.derivative(-1) == slope ? "everywhere" : "for x > " + number(-bias.value());
        }
        return Math.abs(steepest) > FAR - 0.5 ? "far out" : "at x = " + number(steepest - bias.value());
    }

    private static String number(double x) {
        return String.format(Locale.ROOT, "%.2f", x == 0 ? 0.0 : x).replace('-', '\u2212');
    }

    private static String precise(double x) {
        return String.format(Locale.ROOT, "%.4f", x).replaceAll("\\.?0+$", "").replace('-', '\u2212');
    }

    /** Three digits, however small. */
    private static String share(double x) {
        return x >= 0.01
                ? precise(x)
                : new BigDecimal(x).round(new MathContext(3)).toPlainString();
    }

    @Override
    public void touch(Touch touch) {
        if (touch.index() == 0 && touch.picture() instanceof FunctionChart chart) {
            double x = chart.valueAt(touch.place(), touch.size()).getX();
            bias.set(bias.nearest(-x));
        }
    }

    @Override
    public void arrow(int right, int up) {
        bias.set(bias.nearest(bias.value() - ARROW * right));
    }

    @Override
    public Table data() {
        DifferentiableFunction f = activation.function();
        double b = bias.value();
        Table table = Table.of("x", "value", "slope");
        for (int i = -50; i <= 50; i++) {
            double x = i / 10.0;
            table.row(x, f.value(x + b), f.derivative(x + b));
        }
        return table;
    }
}
