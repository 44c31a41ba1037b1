package chainrule.examples.pictures;

import chainrule.examples.gallery.Words;
import chainrule.examples.plot.HeatTable;
import chainrule.examples.plot.LineChart;
import chainrule.examples.plot.Picture;
import chainrule.examples.plot.PictureGrid;
import chainrule.examples.plot.Table;
import chainrule.examples.training.SignalsByDepth;
import chainrule.examples.training.StartWeights;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Deep ReLU nets that differ in their first weights: what comes through fresh ones, and what trained ones read. */
public final class InitializationPictures {
    private final int depth;
    private final int width;
    private final int seeds;

    public InitializationPictures(int depth, int width, int seeds) {
        this.depth = depth;
        this.width = width;
        this.seeds = seeds;
    }

    /** What is left behind the last hidden layer of what the first one gives out. */
    private double forward(SignalsByDepth signals) {
        return signals.outputs()[depth - 1] / signals.outputs()[0];
    }

    /** What is left in the first layer of what the last hidden one has. */
    private double backward(SignalsByDepth signals) {
        return signals.deltas()[0] / signals.deltas()[depth - 1];
    }

    private static String times(double factor) {
        int power = (int) Math.floor(Math.log10(factor));
        return Math.abs(power) < 3
                ? Words.rounded(factor)
                : String.format(Locale.ROOT, "%.1f × 10", factor / Math.pow(10, power)) + superscript(power);
    }

    private static String superscript(int power) {
        return Integer.toString(power)
                .chars()
                .mapToObj(c -> c == '-' ? "⁻" : String.valueOf("⁰¹²³⁴⁵⁶⁷⁸⁹".charAt(c - '0')))
                .collect(Collectors.joining());
    }

    public String throughAllLayers(Map<StartWeights, SignalsByDepth> signals) {
        return "Through " + Words.count(depth, "ReLU layer") + " of " + width
                + ", fresh weights, outputs of the last over those of the first: "
                + signals.entrySet().stream()
                        .map(each -> each.getKey().title() + " " + times(forward(each.getValue())))
                        .collect(Collectors.joining(", "))
                + "; ∂L/∂z of the first over the last: "
                + signals.entrySet().stream()
                        .map(each -> each.getKey().title() + " " + times(backward(each.getValue())))
                        .collect(Collectors.joining(", "))
                + ". Xavier halves the mean square in each layer: (1/√2)^" + (depth - 1) + " = "
                + times(Math.pow(2, -(depth - 1) / 2.0))
                + ". LeCun's line lies on Xavier's: between layers of equal width the two are one. Against the story, even He's line is not flat: in"
                + " narrow layers luck adds up, and Xavier's line has the same drift.";
    }

    public Picture signals(Map<StartWeights, SignalsByDepth> signals) {
        LineChart outputs = panel("Forward: the outputs", "root of mean output²");
        LineChart deltas = panel("Backward: ∂L/∂z", "mean |∂L/∂z|");
        double[] layers = layers();
        signals.forEach((start, each) -> {
            outputs.line(start.title(), start.ordinal(), layers, Arrays.copyOf(each.outputs(), depth));
            deltas.line(start.title(), start.ordinal(), layers, Arrays.copyOf(each.deltas(), depth));
        });
        SignalsByDepth xavier = signals.get(StartWeights.XAVIER);
        outputs.dashed("(1/√2)ⁿ", StartWeights.XAVIER.ordinal(), layers, fading(xavier.outputs()[0], 0));
        deltas.dashed("(1/√2)ⁿ", StartWeights.XAVIER.ordinal(), layers, fading(xavier.deltas()[depth - 1], depth - 1));
        return new PictureGrid(
                "After " + depth + " ReLU layers He keeps " + times(forward(signals.get(StartWeights.HE)))
                        + " of the signal, Xavier " + times(forward(xavier)),
                2,
                outputs,
                deltas);
    }

    private double[] fading(double start, int origin) {
        return IntStream.range(0, depth)
                .mapToDouble(layer -> start * Math.pow(2, -Math.abs(layer - origin) / 2.0))
                .toArray();
    }

    private LineChart panel(String title, String unit) {
        return new LineChart(title)
                .subtitle("Fresh nets, " + depth + " hidden layers of " + width + ", the middle of "
                        + Words.count(seeds, "seed") + ". Dashed: theory for Xavier.")
                .axes("hidden layer, 1 = next to the input", unit)
                .logY()
                .size(560, 470);
    }

    private double[] layers() {
        return IntStream.rangeClosed(1, depth).asDoubleStream().toArray();
    }

    public Table signalsTable(Map<StartWeights, SignalsByDepth> signals) {
        Table table = Table.of("weights", "layer", "root of mean output squared", "mean |dL/dz|");
        signals.forEach((start, each) -> {
            for (int layer = 0; layer < depth; layer++) {
                table.row(start.title(), layer + 1, each.outputs()[layer], each.deltas()[layer]);
            }
        });
        return table;
    }

    public String learned(List<StartWeights> starts, double[][] accuracies, int epochs) {
        return "Trained by gradient descent for " + Words.count(epochs, "epoch") + ", test accuracy by seed: "
                + IntStream.range(0, starts.size())
                        .mapToObj(i -> starts.get(i).title() + " " + list(accuracies[i]))
                        .collect(Collectors.joining("; "))
                + ". One answer for all gives about 0.08. He's nets have begun to learn, no more. In figure 3 of He et al. 2015 a net of 30 layers learns with He and stalls with"
                + " Xavier, too.";
    }

    private static String list(double[] numbers) {
        return Arrays.stream(numbers)
                .mapToObj(each -> String.format(Locale.ROOT, "%.2f", each))
                .collect(Collectors.joining(", "));
    }

    public Picture trained(List<StartWeights> starts, double[][] accuracies, int epochs) {
        return new HeatTable(
                        String.format(
                                Locale.ROOT,
                                "%d ReLU layers: %.0f %% right with He's weights, %.0f %% with Xavier's",
                                depth,
                                100 * mean(accuracies[starts.indexOf(StartWeights.HE)]),
                                100 * mean(accuracies[starts.indexOf(StartWeights.XAVIER)])),
                        starts.stream().map(StartWeights::title).toArray(String[]::new),
                        IntStream.rangeClosed(1, seeds)
                                .mapToObj(seed -> "seed " + seed)
                                .toArray(String[]::new),
                        accuracies)
                .subtitle("Share of test digits read correctly after " + Words.count(epochs, "epoch")
                        + " of gradient descent. One answer for all digits gives about 0.08.")
                .range(0, 1)
                .format(share -> String.format(Locale.ROOT, "%.2f", share));
    }

    private static double mean(double[] numbers) {
        return Arrays.stream(numbers).average().orElseThrow();
    }

    public Table trainedTable(List<StartWeights> starts, double[][] accuracies) {
        Table table = Table.of("weights", "seed", "test accuracy");
        for (int i = 0; i < accuracies.length; i++) {
            for (int seed = 0; seed < seeds; seed++) {
                table.row(starts.get(i).title(), seed, accuracies[i][seed]);
            }
        }
        return table;
    }
}
