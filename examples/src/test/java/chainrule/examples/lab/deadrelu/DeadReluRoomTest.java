package chainrule.examples.lab.deadrelu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import chainrule.engine.Activation;
import chainrule.examples.data.Dataset;
import chainrule.examples.data.HandwrittenDigits;
import chainrule.examples.data.Moons;
import chainrule.examples.lab.Room;
import chainrule.examples.lab.RoomThread;
import chainrule.examples.lab.Touch;
import chainrule.examples.plot.Histogram;
import chainrule.examples.plot.LineChart;
import chainrule.examples.plot.Picture;
import chainrule.examples.plot.UnitStrip;
import chainrule.examples.training.Classifier;
import chainrule.nn.Adam;
import chainrule.nn.Initializer;
import chainrule.nn.Layer;
import chainrule.nn.LayerActivity;
import chainrule.nn.MLP;
import chainrule.nn.Neuron;
import chainrule.nn.Optimizer;
import chainrule.nn.Sgd;
import chainrule.nn.UpdateRatio;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeadReluRoomTest {
    private static final String SHARE = "share of examples with the unit on";
    private static final String RATIO = "update : weight in the last step";
    private static final String ACCURACY = "accuracy on new examples";

    /** A room that hears of its settings at once, as {@link RoomThread} sees to it on the screen. */
    private static DeadReluRoom room(String... settings) {
        DeadReluRoom room = new DeadReluRoom();
        Map<String, String> texts = new LinkedHashMap<>();
        for (String setting : settings) {
            texts.put(setting.split("=")[0], setting.split("=")[1]);
        }
        room.settings().set(texts);
        room.change(room.settings().all());
        room.settings().onChange(room::change);
        return room;
    }

    private static DeadReluRoom moons(String... settings) {
        List<String> all = new ArrayList<>(List.of("data=two moons", "units=8"));
        all.addAll(List.of(settings));
        return room(all.toArray(String[]::new));
    }

    private static DeadReluRoom preset(String name) {
        DeadReluRoom room = room();
        room.settings()
                .set(room.presets().stream()
                        .filter(each -> each.name().equals(name))
                        .findFirst()
                        .orElseThrow()
                        .settings());
        return room;
    }

    private static void set(Room room, String key, String value) {
        Map<String, String> texts = room.settings().texts();
        texts.put(key, value);
        room.settings().set(texts);
    }

    private static void press(Room room, String deed) {
        assertThat(names(room)).contains(deed);
        room.deeds().stream()
                .filter(each -> each.name().equals(deed))
                .findFirst()
                .orElseThrow()
                .action()
                .run();
    }

    private static List<String> names(Room room) {
        return room.deeds().stream().map(Room.Deed::name).toList();
    }

    /** Lets the room work as its thread would, until it stops by itself. */
    private static void run(Room room) {
        while (room.isRunning()) {
            room.look();
            room.tick();
        }
    }

    /** The number that comes first after these words in what the room tells. */
    private static int told(Room room, String words) {
        String readout = room.look().readouts().stream()
                .filter(each -> each.startsWith(words))
                .findFirst()
                .orElseThrow();
        return Integer.parseInt(readout.substring(words.length() + 1).split("\\D")[0]);
    }

    private static List<Double> values(Room room, String figure, int epoch) {
        return room.data().rows().stream()
                .filter(row -> row.get(0).equals(figure) && row.get(1).equals(epoch))
                .map(row -> (Double) row.get(3))
                .toList();
    }

    private static int deadIn(Room room, int epoch) {
        return (int)
                values(room, SHARE, epoch).stream().filter(share -> share == 0).count();
    }

    private static List<Double> preActivations(Room room) {
        return room.data().rows().stream()
                .filter(row -> ((String) row.get(0)).startsWith("pre-activation"))
                .map(row -> (Double) row.get(3))
                .toList();
    }

    // ---- the figures, beside a net that is trained by hand

    /** The room's net, trained sample by sample with eager graphs. */
    private static final class ByHand {
        final Dataset train;
        final Dataset test;
        final MLP relu = new MLP(new int[] {2, 8, 2}, Activation.RELU, Initializer.HE_NORMAL, new Random(7));
        final MLP leaky;
        final Optimizer optimizer;
        final Random order = new Random(8);
        double[] ratios;

        ByHand(double rate, boolean adam, double bias, double shift) {
            train = shifted(Moons.of(192, 0.1, new Random(5)), shift);
            test = shifted(Moons.of(400, 0.1, new Random(6)), shift);
            relu.layers().get(0).neurons().forEach(neuron -> neuron.bias().setData(bias));
            leaky = new MLP(
                    new Layer(relu.layers().get(0).neurons().stream()
                            .map(each -> new Neuron(each.weights(), each.bias(), Activation.LEAKY_RELU))
                            .toList()),
                    relu.layers().get(1));
            optimizer = adam ? new Adam(relu.parameters(), rate) : new Sgd(relu.parameters(), rate);
        }

        private static Dataset shifted(Dataset points, double shift) {
            for (double[] point : points.inputs()) {
                point[0] += shift;
                point[1] += shift;
            }
            return points;
        }

        void epoch(MLP net) {
            for (Dataset batch : train.batches(32, order)) {
                optimizer.zeroGrad();
                Classifier.loss(net, batch).backward();
                UpdateRatio before = new UpdateRatio(net);
                optimizer.step();
                ratios = before.perLayer();
            }
        }

        List<Double> shares() {
            return LayerActivity.of(relu, train.inputs()).get(0).activeShares();
        }
    }

    @ParameterizedTest
    @CsvSource({"Adam, true, 0.0", "plain SGD, false, -0.5"})
    void sharesRatiosAndAccuraciesAreThoseOfANetTrainedByHand(String optimizer, boolean adam, double shift) {
        DeadReluRoom room = moons("seed=7", "rate=0.1", "bias=-1.0", "shift=" + shift, "optimizer=" + optimizer);
        ByHand hand = new ByHand(0.1, adam, -1, shift);
        room.advanceTo(3);

        assertThat(values(room, SHARE, 0)).isEqualTo(hand.shares());
        for (int epoch = 1; epoch <= 3; epoch++) {
            hand.epoch(hand.relu);
            assertThat(values(room, SHARE, epoch)).isEqualTo(hand.shares());
            assertThat(values(room, RATIO, epoch).get(0)).isCloseTo(hand.ratios[0], within(1e-9));
            assertThat(values(room, RATIO, epoch).get(1)).isCloseTo(hand.ratios[1], within(1e-9));
            assertThat(values(room, ACCURACY, epoch)).containsExactly(Classifier.accuracy(hand.relu, hand.test));
        }
    }

    @Test
    void leakyReluTakesOverTheSameWeightsAndGivesThemBack() {
        DeadReluRoom room = moons("seed=7", "rate=0.1", "bias=-2.0", "leakyFrom=2", "reluFrom=4", "unit=4");
        ByHand hand = new ByHand(0.1, true, -2, 0);
        room.advanceTo(5);
        hand.epoch(hand.relu);
        hand.epoch(hand.leaky);
        hand.epoch(hand.leaky);
        double leakyAccuracy = Classifier.accuracy(hand.leaky, hand.test);
        hand.epoch(hand.relu);
        hand.epoch(hand.relu);

        assertThat(values(room, SHARE, 5)).isEqualTo(hand.shares());
        assertThat(values(room, ACCURACY, 3)).containsExactly(leakyAccuracy);
        double expected = hand.relu
                .layers()
                .get(0)
                .neurons()
                .get(3)
                .preActivation(hand.train.inputs()[11]);
        assertThat(preActivations(room).get(11)).isCloseTo(expected, within(1e-9));
    }

    @Test
    void thePreActivationIsWeightsTimesInputsPlusBias() {
        DeadReluRoom room = moons("seed=7", "bias=-0.5", "shift=2.0", "unit=2");
        room.advanceTo(0);
        double[] point = Moons.of(192, 0.1, new Random(5)).inputs()[0];
        Neuron neuron = new MLP(new int[] {2, 8, 2}, Activation.RELU, Initializer.HE_NORMAL, new Random(7))
                .layers()
                .get(0)
                .neurons()
                .get(1);
        double sum = neuron.weights().get(0).data() * (point[0] + 2)
                + neuron.weights().get(1).data() * (point[1] + 2);

        assertThat(preActivations(room)).hasSize(192);
        assertThat(preActivations(room).get(0)).isCloseTo(sum - 0.5, within(1e-12));
    }

    @Test
    void underPlainSgdADeadUnitNeverChangesAgain() {
        DeadReluRoom room = moons("bias=-3.0", "rate=1", "optimizer=plain SGD");
        room.advanceTo(0);
        int dead = values(room, SHARE, 0).indexOf(0.0);
        set(room, "unit", Integer.toString(dead + 1));
        List<Double> before = preActivations(room);
        press(room, "train 10 epochs");
        run(room);

        assertThat(preActivations(room)).isEqualTo(before);
        assertThat(told(room, "revived so far")).isZero();
    }

    @Test
    void underLeakyReluADeadUnitMoves() {
        DeadReluRoom room = moons("bias=-3.0", "rate=1", "optimizer=plain SGD", "leakyFrom=1");
        room.advanceTo(0);
        set(room, "unit", Integer.toString(1 + values(room, SHARE, 0).indexOf(0.0)));
        List<Double> before = preActivations(room);
        press(room, "one epoch");
        run(room);

        assertThat(preActivations(room)).isNotEqualTo(before);
    }

    @Test
    void deathsAndRevivalsAreCountedFromTheSharesOnAllExamples() {
        DeadReluRoom room = moons("rate=0.3", "shift=-1.0", "leakyFrom=10", "units=24");
        room.advanceTo(40);
        int died = deadIn(room, 0);
        int revived = 0;
        for (int epoch = 1; epoch <= 40; epoch++) {
            List<Double> before = values(room, SHARE, epoch - 1);
            List<Double> now = values(room, SHARE, epoch);
            for (int unit = 0; unit < 24; unit++) {
                died += before.get(unit) > 0 && now.get(unit) == 0 ? 1 : 0;
                revived += before.get(unit) == 0 && now.get(unit) > 0 ? 1 : 0;
            }
        }

        assertThat(revived).isPositive();
        assertThat(told(room, "died so far")).isEqualTo(died);
        assertThat(told(room, "revived so far")).isEqualTo(revived);
        assertThat(told(room, "dead now")).isEqualTo(deadIn(room, 40)).isEqualTo(died - revived);
        assertThat(told(room, "epoch")).isEqualTo(40);
        assertThat(told(room, "accuracy"))
                .isEqualTo((int) Math.round(100 * values(room, ACCURACY, 40).get(0)));
    }

    // ---- presets

    @Test
    void theShowpieceLosesAllUnitsAndLeakyBringsMostBack() {
        DeadReluRoom room = preset("all dead, then leaky revives");
        room.advanceTo(room.showpiece());

        assertThat(room.presets().get(0).name()).isEqualTo("all dead, then leaky revives");
        assertThat(deadIn(room, 0)).isEqualTo(24);
        assertThat(deadIn(room, 15)).isEqualTo(24);
        assertThat(values(room, ACCURACY, 15).get(0)).isLessThan(0.2);
        assertThat(deadIn(room, 40)).isLessThan(8);
        assertThat(values(room, ACCURACY, 40).get(0)).isGreaterThan(0.85);
        assertThat(values(room, SHARE, 40).get(1)).as("the unit shown").isPositive();
    }

    @Test
    void thePresetsKillAsTheySay() {
        DeadReluRoom healthy = preset("healthy");
        DeadReluRoom fast = preset("a rate too high kills");
        DeadReluRoom bias = preset("bias -3 kills at once");
        DeadReluRoom shifted = preset("inputs shifted by -5");
        List.of(healthy, fast, bias, shifted).forEach(room -> room.advanceTo(25));

        assertThat(deadIn(healthy, 25)).isLessThanOrEqualTo(3);
        assertThat(values(healthy, ACCURACY, 25).get(0)).isGreaterThan(0.9);
        assertThat(deadIn(fast, 0)).isLessThanOrEqualTo(2);
        assertThat(deadIn(fast, 25)).isGreaterThanOrEqualTo(12);
        assertThat(deadIn(bias, 0)).isEqualTo(24);
        assertThat(deadIn(bias, 25)).isEqualTo(24);
        assertThat(deadIn(shifted, 0)).isBetween(6, 18);
        assertThat(deadIn(shifted, 25)).isGreaterThan(deadIn(shifted, 0));
    }

    @Test
    void aPresetBeginsAtTheBeginningThoughOnlyTheLearningRateDiffers() {
        DeadReluRoom room = preset("a rate too high kills");
        room.advanceTo(2);
        set(room, "rate", "0.03");
        assertThat(room.progress()).isEqualTo(2);
        room.settings().set(room.presets().get(2).settings());

        assertThat(room.progress()).isZero();
    }

    @Test
    void lookingAtAnotherUnitOfAPresetNeverStartsAnew() {
        DeadReluRoom room = preset("healthy");
        room.advanceTo(1);
        room.arrow(0, -1);
        room.arrow(0, 1);
        press(room, "swap to leaky now");
        press(room, "swap back to ReLU");

        assertThat(room.settings().changes()).isEmpty();
        assertThat(room.progress()).isEqualTo(1);
    }

    // ---- settings

    @ParameterizedTest
    @CsvSource({
        "data, digits",
        "units, 9",
        "optimizer, plain SGD",
        "initializer, naive",
        "bias, -1.0",
        "shift, 0.5",
        "seed, 2",
    })
    void aSettingOfTheNetStartsAnewWithAnotherNet(String key, String value) {
        DeadReluRoom room = moons("rate=0.1");
        room.advanceTo(2);
        List<Double> before = values(room, SHARE, 2);
        set(room, key, value);

        assertThat(room.progress()).isZero();
        room.advanceTo(2);
        assertThat(values(room, SHARE, 2)).isNotEqualTo(before);
    }

    @Test
    void theLearningRateChangesInMidTraining() {
        DeadReluRoom room = moons("seed=7", "rate=0.1");
        ByHand hand = new ByHand(0.1, true, 0, 0);
        room.advanceTo(1);
        set(room, "rate", "0.3");
        press(room, "one epoch");
        run(room);
        hand.epoch(hand.relu);
        hand.optimizer.setLearningRate(0.3);
        hand.epoch(hand.relu);

        assertThat(room.progress()).isEqualTo(2);
        assertThat(values(room, SHARE, 2)).isEqualTo(hand.shares());
        assertThat(values(room, RATIO, 2).get(0)).isCloseTo(hand.ratios[0], within(1e-9));
        assertThat(room.look().readouts()).contains("learning rate 0.3 since epoch 1");
    }

    @Test
    void aSwapInTheFutureLeavesTheTrainingAloneAndOneInThePastRepeatsIt() {
        DeadReluRoom room = moons();
        room.advanceTo(5);
        set(room, "leakyFrom", "6");
        assertThat(room.progress()).isEqualTo(5);
        set(room, "leakyFrom", "5");
        assertThat(room.progress()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "units, 7",
        "units, 49",
        "rate, 0.02",
        "bias, -5.1",
        "shift, 6",
        "leakyFrom, 201",
        "reluFrom, -1",
        "unit, 49",
        "seed, -1",
        "data, cats",
        "optimizer, Lion",
        "initializer, zero"
    })
    void badSettingsAreRefusedByNameAndNothingChanges(String key, String value) {
        DeadReluRoom room = moons();
        room.advanceTo(1);
        Map<String, String> before = room.settings().texts();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> set(room, key, value))
                .withMessageContaining(key)
                .withMessageContaining("expected")
                .withMessageContaining(value);
        assertThat(room.settings().texts()).isEqualTo(before);
        assertThat(room.progress()).isEqualTo(1);
    }

    @Test
    void refusesToAdvanceOutOfBounds() {
        DeadReluRoom room = moons();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> room.advanceTo(201))
                .withMessage("progress: expected a number of epochs from 0 to 200, got 201");
        assertThatIllegalArgumentException().isThrownBy(() -> room.advanceTo(-1));
    }

    @ParameterizedTest
    @EnumSource(Initializer.class)
    void everyOptionRuns(Initializer initializer) {
        for (String optimizer : List.of("Adam", "plain SGD")) {
            for (String rate : List.of("0.001", "3")) {
                DeadReluRoom room = moons(
                        "initializer=" + initializer.title(),
                        "optimizer=" + optimizer,
                        "rate=" + rate,
                        "shift=5.0",
                        "bias=2.0",
                        "leakyFrom=2",
                        "reluFrom=3");
                room.advanceTo(4);
                paint(room);
                assertThat(room.progress()).isEqualTo(4);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"8", "48"})
    void digitsRunWithFewUnitsAndWithMany(String units) {
        DeadReluRoom room = room("units=" + units, "unit=48");
        room.advanceTo(1);
        paint(room);

        assertThat(told(room, "dead now")).isBetween(0, 3);
        assertThat(values(room, SHARE, 1)).hasSize(Integer.parseInt(units));
        int shown = Integer.parseInt(units) - 1;
        Neuron last = new MLP(new int[] {64, shown + 1, 10}, Activation.RELU, Initializer.HE_NORMAL, new Random(1))
                .layers()
                .get(0)
                .neurons()
                .get(shown);
        room.advanceTo(0);
        assertThat(preActivations(room).get(0))
                .as("a unit that there is not is the last one")
                .isEqualTo(last.preActivation(HandwrittenDigits.load().train().inputs()[0]));
    }

    @Test
    void anOverflowEndsTheTrainingWithFiniteFigures() {
        DeadReluRoom room =
                room("units=8", "initializer=naive", "optimizer=plain SGD", "rate=3", "shift=-5.0", "leakyFrom=1");
        room.advanceTo(DeadReluRoom.LAST_EPOCH);
        paint(room);

        assertThat(room.progress()).isLessThan(DeadReluRoom.LAST_EPOCH);
        assertThat(room.isRunning()).isFalse();
        assertThat(room.look().readouts()).contains("the next epoch would overflow: training ends");
        assertThat(preActivations(room)).allMatch(Double::isFinite);
        press(room, "play");
        assertThat(room.isRunning()).isFalse();
    }

    private static void paint(Room room) {
        for (Picture picture : room.look().pictures()) {
            Graphics2D g = new BufferedImage(300, 200, BufferedImage.TYPE_INT_RGB).createGraphics();
            picture.paint(g, 300, 200);
            g.dispose();
        }
    }

    // ---- deeds

    @Test
    void aNewNetIsTrainedForAWhileUnlessTheRoomIsPaused() {
        DeadReluRoom room = moons();
        assertThat(names(room)).startsWith("pause");
        run(room);
        assertThat(room.progress()).isEqualTo(40);

        set(room, "seed", "2");
        press(room, "pause");
        set(room, "seed", "3");
        assertThat(room.isRunning()).isFalse();
        press(room, "train 10 epochs");
        run(room);
        assertThat(room.progress()).isEqualTo(10);
        press(room, "one epoch");
        run(room);
        assertThat(room.progress()).isEqualTo(11);
        press(room, "play");
        run(room);
        assertThat(room.progress()).isEqualTo(200);
        press(room, "trained to the end");
        press(room, "start again");
        assertThat(room.progress()).isZero();
    }

    @Test
    void anEpochLastsTwoLooks() {
        DeadReluRoom room = moons();
        IntStream.range(0, 5).forEach(i -> room.tick());
        assertThat(room.progress()).isZero();
        for (int looks = 1; looks <= 10; looks++) {
            room.look();
            room.tick();
            room.tick();
        }

        assertThat(room.progress()).isEqualTo(5);
    }

    @Test
    void aSwapByButtonIsReproducedByItsSettings() {
        DeadReluRoom room = moons("rate=0.1", "bias=-2.0");
        room.advanceTo(3);
        press(room, "swap to leaky now");
        press(room, "train 10 epochs");
        run(room);
        press(room, "swap back to ReLU");
        press(room, "one epoch");
        run(room);

        assertThat(room.settings().changes()).containsEntry("leakyFrom", "4").containsEntry("reluFrom", "14");
        assertThat(room.java())
                .startsWith("chainrule.examples.lab.Lab.show(\"Dead ReLUs\", 14, ")
                .contains("\"leakyFrom=4\"");
        DeadReluRoom again = new DeadReluRoom();
        again.settings().set(room.settings().changes());
        again.change(again.settings().all());
        again.advanceTo(room.progress());
        assertThat(again.data().rows()).isEqualTo(room.data().rows());
        assertThat(again.look().readouts()).isEqualTo(room.look().readouts());
    }

    @Test
    void aSwapThatWasNotTriedIsTakenBack() {
        DeadReluRoom room = moons();
        room.advanceTo(3);
        press(room, "swap to leaky now");
        press(room, "swap back to ReLU");
        assertThat(room.settings().changes()).doesNotContainKeys("leakyFrom", "reluFrom");

        press(room, "swap to leaky now");
        press(room, "one epoch");
        run(room);
        press(room, "swap back to ReLU");
        press(room, "swap to leaky now");
        assertThat(room.settings().changes()).containsEntry("leakyFrom", "4").doesNotContainKey("reluFrom");
        assertThat(room.progress()).isEqualTo(4);
    }

    @Test
    void aSecondSwapStartsAgainSinceOnlyOneIsKept() {
        DeadReluRoom room = moons("leakyFrom=2", "reluFrom=3");
        room.advanceTo(4);
        press(room, "again, leaky from epoch 5");

        assertThat(room.settings().changes()).containsEntry("leakyFrom", "5").doesNotContainKey("reluFrom");
        assertThat(room.progress()).isZero();
    }

    // ---- looking

    @Test
    void showsTheUnitBeforeTheReluItsStepsAndTheLivesOfAll() {
        DeadReluRoom room = room("bias=-3.0", "leakyFrom=2", "units=8");
        room.advanceTo(2);
        List<Picture> pictures = room.look().pictures();

        assertThat(pictures).hasSize(3);
        assertThat(pictures.get(0)).isInstanceOf(Histogram.class);
        assertThat(pictures.get(0).title()).isEqualTo("unit 1 is off on every example");
        assertThat(pictures.get(1)).isInstanceOf(LineChart.class);
        assertThat(pictures.get(2)).isInstanceOf(UnitStrip.class);
    }

    @Test
    void pressingARowChoosesItsUnit() {
        DeadReluRoom room = moons();
        room.advanceTo(1);
        Picture strip = room.look().pictures().get(2);
        List<Integer> chosen = new ArrayList<>();
        for (int y = 0; y < 270; y++) {
            room.touch(new Touch(strip, 2, 200, y, 400, 270));
            chosen.add(Integer.valueOf(room.settings().texts().get("unit")));
        }

        assertThat(chosen).isSorted();
        assertThat(chosen.stream().distinct()).containsExactly(1, 2, 3, 4, 5, 6, 7, 8);
        room.touch(new Touch(room.look().pictures().get(0), 0, 200, 10, 400, 270));
        assertThat(room.settings().texts()).containsEntry("unit", "8");
    }

    @Test
    void arrowDownGoesToTheNextRowAsFarAsThereIsOne() {
        DeadReluRoom room = moons("unit=7");
        room.arrow(0, -1);
        assertThat(room.settings().texts()).containsEntry("unit", "8");
        room.arrow(0, -1);
        assertThat(room.settings().texts()).containsEntry("unit", "8");
        IntStream.range(0, 9).forEach(i -> room.arrow(0, 1));
        assertThat(room.settings().texts()).containsEntry("unit", "1");
        assertThat(room.progress()).isZero();
    }

    @Test
    void sameSettingsAndProgressGiveTheSameFigures() {
        DeadReluRoom once = moons("rate=0.1");
        once.advanceTo(7);
        once.advanceTo(4);
        DeadReluRoom byTicks = moons("rate=0.1");
        while (byTicks.progress() < 4) {
            byTicks.look();
            byTicks.tick();
        }

        assertThat(once.progress()).isEqualTo(4);
        assertThat(byTicks.data().rows()).isEqualTo(once.data().rows());
    }

    @Test
    void theTableHoldsEveryFigureOfEveryEpoch() {
        DeadReluRoom room = moons("unit=3");
        room.advanceTo(3);

        assertThat(room.data().header()).containsExactly("figure", "epoch", "of", "value");
        assertThat(room.data().rows()).hasSize(4 * (1 + 8) + 3 * 2 + 192);
        assertThat(room.data().rows().get(0).get(2)).isEqualTo("ReLU");
        assertThat(DoubleStream.of(preActivations(room).stream()
                                .mapToDouble(x -> x)
                                .toArray())
                        .filter(x -> x > 0)
                        .count())
                .isEqualTo(Math.round(192 * values(room, SHARE, 3).get(2)));
    }

    // ---- the doctor

    @Test
    void theDoctorCountsTheDeadAndIsContentWithLeakyRelu() {
        DeadReluRoom room = preset("all dead, then leaky revives");
        room.advanceTo(15);
        assertThat(room.look().verdict())
                .startsWith("Doctor: A layer is dead")
                .contains(" Seen: 24 of 24 units in layer 1 of 2 (relu). ");

        room.advanceTo(17);

        assertThat(room.look().verdict())
                .as("of the two epochs of 15 steps with leaky ReLU")
                .isEqualTo("Doctor: Nothing wrong found after 30 steps.");
    }

    @Test
    void theDoctorFindsNothingInAHealthyNet() {
        DeadReluRoom room = preset("healthy");
        room.advanceTo(2);

        assertThat(room.look().verdict()).isEqualTo("Doctor: Nothing wrong found after 30 steps.");
    }
}
