package chainrule.examples.lab.vanishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import chainrule.engine.Activation;
import chainrule.engine.Value;
import chainrule.examples.data.HandwrittenDigits;
import chainrule.examples.lab.Setting;
import chainrule.examples.lab.Touch;
import chainrule.examples.plot.BarChart;
import chainrule.examples.plot.Picture;
import chainrule.examples.training.Classifier;
import chainrule.examples.training.Training;
import chainrule.nn.Adam;
import chainrule.nn.GradientFlow;
import chainrule.nn.Initializer;
import chainrule.nn.Loss;
import chainrule.nn.MLP;
import chainrule.nn.Probe;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class VanishingRoomTest {
    private static final HandwrittenDigits DIGITS = HandwrittenDigits.load();
    private static final String GRADIENT = "mean |dL/dw|";
    private static final String DELTA = "median of mean |dL/dz|";
    private static final String MEDIAN = "median of mean |dL/dw|";
    private static final String BOUND = "slopes alone, at most";

    private final VanishingRoom room = new VanishingRoom();

    @Test
    void barsAreTheMeanGradientsOfTheEngineOnFiftyDigits() {
        open("activation", "tanh", "depth", "3", "width", "7", "seeds", "2");

        for (int seed = 0; seed < 2; seed++) {
            MLP net = new MLP(new int[] {64, 7, 7, 7, 10}, Activation.TANH, new Random(seed));
            double[] expected = gradients(net);
            assertThat(layers(GRADIENT, 0, seed + 1)).containsExactly(expected);
        }
    }

    @Test
    void weightsAreMultipliedByTheFactorAndBiasesStayZero() {
        open("activation", "sigmoid", "depth", "2", "width", "5", "seeds", "1", "scale", "2.5");

        MLP net = new MLP(new int[] {64, 5, 5, 10}, Activation.SIGMOID, new Random(0));
        net.layers().forEach(layer -> layer.weights().forEach(weight -> weight.setData(2.5 * weight.data())));
        assertThat(layers(GRADIENT, 0, 1)).containsExactly(gradients(net));
    }

    @Test
    void aChosenInitializerDrawsTheWeightsOfAllLayers() {
        open("activation", "relu", "depth", "2", "width", "5", "seeds", "1", "initializer", "naive");

        MLP net = new MLP(new int[] {64, 5, 5, 10}, Activation.RELU, Initializer.NAIVE, new Random(0));
        assertThat(layers(GRADIENT, 0, 1)).containsExactly(gradients(net));
    }

    @Test
    void anEpochOfEachNetIsThatOfTraining() {
        open("activation", "relu", "depth", "2", "width", "8", "seeds", "2", "rate", "0.01", "optimizer", "Adam");
        room.advanceTo(2);

        for (int seed = 0; seed < 2; seed++) {
            MLP net = new MLP(new int[] {64, 8, 8, 10}, Activation.RELU, new Random(seed));
            Training training = new Training(net, new Adam(net.parameters(), 0.01), DIGITS.train());
            Random random = new Random(seed);
            training.epoch(32, random);
            training.epoch(32, random);
            assertThat(layers("test accuracy", 2, seed + 1)).containsExactly(Classifier.accuracy(net, DIGITS.test()));
            assertThat(layers("loss", 2, seed + 1)[0]).isCloseTo(lossOnFifty(net), within(1e-9));
            assertThat(layers(GRADIENT, 2, seed + 1)[0]).isCloseTo(gradients(net)[0], relative(1e-9));
            assertThat(layers("mean |dL/dz|", 2, seed + 1)[0]).isCloseTo(deltas(net)[0], relative(1e-9));
        }
    }

    @Test
    void barsStandAtTheMedianOfTheNets() {
        open("depth", "2", "width", "6", "seeds", "4");

        double[] first = IntStream.rangeClosed(1, 4)
                .mapToDouble(net -> layers(GRADIENT, 0, net)[0])
                .sorted()
                .toArray();
        assertThat(layers(MEDIAN, 0, "")[0]).isCloseTo((first[1] + first[2]) / 2, relative(1e-15));
    }

    @Test
    void theDashedLineFallsByTheSteepestSlopeFromLayerToLayer() {
        open("activation", "sigmoid", "depth", "3");

        double last = layers(DELTA, 0, "")[3];
        double[] bound = layers(BOUND, 0, "");
        for (int i = 0; i < 4; i++) {
            assertThat(bound[i]).isCloseTo(last * Math.pow(0.25, 3 - i), relative(1e-9));
        }
        assertThat(readouts()).contains("slopes alone leave at most 0.25^3 = 0.016");
    }

    @Test
    void readoutsDivideTheFirstBarByTheLast() {
        open("activation", "sigmoid", "depth", "1", "width", "64", "seeds", "1");

        double[] signal = layers(DELTA, 0, "");
        double[] gradients = layers(MEDIAN, 0, "");
        String ratio = String.format(Locale.ROOT, "%.2g", signal[0] / signal[1]);
        assertThat(readouts())
                .contains("first layer ÷ output layer: ∂L/∂z " + ratio + ", ∂L/∂w "
                        + String.format(Locale.ROOT, "%.2g", gradients[0] / gradients[1]))
                .contains("∂L/∂z from layer to layer × " + ratio)
                .contains("0 epochs trained");
    }

    @Test
    void sigmoidVanishesWhereReluArrives() {
        double[] sigmoid = fresh(0);
        double[] relu = fresh(1);
        double[] deep = fresh(2);

        assertThat(sigmoid[0] / sigmoid[8]).isLessThan(Math.pow(0.25, 8));
        assertThat(relu[0] / relu[8]).isBetween(0.1, 10.0);
        assertThat(deep[0] / deep[16]).isPositive().isLessThan(Math.pow(0.25, 16));
    }

    /** Glorot and Bengio, "Understanding the difficulty of training deep feedforward neural networks", 2010, figures 7 and 8. */
    @Test
    void halfTheWeightsOfTanhHideInTheGradientWhatTheSignalShows() {
        preset(3, "seeds", "5");

        double[] signal = layers(DELTA, 0, "");
        double[] gradients = layers(MEDIAN, 0, "");
        assertThat(signal).hasSize(9);
        assertThat(signal[0] / signal[8]).isLessThan(0.02);
        assertThat(gradients[0] / gradients[8]).isBetween(0.2, 1.0);
    }

    @Test
    void adamMovesWhatGradientDescentLeaves() {
        preset(5, "seeds", "1");
        room.advanceTo(10);
        double withAdam = value("loss", 10);
        preset(0, "seeds", "1");
        room.advanceTo(10);

        assertThat(value("loss", 10)).isCloseTo(Math.log(10), within(0.1));
        assertThat(withAdam).isLessThan(Math.log(10) - 0.2);
    }

    @Test
    void largeWeightsLiftTheGradientAboveTheBoundAndAReadoutSaysWhy() {
        fresh(4);
        double[] bars = layers(DELTA, 0, "");

        assertThat(bars[0]).isGreaterThan(10 * bars[8]);
        long above = Arrays.stream(bars).limit(8).filter(bar -> bar > bars[8]).count();
        assertThat(readouts())
                .contains(above + " bars of ∂L/∂z above the dashed line: weights multiply the gradient as well");
    }

    @Test
    void belowTheBoundTheReadoutStillNamesTheWeights() {
        fresh(0);
        assertThat(readouts()).contains("the dashed line is about slopes alone: weights multiply the gradient as well");

        open("activation", "softplus", "depth", "14", "seeds", "1");
        assertThat(readouts()).contains("far below the dashed line");
    }

    @Test
    void reluSoonReadsDigitsAndSigmoidOfEightLayersDoesNot() {
        preset(0, "seeds", "1");
        room.advanceTo(room.showpiece());
        assertThat(value("test accuracy", room.showpiece())).isLessThan(0.2);
        assertThat(value("loss", room.showpiece())).isCloseTo(Math.log(10), within(0.1));

        preset(1, "seeds", "1");
        room.advanceTo(3);
        assertThat(value("test accuracy", 3)).isGreaterThan(0.7);
    }

    @Test
    void sameSettingsAndSameProgressAreSameFigures() {
        open("depth", "2", "width", "6", "seeds", "2");
        deed("one epoch");
        deed("one epoch");
        settle();
        List<List<Object>> trainedInTicks = room.data().rows();
        assertThat(room.progress()).isEqualTo(2);
        assertThat(room.java()).startsWith("chainrule.examples.lab.Lab.show(\"Vanishing gradients\", 2, ");

        VanishingRoom other = new VanishingRoom();
        other.settings().set(room.settings().texts());
        other.change(other.settings().all());
        other.advanceTo(5);
        other.advanceTo(2);

        assertThat(other.data().rows()).isEqualTo(trainedInTicks);
        assertThat(other.look().readouts()).isEqualTo(room.look().readouts());
        assertThat(other.isRunning()).isFalse();
    }

    @Test
    void aPauseWithinAnEpochKeepsTheFiguresOfTheLastOne() {
        open("depth", "1", "width", "4", "seeds", "1");
        room.advanceTo(1);
        List<List<Object>> afterOne = room.data().rows();
        deed("train 10 epochs");
        for (int i = 0; i < 20; i++) { // 2 to plan, then 18 of 45 steps, 1 measuring, 18 countings and their sum
            room.tick();
        }
        assertThat(readouts()).contains("1 epoch trained, 28 % of the next");
        deed("pause");

        assertThat(room.isRunning()).isFalse();
        assertThat(room.progress()).isEqualTo(1);
        assertThat(room.data().rows()).isEqualTo(afterOne);
        assertThat(readouts()).contains("1 epoch trained, paused at 28 % of the next");

        deed("one epoch");
        settle();
        List<List<Object>> resumed = room.data().rows();
        room.advanceTo(2);
        assertThat(room.data().rows()).isEqualTo(resumed);
    }

    @Test
    void startingAnewForgetsTheTraining() {
        open("depth", "1", "width", "4", "seeds", "1");
        List<List<Object>> untrained = room.data().rows();
        room.advanceTo(1);
        deed("start again");
        settle();

        assertThat(room.progress()).isZero();
        assertThat(room.data().rows()).isEqualTo(untrained);
    }

    @Test
    void aNewLearningRateTakesHoldInMidTraining() {
        open("activation", "relu", "depth", "1", "width", "8", "seeds", "1", "rate", "0.02");
        room.advanceTo(1);
        double first = value("loss", 1);
        room.settings().set(withTexts("rate", "0.0005"));
        room.change(room.settings().all().stream()
                .filter(setting -> setting.key().equals("rate"))
                .toList());
        assertThat(room.progress()).isEqualTo(1);
        deed("one epoch");
        settle();
        double slow = value("loss", 2);

        open("activation", "relu", "depth", "1", "width", "8", "seeds", "1", "rate", "0.02");
        room.advanceTo(2);
        assertThat(value("loss", 1)).isEqualTo(first);
        assertThat(value("loss", 2)).isNotEqualTo(slow);
    }

    @Test
    void settingsOfTheNetsStartAnewAndThoseOfThePictureDoNot() {
        open("depth", "1", "width", "4", "seeds", "1");
        for (Setting<?> setting : room.settings().all()) {
            room.advanceTo(1);
            room.change(List.of(setting));
            boolean ofThePicture = List.of("rate", "log", "layer").contains(setting.key());
            assertThat(room.progress()).as(setting.key()).isEqualTo(ofThePicture ? 1 : 0);
        }
    }

    @Test
    void depthIsTheNumberOfBarsBesidesTheOutputAndNetsThatOfFigures() {
        open("depth", "5", "width", "4", "seeds", "5");

        assertThat(layers(MEDIAN, 0, "")).hasSize(6);
        assertThat(room.data().rows().stream().filter(row -> row.get(0).equals("loss")))
                .hasSize(5);
    }

    @Test
    void theAxisCanBeLogarithmicOrLinear() {
        open("log", "true");
        double upper = height(0.3);
        double lower = height(0.5);
        double lowest = height(0.7);
        assertThat(upper / lower).isCloseTo(lower / lowest, relative(0.15)).isGreaterThan(10);

        open("log", "false");
        double spread = height(0.3) - height(0.5);
        assertThat(height(0.5) - height(0.7)).isCloseTo(spread, relative(0.15));
    }

    @Test
    void aTouchOrAnArrowChoosesTheLayerThatIsPutInWords() {
        open("depth", "3", "width", "4", "seeds", "1");
        touch(0.67);
        assertThat(layer()).isEqualTo(3);
        touch(0.99);
        assertThat(layer()).isEqualTo(4);
        room.arrow(1, 0);
        assertThat(layer()).isEqualTo(4);
        room.arrow(-1, 0);
        room.arrow(0, 1);
        assertThat(layer()).isEqualTo(3);
        touch(0.01);
        room.arrow(-1, 0);
        assertThat(layer()).isEqualTo(1);
    }

    @Test
    void aTouchOfTheCurveChoosesNothing() {
        open("depth", "3", "width", "4", "seeds", "1");
        Picture course = room.look().pictures().get(1);
        room.touch(new Touch(course, 1, 300, 150, course.width(), course.height()));

        assertThat(layer()).isEqualTo(1);
    }

    @Test
    void netsAreMadeOneByOneAndTheFirstIsSeenAtOnce() {
        room.settings().set(Map.of("depth", "1", "width", "4", "seeds", "2"));
        room.change(room.settings().all());

        assertThat(room.isRunning()).isTrue();
        assertThat(readouts()).contains("1 of 2 nets made").contains("being counted");
        assertThat(layers(GRADIENT, 0, 1)).hasSize(2);
        paint();
        settle();
        assertThat(readouts()).doesNotContain("made").doesNotContain("counted");
    }

    @Test
    void refusesWhatIsOutOfItsBoundsAndChangesNothing() {
        Map<String, String> before = room.settings().texts();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> room.settings().set(Map.of("seeds", "2", "depth", "17")))
                .withMessage("depth: expected a whole number from 1 to 16, got 17");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> room.settings().set(Map.of("width", "3")))
                .withMessage("width: expected a whole number from 4 to 64, got 3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> room.settings().set(Map.of("initializer", "ones")))
                .withMessageStartingWith("initializer: expected one of fitting, ");
        assertThat(room.settings().texts()).isEqualTo(before);
    }

    @Test
    void refusesToTrainBackwards() {
        open("depth", "1", "width", "4", "seeds", "1");
        room.advanceTo(1);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> room.advanceTo(-1))
                .withMessage("progress: expected 0 or more epochs, got -1");
        assertThat(room.progress()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(Activation.class)
    void everyActivationIsTrainedAndPainted(Activation activation) {
        open("activation", activation.symbol(), "depth", "2", "width", "4", "seeds", "1");
        room.advanceTo(1);

        assertThat(value("test accuracy", 1)).isBetween(0.0, 1.0);
        assertThat(layers(GRADIENT, 1, 1)).hasSize(3);
        assertThat(Arrays.stream(layers(GRADIENT, 1, 1)).sum()).isPositive().isFinite();
        paint();
    }

    @ParameterizedTest
    @EnumSource(Initializer.class)
    void everyInitializerIsTrainedAndPaintedEvenWithHugeWeights(Initializer initializer) {
        open(
                "activation",
                "gelu",
                "depth",
                "16",
                "width",
                "4",
                "seeds",
                "1",
                "scale",
                "4",
                "initializer",
                initializer.title());
        room.advanceTo(1);

        assertThat(room.progress()).isEqualTo(1);
        paint();
        room.settings().set(withTexts("log", "false"));
        paint();
    }

    @Test
    void aNetThatPassesNothingIsShownAsZeros() {
        open("activation", "relu", "depth", "16", "width", "4", "seeds", "1", "scale", "0.1");
        double[] bars = layers(MEDIAN, 0, "");

        assertThat(bars[0]).isLessThan(1e-12);
        paint();
    }

    // ---- helpers

    private void open(String... keysAndValues) {
        Map<String, String> texts = new HashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            texts.put(keysAndValues[i], keysAndValues[i + 1]);
        }
        open(texts);
    }

    private void open(Map<String, String> texts) {
        room.settings().set(texts);
        room.change(room.settings().all());
        settle();
    }

    private void preset(int index, String key, String value) {
        Map<String, String> texts = new HashMap<>(room.presets().get(index).settings());
        texts.put(key, value);
        open(texts);
    }

    /** The bars of a preset, before any training. */
    private double[] fresh(int preset) {
        preset(preset, "seeds", "1");
        return layers(MEDIAN, 0, "");
    }

    private Map<String, String> withTexts(String key, String value) {
        Map<String, String> texts = new HashMap<>(room.settings().texts());
        texts.put(key, value);
        return texts;
    }

    private void settle() {
        while (room.isRunning()) {
            room.tick();
        }
    }

    private void deed(String name) {
        room.deeds().stream()
                .filter(deed -> deed.name().equals(name))
                .findFirst()
                .orElseThrow()
                .action()
                .run();
    }

    private String readouts() {
        return String.join(" | ", room.look().readouts());
    }

    private double[] layers(String quantity, int epoch, Object net) {
        assertThat(room.data().header()).containsExactly("quantity", "epoch", "net", "layer", "value");
        return room.data().rows().stream()
                .filter(row -> row.subList(0, 3).equals(List.of(quantity, epoch, net)))
                .mapToDouble(row -> (Double) row.get(4))
                .toArray();
    }

    /** Of the first net. */
    private double value(String quantity, int epoch) {
        return layers(quantity, epoch, 1)[0];
    }

    private int layer() {
        return Integer.parseInt(room.settings().texts().get("layer"));
    }

    private void touch(double across) {
        Picture bars = room.look().pictures().get(0);
        room.touch(new Touch(bars, 0, across * bars.width(), bars.height() / 2.0, bars.width(), bars.height()));
    }

    /** What the axis of the bars reads at a share of the way down. */
    private double height(double down) {
        BarChart bars = (BarChart) room.look().pictures().get(0);
        Touch touch = new Touch(bars, 0, 200, down * bars.height(), bars.width(), bars.height());
        return bars.valueAt(touch.place(), touch.size()).getY();
    }

    private void paint() {
        for (Picture picture : room.look().pictures()) {
            BufferedImage image = new BufferedImage(300, 300, BufferedImage.TYPE_INT_RGB);
            picture.paint(image.createGraphics(), 300, 300);
        }
    }

    private static double[] gradients(MLP net) {
        net.parameters().forEach(Value::zeroGrad);
        Classifier.loss(net, DIGITS.train().first(50)).backward();
        return GradientFlow.meanAbsoluteGradients(net);
    }

    private static double[] deltas(MLP net) {
        Probe probe = new Probe();
        probe.watch(() -> Classifier.loss(net, DIGITS.train().first(50))).backward();
        return GradientFlow.meanAbsoluteDeltas(net, probe);
    }

    private static double lossOnFifty(MLP net) {
        return IntStream.range(0, 50)
                .mapToDouble(i -> Loss.softmaxCrossEntropy(
                                net.forward(DIGITS.train().inputs()[i]),
                                DIGITS.train().labels()[i])
                        .data())
                .average()
                .orElseThrow();
    }

    private static Percentage relative(double share) {
        return Percentage.withPercentage(100 * share);
    }

    // ---- the doctor

    @Test
    void theDoctorFindsTheSignalGoneInSigmoidLayersBeforeAllTraining() {
        open("activation", "sigmoid", "depth", "8", "width", "8", "seeds", "2");

        assertThat(room.look().verdict())
                .startsWith("Doctor of the first net: The deeper in the net, the less is left of what tells rows apart")
                .contains(" Seen: the outputs of layer 1 of 9 differ by ");
    }

    @Test
    void theDoctorFindsNothingInReluLayersAndSpeaksWhenAnEpochIsOver() {
        open("activation", "relu", "depth", "2", "width", "8", "seeds", "1");
        assertThat(room.look().verdict()).isEmpty();

        room.advanceTo(1);

        assertThat(room.look().verdict()).isEqualTo("Doctor: Nothing wrong found after 45 steps.");
    }
}
