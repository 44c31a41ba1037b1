package chainrule.examples.shell;

import chainrule.engine.Backpropagation;
import chainrule.engine.Value;
import chainrule.examples.gallery.Gallery;
import chainrule.examples.gallery.Solo;
import chainrule.examples.plot.FunctionChart;
import chainrule.examples.plot.PictureWindow;
import chainrule.examples.plot.Png;
import java.nio.file.Path;
import java.util.function.Function;

/** A function of a value and its slope, both computed by the engine, as a picture: what {@code plot} shows in JShell. */
public final class FunctionPlot {
    private static PictureWindow window;
    private static int plots;

    private FunctionPlot() {}

    /**
     * Shows the plot in a window, each one in a tab of its own. Without a screen, or with {@code -Dwindow=false}, it is saved in the
     * gallery and the path is printed.
     *
     * @param f builds an expression from x; leaves that it shares with other expressions keep their gradients
     * @throws IllegalArgumentException if {@code from} is not less than {@code to}, or if {@code f} has no number in between
     */
    public static synchronized void show(Function<Value, Value> f, double from, double to) {
        FunctionChart chart = chart("Plot " + (plots + 1) + ": a function and its slope", f, from, to);
        plots++;
        if (!Solo.windowWanted()) {
            save(chart, Gallery.prepared().resolve("plot-" + plots + ".png"));
        } else if (window != null && window.isOpen()) {
            window.select(window.add(chart));
        } else {
            window = PictureWindow.show("Chainrule", chart);
        }
    }

    private static void save(FunctionChart chart, Path file) {
        Png.save(chart, file);
        System.out.println("picture: " + file);
    }

    private static FunctionChart chart(String title, Function<Value, Value> f, double from, double to) {
        if (f == null) {
            throw new IllegalArgumentException("f must be given, as x -> x.tanh(), but was null");
        }
        boolean[] seen = new boolean[1];
        FunctionChart chart = new FunctionChart(title, from, to)
                .subtitle("The slope at x is what backward() leaves in x.grad().")
                .axes("x", "")
                .curve("f(x)", x -> {
                    double y = output(f, Value.of(x)).data();
                    seen[0] |= Double.isFinite(y);
                    return y;
                })
                .slope("slope f′(x)", x -> slope(f, x));
        if (!seen[0]) {
            throw new IllegalArgumentException(
                    "f must be a finite number somewhere from " + from + " to " + to + ", but never was");
        }
        return chart;
    }

    private static Value output(Function<Value, Value> f, Value x) {
        Value y = f.apply(x);
        if (y == null) {
            throw new IllegalArgumentException("f must return a value, but at x = " + x.data() + " returned null");
        }
        return y;
    }

    static double slope(Function<Value, Value> f, double at) {
        Value x = Value.of(at);
        Value y = output(f, x);
        return Backpropagation.preview(y).stream()
                .filter(step -> step.input() == x)
                .reduce((earlier, later) -> later)
                .map(Backpropagation.Step::gradientAfter)
                .orElse(y == x ? 1.0 : 0.0);
    }
}
