package chainrule.examples.training;

import chainrule.engine.Activation;
import chainrule.examples.data.HandwrittenDigits;
import chainrule.examples.gallery.Words;
import chainrule.examples.plot.Table;
import chainrule.nn.LayerActivity;
import chainrule.nn.MLP;
import chainrule.nn.Sgd;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;

/** ReLU nets of two hidden layers with He and with naive weights: fresh they have as many dead units; after an epoch they do not. */
public final class NaiveStart {
    private static final List<StartWeights> COMPARED = List.of(StartWeights.HE, StartWeights.NAIVE);
    private static final double[] RATES = {0, 0.01, 0.3};

    private record Run(StartWeights start, double rate, int seed) {}

    private final HandwrittenDigits data;
    private final int width;
    private final int batch;
    private final List<Run> runs = new ArrayList<>();
    private final List<Integer> dead;
    private final int seeds;

    public NaiveStart(HandwrittenDigits data, int width, int seeds, int batch) {
        this.data = data;
        this.width = width;
        this.batch = batch;
        this.seeds = seeds;
        for (StartWeights start : COMPARED) {
            for (double rate : RATES) {
                IntStream.range(0, seeds).forEach(seed -> runs.add(new Run(start, rate, seed)));
            }
        }
        this.dead = InParallel.map(runs, this::deadUnits);
    }

    private int deadUnits(Run run) {
        MLP net = run.start.net(HandwrittenDigits.layerSizes(2, width), Activation.RELU, run.seed);
        if (run.rate > 0) {
            new Training(net, new Sgd(net.parameters(), run.rate), data.train()).epoch(batch, new Random(run.seed));
        }
        return LayerActivity.of(net, data.train().inputs()).stream()
                .limit(2)
                .mapToInt(LayerActivity::deadUnits)
                .sum();
    }

    private String counts(StartWeights start, double rate) {
        return String.join(
                ", ",
                IntStream.range(0, runs.size())
                        .filter(i -> runs.get(i).start == start && runs.get(i).rate == rate)
                        .mapToObj(i -> dead.get(i).toString())
                        .toList());
    }

    public String sentence() {
        return String.format(
                Locale.ROOT,
                "Weights that are too large kill units in training, not at the start. Of %d units in two layers, with %s, dead at the start: naive"
                        + " %s, He %s. After one epoch of gradient descent at rate 0.01: naive %s, He %s; at rate 0.3: naive %s, He %s.",
                2 * width,
                Words.count(seeds, "seed"),
                counts(StartWeights.NAIVE, 0),
                counts(StartWeights.HE, 0),
                counts(StartWeights.NAIVE, 0.01),
                counts(StartWeights.HE, 0.01),
                counts(StartWeights.NAIVE, 0.3),
                counts(StartWeights.HE, 0.3));
    }

    public Table table() {
        Table table = Table.of("weights", "learning rate", "seed", "dead units");
        for (int i = 0; i < runs.size(); i++) {
            Run run = runs.get(i);
            table.row(run.start.title(), run.rate, run.seed, dead.get(i));
        }
        return table;
    }
}
