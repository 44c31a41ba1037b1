package chainrule.examples.training;

import chainrule.engine.Activation;
import chainrule.nn.DeadUnits;
import chainrule.nn.LayerActivity;
import chainrule.nn.Sequential;
import chainrule.nn.Sgd;
import chainrule.nn.UpdateRatio;
import java.util.List;
import java.util.Random;

/** What the diagnostics say of ailing nets, on average over seeds. */
public record Symptoms(DeepNets nets) {
    /** By what part of itself the first layer changes in the first step of plain gradient descent. */
    public double updateOfFirstLayer(DeepNet kind, int rows) {
        return InParallel.mean(nets.seeds(), seed -> {
            Sequential net = kind.fresh(nets.width(), seed);
            Classifier.loss(net, nets.data().train().first(rows)).backward();
            UpdateRatio before = new UpdateRatio(net);
            new Sgd(net.parameters(), nets.learningRate()).step();
            return new double[] {before.perLayer()[0]};
        })[0];
    }

    /** The share of saturated units in the hidden layers of a fresh net. */
    public double saturation(DeepNet kind) {
        return InParallel.mean(nets.seeds(), seed -> {
            List<LayerActivity> layers = LayerActivity.of(
                    kind.fresh(nets.width(), seed), nets.data().train().inputs());
            return new double[] {
                layers.stream()
                        .limit(kind.hiddenLayers())
                        .mapToDouble(LayerActivity::saturation)
                        .average()
                        .orElseThrow()
            };
        })[0];
    }

    /** The share of dead units in the hidden layers after one epoch. */
    public double dead(Activation activation, double weights, int hiddenLayers, double learningRate) {
        return InParallel.mean(nets.seeds(), seed -> {
            Sequential net = new DeepNet(Cure.NONE, activation, weights, hiddenLayers).fresh(nets.width(), seed);
            new Training(
                            net,
                            new Sgd(net.parameters(), learningRate),
                            nets.data().train())
                    .epoch(nets.batchSize(), new Random(seed));
            return new double[] {new DeadUnits(net, nets.data().train().inputs()).share()};
        })[0];
    }
}
