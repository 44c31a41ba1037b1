package chainrule.examples.lab.deadrelu;

import chainrule.engine.Activation;
import chainrule.engine.Value;
import chainrule.examples.data.Dataset;
import chainrule.examples.training.Classifier;
import chainrule.examples.training.Training;
import chainrule.nn.DeadUnits;
import chainrule.nn.Layer;
import chainrule.nn.MLP;
import chainrule.nn.Neuron;
import chainrule.nn.Optimizer;
import chainrule.nn.UpdateRatio;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * One hidden layer of ReLU units in training, and what became of each unit, epoch by epoch. Leaky ReLU may take over for some epochs, with the same
 * weights. A unit counts as dead while its pre-activation is above zero for none of the examples, under leaky ReLU as well: so a revival is
 * one that training brought about, not one by definition.
 */
public final class ReluTraining {
    private static final int BATCH = 32;

    private final Plan plan;
    private final Dataset train;
    private final Dataset test;
    private final MLP relu;
    private final MLP leaky;
    private final Optimizer optimizer;
    private final Training withRelu;
    private final Random order;
    private final DeadUnits dead;
    private final List<Entry> entries = new ArrayList<>();
    private Training withLeaky;
    private Watcher watcher = (leaky, loss, optimizer) -> {};
    private double rate;
    private int rateChangedAfter;
    private boolean overflowed;

    /** Who is told of every step before it is made. */
    interface Watcher {
        void beforeStep(boolean leaky, double loss, Optimizer optimizer);
    }

    public ReluTraining(Plan plan, double rate) {
        this.plan = plan;
        this.rate = rate;
        train = plan.train();
        test = plan.test();
        relu = new MLP(
                new int[] {train.features(), plan.units(), plan.classes()},
                Activation.RELU,
                plan.initializer(),
                new Random(plan.seed()));
        hidden().neurons().forEach(neuron -> neuron.bias().setData(plan.bias()));
        leaky = new MLP(withLeaky(hidden()), relu.layers().get(1));
        optimizer = plan.method().optimizer(relu.parameters(), rate);
        withRelu = new Training(relu, optimizer, train);
        withRelu.tell((moving, loss) -> watcher.beforeStep(false, loss, moving));
        order = new Random(plan.seed() + 1);
        dead = new DeadUnits(relu, train.inputs());
        write(false, new double[] {Double.NaN, Double.NaN}, dead.total(), 0);
    }

    /** The same weights behind another function. */
    private static Layer withLeaky(Layer layer) {
        return new Layer(layer.neurons().stream()
                .map(neuron -> new Neuron(neuron.weights(), neuron.bias(), Activation.LEAKY_RELU))
                .toList());
    }

    void tell(Watcher watcher) {
        this.watcher = watcher;
    }

    /** The same weights behind either function. */
    MLP net(boolean leakily) {
        return leakily ? leaky : relu;
    }

    public Plan plan() {
        return plan;
    }

    private Layer hidden() {
        return relu.layers().get(0);
    }

    public void setRate(double rate) {
        optimizer.setLearningRate(rate);
        this.rate = rate;
        rateChangedAfter = epochs();
    }

    /** One pass over the training examples. If it makes the weights overflow, it is taken back: from then on nothing happens any more. */
    public void epoch(boolean leakily) {
        if (overflowed) {
            return;
        }
        double[] weights = parameters();
        UpdateRatio[] lastStep = new UpdateRatio[1];
        training(leakily).epoch(BATCH, order, () -> lastStep[0] = new UpdateRatio(relu));
        overflowed = !Arrays.stream(parameters()).allMatch(Double::isFinite);
        if (overflowed) {
            restore(weights);
            return;
        }
        Entry before = last();
        int deadBefore = dead.total();
        int revived = dead.observe();
        int died = dead.total() - deadBefore + revived;
        write(leakily, lastStep[0].perLayer(), before.died() + died, before.revived() + revived);
    }

    private Training training(boolean leakily) {
        if (leakily && withLeaky == null) {
            withLeaky = new Training(leaky, optimizer, train);
            withLeaky.tell((moving, loss) -> watcher.beforeStep(true, loss, moving));
        }
        return leakily ? withLeaky : withRelu;
    }

    private double[] parameters() {
        return relu.parameters().stream().mapToDouble(Value::data).toArray();
    }

    private void restore(double[] weights) {
        for (int i = 0; i < weights.length; i++) {
            relu.parameters().get(i).setData(weights[i]);
        }
    }

    private void write(boolean leakily, double[] updateRatios, int died, int revived) {
        double[] shares = dead.hiddenLayers().get(0).activeShares().stream()
                .mapToDouble(Double::doubleValue)
                .toArray();
        double accuracy = Classifier.accuracy(leakily ? leaky : relu, test);
        entries.add(new Entry(leakily, shares, updateRatios, died, revived, accuracy));
    }

    /** Whether a further epoch would make numbers too large for a double, as rates that are far too high do. */
    public boolean overflowed() {
        return overflowed;
    }

    /** Epochs trained so far. */
    public int epochs() {
        return entries.size() - 1;
    }

    /** Whether an epoch that is over was trained with leaky ReLU. */
    public boolean wasLeaky(int epoch) {
        return entries.get(epoch).leaky();
    }

    private Entry last() {
        return entries.get(entries.size() - 1);
    }

    public int units() {
        return plan.units();
    }

    public DeadReluFigures figures(int unit) {
        return new DeadReluFigures(
                List.copyOf(entries), unit, preActivations(unit), overflowed, rate, rateChangedAfter);
    }

    private double[] preActivations(int unit) {
        Neuron neuron = hidden().neurons().get(unit);
        return Arrays.stream(train.inputs()).mapToDouble(neuron::preActivation).toArray();
    }
}
