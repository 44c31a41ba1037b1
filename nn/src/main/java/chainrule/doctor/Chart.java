package chainrule.doctor;

import chainrule.engine.DifferentiableFunction;
import chainrule.nn.Block;
import chainrule.nn.Layer;
import chainrule.nn.LayerActivity;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/** All that is known of a net when the doctor is asked. */
record Chart(Block net, Data data, Start start, History history, List<LayerActivity> activity) {
    static Chart of(Block net, Data data, Start start, History history) {
        return new Chart(
                net, data, start, history, LayerActivity.of(net, data.sample().inputs()));
    }

    int layers() {
        return activity.size();
    }

    IntStream hiddenLayers() {
        return IntStream.range(0, layers() - 1);
    }

    String nameOf(int layer) {
        return Words.layer(layer, layers());
    }

    DifferentiableFunction activationOf(int layer) {
        List<Layer> all = net.layers();
        return all.get(layer).activation();
    }

    /** The loss that the net began with: the first one, or that of the whole sample where it is larger. */
    double lossAtFirst() {
        return Double.isNaN(start.crossEntropy())
                ? history.losses().first()
                : Math.max(start.crossEntropy(), history.losses().first());
    }

    /** What is left of it; NaN before the first step. */
    double shareOfLossLeft() {
        return history.losses().recent() / lossAtFirst();
    }

    /** The same without the noise of batches, where outputs are logits of classes. */
    double lossOfSampleLeft() {
        return Double.isNaN(start.crossEntropy())
                ? shareOfLossLeft()
                : data.sample().crossEntropy(net) / start.crossEntropy();
    }

    /** Of a figure that each close look has one of for each layer, the median over the looks. */
    double[] medians(Function<History.Look, double[]> figure) {
        List<History.Look> looks = history.looks();
        return IntStream.range(0, layers())
                .mapToDouble(layer -> median(looks.stream()
                        .mapToDouble(look -> figure.apply(look)[layer])
                        .toArray()))
                .toArray();
    }

    private static double median(double[] numbers) {
        double[] sorted = numbers.clone();
        Arrays.sort(sorted);
        return sorted.length == 0 ? Double.NaN : sorted[sorted.length / 2];
    }

    /** {@code 1.2 and is 0.7}. */
    String lossThenAndNow() {
        return "the loss was " + Words.number(lossAtFirst()) + " at first and is "
                + Words.number(history.losses().recent());
    }
}
