package chainrule.examples.lab.vanishing;

import chainrule.examples.data.HandwrittenDigits;
import chainrule.nn.GradientFlow;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** Several nets of one recipe that differ in their seeds and are trained epoch by epoch, in small portions of work. */
public final class DigitNets {
    private static final int TEST_ROWS_A_PORTION = 20;

    /** Digits that {@link #figuresInTraining} looks at anew, over all nets. */
    private static final int DIGITS_A_PICTURE = 5;

    /** Loaded when the first net is made, and once for all. */
    private static final class Digits {
        static final HandwrittenDigits ALL = HandwrittenDigits.load();
    }

    private final Recipe recipe;
    private final int firstSeed;
    private final int wanted;
    private final double steepestSlope;
    private final List<DigitNet> nets = new ArrayList<>();
    private final Deque<Runnable> work = new ArrayDeque<>();
    private final List<Epoch> history = new ArrayList<>();
    private double learningRate;
    private int[] right;
    private int portionsOfEpoch;
    private int target;

    /** Makes the first net at once, so that there is something to see; the others, and what is dear, are work to do. */
    public DigitNets(Recipe recipe, int firstSeed, int wanted, double learningRate) {
        this.recipe = recipe;
        this.firstSeed = firstSeed;
        this.wanted = wanted;
        this.steepestSlope = GradientFlow.slopeBound(recipe.activation(), 1);
        this.learningRate = learningRate;
        makeNet(0);
        for (int index = 1; index < wanted; index++) {
            int each = index;
            work.add(() -> makeNet(each));
        }
        work.add(this::planJudging);
    }

    private void makeNet(int index) {
        DigitNet net = new DigitNet(recipe, firstSeed + index, learningRate, Digits.ALL);
        net.measure();
        nets.add(net);
    }

    DigitNet first() {
        return nets.get(0);
    }

    Recipe recipe() {
        return recipe;
    }

    public void setLearningRate(double learningRate) {
        this.learningRate = learningRate;
        nets.forEach(net -> net.setLearningRate(learningRate));
    }

    /** Steps of the optimizer that all nets have made. */
    public int steps() {
        return nets.size() < wanted ? 0 : nets.get(wanted - 1).steps();
    }

    public static int stepsOfAnEpoch() {
        return (Digits.ALL.train().size() + DigitNet.BATCH - 1) / DigitNet.BATCH;
    }

    /** Goes on until no net is ahead of another, and all epochs that are over are measured and judged. */
    public void settle() {
        while (nets.get(0).steps() > steps() || history.size() <= steps() / stepsOfAnEpoch()) {
            work();
        }
    }

    /** Epochs that are done; 0 also while the nets are being made. */
    public int epochs() {
        return Math.max(0, history.size() - 1);
    }

    /** Whether there are more epochs to come. */
    boolean isTraining() {
        return target > epochs();
    }

    /** Plans so many epochs more. */
    void train(int epochs) {
        target += epochs;
    }

    void trainUpTo(int epoch) {
        target = epoch;
    }

    /** Leaves off, maybe in the middle of an epoch. */
    void pause() {
        target = epochs();
    }

    boolean hasWork() {
        return history.isEmpty() || isTraining();
    }

    /** One portion, of a few milliseconds. */
    public void work() {
        if (work.isEmpty()) {
            planEpoch();
        }
        work.remove().run();
    }

    private void planEpoch() {
        portionsOfEpoch = 0;
        nets.forEach(net -> work.add(net::prepareTraining));
        work.add(() -> {
            List<List<Runnable>> steps =
                    nets.stream().map(DigitNet::stepsOfAnEpoch).toList();
            for (int step = 0; step < steps.get(0).size(); step++) {
                int each = step;
                steps.forEach(ofNet -> work.add(ofNet.get(each)));
            }
            nets.forEach(net -> work.add(net::measure));
            planJudging();
            portionsOfEpoch = work.size();
        });
    }

    private void planJudging() {
        right = new int[nets.size()];
        int rows = Digits.ALL.test().size();
        for (int i = 0; i < nets.size(); i++) {
            for (int from = 0; from < rows; from += TEST_ROWS_A_PORTION) {
                int net = i;
                int start = from;
                int end = Math.min(rows, from + TEST_ROWS_A_PORTION);
                work.add(() -> right[net] += nets.get(net).right(start, end));
            }
        }
        work.add(() -> history.add(measured(net -> right[net] / (double) rows)));
    }

    private Epoch measured(IntToDoubleFunction accuracy) {
        return new Epoch(
                nets.stream().map(DigitNet::deltas).toArray(double[][]::new),
                nets.stream().map(DigitNet::gradients).toArray(double[][]::new),
                nets.stream().mapToDouble(DigitNet::loss).toArray(),
                IntStream.range(0, nets.size()).mapToDouble(accuracy).toArray());
    }

    /** How much of the epoch after the last one is done; none between two epochs. */
    private OptionalDouble shareOfNextEpoch() {
        boolean within = !history.isEmpty() && !work.isEmpty() && work.size() <= portionsOfEpoch;
        return within ? OptionalDouble.of(1 - work.size() / (double) portionsOfEpoch) : OptionalDouble.empty();
    }

    /** The ends of all epochs; before there is one, what is known so far. */
    VanishingFigures figures() {
        List<Epoch> epochs = history.isEmpty() ? List.of(measured(net -> Double.NaN)) : List.copyOf(history);
        return figures(epochs, epochs.get(epochs.size() - 1), hasWork());
    }

    /** The same, with what arrives in the nets as they are now, be it within an epoch. */
    public VanishingFigures figuresWithinEpoch() {
        settle();
        nets.forEach(DigitNet::measure);
        return figuresNow();
    }

    /**
     * Nearly the same in a fraction of the time, for pictures that follow each other fast: it looks at a few of the digits anew each time, and
     * an epoch that is over may still have to be judged.
     */
    public VanishingFigures figuresInTraining() {
        while (nets.get(0).steps() > steps() || history.isEmpty()) {
            work();
        }
        nets.forEach(net -> net.measureSome(Math.max(1, DIGITS_A_PICTURE / wanted)));
        return figuresNow();
    }

    private VanishingFigures figuresNow() {
        double[] accuracies = history.get(epochs()).accuracies();
        return figures(List.copyOf(history), measured(net -> accuracies[net]), true);
    }

    private VanishingFigures figures(List<Epoch> epochs, Epoch now, boolean working) {
        return new VanishingFigures(
                recipe,
                wanted,
                steepestSlope,
                epochs,
                now,
                shareOfNextEpoch(),
                working,
                Digits.ALL.test().size());
    }
}
