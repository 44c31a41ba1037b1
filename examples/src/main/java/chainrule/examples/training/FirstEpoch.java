package chainrule.examples.training;

import chainrule.examples.data.Dataset;
import chainrule.nn.MLP;
import chainrule.nn.UpdateRatio;
import java.util.List;
import java.util.random.RandomGenerator;

/** How far each layer moves while a net is trained for one epoch. */
public final class FirstEpoch {
    private FirstEpoch() {}

    /** Trains for one epoch; for each layer the mean {@link UpdateRatio} of its steps. */
    public static double[] updateRatios(MLP net, Training training, int batchSize, RandomGenerator random) {
        List<Dataset> batches = training.batches(batchSize, random);
        double[] sums = new double[net.layers().size()];
        for (Dataset batch : batches) {
            UpdateRatio before = new UpdateRatio(net);
            training.step(batch);
            double[] ratios = before.perLayer();
            for (int layer = 0; layer < sums.length; layer++) {
                sums[layer] += ratios[layer] / batches.size();
            }
        }
        return sums;
    }
}
