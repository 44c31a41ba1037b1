package chainrule.examples.training;

import chainrule.engine.Activation;
import chainrule.examples.data.Dataset;
import chainrule.examples.data.HandwrittenDigits;
import chainrule.nn.BatchNorm;
import chainrule.nn.Block;
import chainrule.nn.Layer;
import chainrule.nn.LayerNorm;
import chainrule.nn.Optimizer;
import chainrule.nn.Residual;
import chainrule.nn.Sequential;
import chainrule.nn.WeightDistribution;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** What may be put into each hidden layer of a deep net so that it learns. */
public enum Cure {
    NONE("plain"),

    /** Between the weighted sums and the activation, as Ioffe and Szegedy 2015 have it. */
    BATCH_NORM("batch normalization"),

    /** In the same place; Ba et al. 2016. */
    LAYER_NORM("layer normalization"),

    /** Around each hidden layer that has as many inputs as units; He et al. 2016. */
    SKIPS("skips");

    private final String title;

    Cure(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }

    /** A net for the digits; nets of one seed have the same weights whatever the cure. */
    public Sequential net(Activation activation, WeightDistribution weights, int hiddenLayers, int width, long seed) {
        Random random = new Random(seed);
        List<Block> blocks = new ArrayList<>(hidden(HandwrittenDigits.PIXELS, width, activation, weights, random));
        for (int i = 1; i < hiddenLayers; i++) {
            blocks.addAll(hidden(width, width, activation, weights, random));
        }
        blocks.add(new Layer(width, HandwrittenDigits.CLASSES, Activation.IDENTITY, random));
        return new Sequential(blocks.toArray(Block[]::new));
    }

    private List<Block> hidden(
            int inputs, int width, Activation activation, WeightDistribution weights, Random random) {
        boolean normalized = this == BATCH_NORM || this == LAYER_NORM;
        Layer layer = new Layer(inputs, width, normalized ? Activation.IDENTITY : activation, weights, random);
        return switch (this) {
            case NONE -> List.of(layer);
            case BATCH_NORM -> List.of(layer, new BatchNorm(width), new Elementwise(activation));
            case LAYER_NORM -> List.of(layer, new LayerNorm(width), new Elementwise(activation));
            case SKIPS -> List.of(inputs == width ? new Residual(layer) : layer);
        };
    }

    /** Teaches a net of this kind. */
    public Trainer trainer(Sequential net, Optimizer optimizer, Dataset data) {
        return this == BATCH_NORM ? new BatchTraining(net, optimizer, data) : new Training(net, optimizer, data);
    }
}
