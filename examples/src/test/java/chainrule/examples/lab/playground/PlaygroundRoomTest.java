package chainrule.examples.lab.playground;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import chainrule.engine.Activation;
import chainrule.engine.Value;
import chainrule.examples.data.Dataset;
import chainrule.examples.data.Moons;
import chainrule.examples.data.Shapes;
import chainrule.examples.lab.ChoiceSetting;
import chainrule.examples.lab.Room;
import chainrule.examples.lab.Touch;
import chainrule.examples.plot.NetPicture;
import chainrule.examples.plot.Picture;
import chainrule.nn.Adam;
import chainrule.nn.Layer;
import chainrule.nn.Loss;
import chainrule.nn.MLP;
import java.awt.image.BufferedImage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlaygroundRoomTest {
    private static PlaygroundRoom room(Map<String, String> settings) {
        PlaygroundRoom room = new PlaygroundRoom();
        room.settings().set(settings);
        room.change(room.settings().all());
        return room;
    }

    private static PlaygroundRoom trained(int steps, Map<String, String> settings) {
        PlaygroundRoom room = room(settings);
        room.advanceTo(steps);
        return room;
    }

    private static PlaygroundRoom preset(int index, int steps) {
        return trained(steps, new PlaygroundRoom().presets().get(index).settings());
    }

    /** Changes a setting as its control would. */
    private static void set(Room room, String key, String text) {
        Map<String, String> texts = new HashMap<>(room.settings().changes());
        texts.put(key, text);
        room.settings().set(texts);
        room.change(room.settings().all().stream()
                .filter(setting -> setting.key().equals(key))
                .toList());
    }

    private static double last(Room room, String column) {
        List<List<Object>> rows = room.data().rows();
        return ((Number) rows.get(rows.size() - 1).get(room.data().header().indexOf(column))).doubleValue();
    }

    private static void deed(Room room, String name) {
        room.deeds().stream()
                .filter(deed -> deed.name().equals(name))
                .findFirst()
                .orElseThrow()
                .action()
                .run();
    }

    // ---- the numbers are those of the engine

    @Test
    void theLossesAreThoseOfAPlainTrainingLoop() {
        Dataset training = Moons.of(200, 0.15, new Random(9));
        MLP net = new MLP(new int[] {2, 8, 8, 1}, Activation.RELU, new Random(11));
        Adam optimizer = new Adam(net.parameters(), 0.01);
        PlaygroundRoom room = trained(5, Map.of());

        for (int step = 0; step <= 5; step++) {
            optimizer.zeroGrad();
            Value loss = Loss.mean(IntStream.range(0, 200)
                    .mapToObj(i -> Loss.binaryCrossEntropyWithLogits(
                            net.forward(training.inputs()[i])[0], training.labels()[i]))
                    .toArray(Value[]::new));
            assertThat((double) room.data().rows().get(step).get(1)).isCloseTo(loss.data(), within(1e-9));
            loss.backward();
            optimizer.step();
        }
    }

    @Test
    void theNetHasItsInputsItsActivationsItsShareAndBothPenalties() {
        PlaygroundRoom room = trained(
                5,
                Map.of(
                        "data",
                        "circles",
                        "share",
                        "25",
                        "features",
                        "y,xy,sin x",
                        "activation2",
                        "tanh",
                        "l1",
                        "0.01",
                        "l2",
                        "0.001"));
        Random random = new Random(11);
        MLP net = new MLP(
                new Layer(3, 8, Activation.RELU, random),
                new Layer(8, 8, Activation.TANH, random),
                new Layer(8, 1, Activation.IDENTITY, random));
        Dataset circles = Shapes.circles(200, 0.15, new Random(9));
        Dataset training = circles.where(i -> i % 100 < 50); // a class is a half
        Adam optimizer = new Adam(net.parameters(), 0.01);

        for (int step = 0; step <= 5; step++) {
            optimizer.zeroGrad();
            Value loss = Loss.mean(IntStream.range(0, 100)
                    .mapToObj(i -> {
                        double x = training.inputs()[i][0];
                        double y = training.inputs()[i][1];
                        Value score = net.forward(Value.of(y), Value.of(x * y), Value.of(Math.sin(x)))[0];
                        return Loss.binaryCrossEntropyWithLogits(score, training.labels()[i]);
                    })
                    .toArray(Value[]::new));
            assertThat((double) room.data().rows().get(step).get(1)).isCloseTo(loss.data(), within(1e-9));
            Value[] sizes = net.parameters().stream()
                    .map(parameter -> Loss.absoluteError(parameter, 0))
                    .toArray(Value[]::new);
            loss.plus(Value.sum(sizes).times(0.01))
                    .plus(Loss.l2(net.parameters(), 0.001))
                    .backward();
            optimizer.step();
        }
        assertThat(room.look().readouts()).contains("113 parameters");
    }

    @Test
    void settingsOfFormerTimesMeanWhatTheyMeant() {
        Map<String, String> former = Map.of(
                "noise", "0.15", "layers", "2", "activation", "tanh", "batch", "all 200", "l2", "0", "seed", "3");
        MLP net = new MLP(new int[] {2, 8, 8, 1}, Activation.TANH, new Random(11));
        Dataset test = Moons.of(200, 0.15, new Random(10));
        double loss = IntStream.range(0, 200)
                .mapToDouble(
                        i -> Math.log1p(Math.exp((test.labels()[i] == 1 ? -1 : 1) * net.predict(test.inputs()[i])[0])))
                .average()
                .orElseThrow();

        assertThat((double) room(former).data().rows().get(0).get(2)).isCloseTo(loss, within(1e-9));
    }

    @Test
    void theReadoutsTellTheBiasAndItsGradientOverAllTrainingPoints() {
        Dataset training = Moons.of(200, 0.15, new Random(9));
        MLP net = new MLP(new int[] {2, 8, 8, 1}, Activation.RELU, new Random(11));
        Value loss = Loss.mean(IntStream.range(0, 200)
                        .mapToObj(i -> Loss.hinge(net.forward(training.inputs()[i])[0], 2 * training.labels()[i] - 1))
                        .toArray(Value[]::new))
                .plus(Loss.l2(net.parameters(), 0.01));
        loss.backward();
        PlaygroundRoom room = room(Map.of("loss", "hinge", "l2", "0.01", "batch", "10"));

        room.arrow(1, 0);
        room.arrow(0, -1);
        room.arrow(0, -1);

        double gradient = net.layers().get(1).neurons().get(2).bias().grad();
        assertThat(gradient).isNotZero();
        assertThat(room.look().readouts().get(3)).startsWith("neuron 3 of layer 2: bias 0, gradient ");
        assertThat(number(room.look().readouts().get(3))).isCloseTo(gradient, within(0.01 * Math.abs(gradient)));
    }

    private static double number(String readout) {
        return Double.parseDouble(
                readout.substring(readout.lastIndexOf(' ') + 1).replace('\u2212', '-'));
    }

    @Test
    void aNetOfTwoSixteenSixteenOneHas337Parameters() {
        assertThat(room(Map.of("units1", "16", "units2", "16")).look().readouts())
                .contains("337 parameters");
    }

    // ---- presets

    @Test
    void reluSeparatesTheMoons() {
        PlaygroundRoom room = preset(0, new PlaygroundRoom().showpiece());

        assertThat(last(room, "training accuracy")).isGreaterThan(0.97);
        assertThat(last(room, "test accuracy")).isGreaterThan(0.95);
    }

    @Test
    void threeLayersWindAroundTheSpiralsAndOneDoesNot() {
        PlaygroundRoom three = preset(1, 400);
        Map<String, String> shallow = new HashMap<>(three.settings().changes());
        shallow.put("layers", "1");

        assertThat(last(three, "training accuracy")).isGreaterThan(0.97);
        assertThat(last(trained(400, shallow), "training accuracy")).isLessThan(0.8);
    }

    @Test
    void twoUnitsAreTooFewForXorAndEightAreNot() {
        PlaygroundRoom two = preset(2, 300);
        Map<String, String> wider = new HashMap<>(two.settings().changes());
        wider.put("units1", "8");

        assertThat(last(two, "training accuracy")).isLessThan(0.75);
        assertThat(last(trained(300, wider), "training accuracy")).isGreaterThan(0.95);
    }

    @Test
    void aRateTooHighMakesTheLossGrowUntilTrainingStops() {
        PlaygroundRoom room = preset(3, 0);
        double before = last(room, "training loss");
        deed(room, "play");
        for (int i = 0; i < 10; i++) {
            room.look();
            room.tick();
        }
        assertThat(last(room, "training loss")).isGreaterThan(1e6 * before);

        set(room, "speed", "100");
        for (int i = 0; i < 1000 && room.isRunning(); i++) {
            room.tick();
            if (i % 100 == 0) {
                room.look();
            }
        }

        assertThat(room.isRunning()).isFalse();
        assertThat(room.deeds().get(0).name()).isEqualTo("play");
        assertThat(room.look().readouts().get(4)).startsWith("stopped at step " + room.progress());
        int stopped = room.progress();
        deed(room, "one step");
        assertThat(room.progress()).isEqualTo(stopped);
        paintAll(room);
    }

    @Test
    void aLinearNetFailsOnCirclesAndOneWithReluDoesNot() {
        PlaygroundRoom linear = preset(4, 300);

        assertThat(last(linear, "training accuracy")).isLessThan(0.7);
        assertThat(last(trained(300, Map.of("data", "circles")), "training accuracy"))
                .isGreaterThan(0.95);
    }

    @Test
    void aLinearNetThatIsToldSquaresSeparatesCircles() {
        PlaygroundRoom linear = preset(5, 300);

        assertThat(linear.look().readouts()).contains("5 parameters");
        assertThat(last(linear, "training accuracy")).isGreaterThan(0.9);
        assertThat(last(linear, "test accuracy")).isGreaterThan(0.9);
    }

    // ---- the doctor

    private static String verdict(PlaygroundRoom room) {
        return room.look().verdict();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void aHealthyTrainingHasAShortVerdict(int seed) {
        assertThat(verdict(trained(0, Map.of("seed", "" + seed)))).isEmpty();
        assertThat(verdict(trained(300, Map.of("seed", "" + seed))))
                .isEqualTo("Doctor: Nothing wrong found after 300 steps.");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void fortyNoisyPointsAreLearnedByHeartUnlessWeightsAreKeptSmall(int seed) {
        Map<String, String> settings =
                new HashMap<>(new PlaygroundRoom().presets().get(6).settings());
        settings.put("seed", "" + seed);
        PlaygroundRoom room = trained(400, settings);
        settings.put("l2", "0.01");

        assertThat(verdict(room))
                .startsWith("Doctor: The net learns its rows by heart")
                .contains(" Seen: since step ")
                .contains(" Try: Stop at step ");
        assertThat(last(room, "test loss")).isGreaterThan(3 * last(room, "training loss"));
        assertThat(verdict(trained(400, settings))).doesNotContain("by heart");
    }

    @Test
    void aRateTooHighIsNamedWithAnotherToTry() {
        assertThat(verdict(preset(3, 40)))
                .startsWith("Doctor: The loss rises")
                .contains(" Try: A learning rate of 0.3 in place of 3");
    }

    @Test
    void deadUnitsAreCounted() {
        assertThat(verdict(preset(7, 60)))
                .startsWith("Doctor: A layer is dead")
                .contains(" Seen: 8 of 8 units in layer 2 of 3 (relu). ");
    }

    @Test
    void anotherRateIsWatchedByTheSameDoctorAndOtherPointsByAFreshOne() {
        PlaygroundRoom room = trained(20, Map.of());
        set(room, "rate", "0.03");
        assertThat(verdict(room)).endsWith("after 20 steps.");

        set(room, "noise", "0.3");

        assertThat(verdict(room)).isEmpty();
    }

    // ---- progress

    @Test
    void theSameSettingsAndProgressGiveTheSameFigures() {
        Map<String, String> settings = Map.of("batch", "50", "seed", "8", "data", "XOR");
        PlaygroundRoom ticked = room(settings);
        deed(ticked, "play");
        for (int i = 0; i < 23; i++) {
            ticked.tick();
            ticked.look();
        }

        PlaygroundRoom other = trained(23, settings);

        assertThat(other.data().rows()).isEqualTo(ticked.data().rows());
        assertThat(other.look().readouts()).isEqualTo(ticked.look().readouts());
        assertThat(other.java())
                .isEqualTo(
                        "chainrule.examples.lab.Lab.show(\"Playground\", 23, \"data=XOR\", \"batch=50\", \"seed=8\");");
    }

    @Test
    void betweenTwoLooksThereAreAsManyStepsAsAskedFor() {
        PlaygroundRoom room = room(Map.of("speed", "20"));
        deed(room, "play");
        IntStream.range(0, 25).forEach(i -> room.tick());
        assertThat(room.progress()).isEqualTo(20);

        room.look();
        IntStream.range(0, 3).forEach(i -> room.tick());

        assertThat(room.progress()).isEqualTo(23);
    }

    @Test
    void oneStepPausesAndStartAgainGoesBackToTheSameStart() {
        PlaygroundRoom room = room(Map.of());
        List<List<Object>> start = room.data().rows();
        deed(room, "play");
        assertThat(room.isRunning()).isTrue();

        deed(room, "one step");
        assertThat(room.isRunning()).isFalse();
        assertThat(room.progress()).isEqualTo(1);
        assertThat(room.data().rows()).hasSize(2);

        deed(room, "start again");
        assertThat(room.progress()).isZero();
        assertThat(room.data().rows()).isEqualTo(start);
    }

    @Test
    void longTrainingsAreRememberedAtFewerAndFewerSteps() {
        PlaygroundRoom room = trained(3001, Map.of("layers", "1", "units1", "1"));

        List<Object> steps = room.data().rows().stream().map(row -> row.get(0)).toList();

        assertThat(steps).hasSizeLessThan(700).startsWith(0, 1, 2, 3).endsWith(2992, 3001);
    }

    // ---- settings

    static Stream<String> whatNeedsANewNet() {
        return Stream.of(
                "data=XOR",
                "noise=0.3",
                "layers=3",
                "units1=3",
                "units2=3",
                "activation=tanh",
                "loss=hinge",
                "batch=10",
                "seed=4");
    }

    @ParameterizedTest
    @MethodSource("whatNeedsANewNet")
    void startsAnewWith(String setting) {
        PlaygroundRoom room = trained(3, Map.of());
        double before = last(room, "training loss");

        set(room, setting.split("=")[0], setting.split("=")[1]);
        assertThat(room.progress()).isZero();

        room.advanceTo(3);
        assertThat(last(room, "training loss")).isNotEqualTo(before);
    }

    static Stream<String> whatAppliesInMidTraining() {
        return Stream.of("optimizer=SGD", "rate=0.3", "l2=0.1");
    }

    @ParameterizedTest
    @MethodSource("whatAppliesInMidTraining")
    void trainsOnWith(String setting) {
        PlaygroundRoom room = trained(10, Map.of());
        PlaygroundRoom unchanged = trained(11, Map.of());
        List<List<Object>> soFar = room.data().rows();

        set(room, setting.split("=")[0], setting.split("=")[1]);
        assertThat(room.progress()).isEqualTo(10);
        deed(room, "one step");

        assertThat(room.data().rows()).hasSize(12);
        assertThat(room.data().rows().subList(0, 11)).isEqualTo(soFar);
        assertThat(last(room, "training loss")).isNotEqualTo(last(unchanged, "training loss"));
    }

    @Test
    void unitsOfALayerThatIsNotThereAndWhatIsShownChangeNothing() {
        PlaygroundRoom room = trained(5, Map.of());

        set(room, "units3", "2");
        set(room, "log", "true");
        set(room, "test", "false");
        set(room, "speed", "1");

        assertThat(room.progress()).isEqualTo(5);
    }

    @Test
    void refusesWhatIsOutOfBoundsAndChangesNothing() {
        PlaygroundRoom room = room(Map.of("units1", "3"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> room.settings().set(Map.of("units1", "5", "layers", "4")))
                .withMessage("layers: expected a whole number from 1 to 3, got 4");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> room.settings().set(Map.of("rate", "0.2")))
                .withMessageStartingWith("rate: expected one of 0.001, 0.003, 0.01,");
        assertThat(room.settings().changes()).isEqualTo(Map.of("units1", "3"));
    }

    static Stream<Map<String, String>> everyOption() {
        return new PlaygroundRoom()
                .settings().all().stream()
                        .filter(ChoiceSetting.class::isInstance)
                        .flatMap(setting -> names((ChoiceSetting<?>) setting)
                                .map(name -> Map.of(setting.key(), name, "units1", "3", "units2", "2")));
    }

    private static <T> Stream<String> names(ChoiceSetting<T> choice) {
        return choice.options().stream().map(choice::name);
    }

    @ParameterizedTest
    @MethodSource("everyOption")
    void everyOptionTrainsAndIsPainted(Map<String, String> settings) {
        PlaygroundRoom room = trained(2, settings);

        assertThat(room.settings().texts()).containsAllEntriesOf(settings);
        assertThat(room.progress()).isEqualTo(2);
        paintAll(room);
    }

    private static void paintAll(Room room) {
        for (Picture picture : room.look().pictures()) {
            BufferedImage image = new BufferedImage(310, 210, BufferedImage.TYPE_INT_RGB);
            assertThatCode(() -> picture.paint(image.createGraphics(), 310, 210))
                    .doesNotThrowAnyException();
        }
    }

    // ---- the selected neuron

    @Test
    void theArrowKeysWalkThroughTheNetAndStopAtItsEnds() {
        PlaygroundRoom room = room(Map.of("units1", "3", "units2", "2"));
        assertThat(selected(room)).isEqualTo("neuron 1 of layer 1");

        room.arrow(0, 1);
        room.arrow(-1, 0);
        assertThat(selected(room)).isEqualTo("neuron 1 of layer 1");
        IntStream.range(0, 5).forEach(i -> room.arrow(0, -1));
        assertThat(selected(room)).isEqualTo("neuron 3 of layer 1");
        room.arrow(1, 0);
        assertThat(selected(room)).isEqualTo("neuron 2 of layer 2");
        room.arrow(1, 0);
        room.arrow(1, 0);
        assertThat(selected(room)).isEqualTo("the score");
        assertThat(room.look().pictures().get(3).title()).isEqualTo("Into the score");
    }

    private static String selected(Room room) {
        return room.look().readouts().get(3).split(":")[0];
    }

    @Test
    void pressingANeuronSelectsItAndPressingAnInputDoesNot() {
        PlaygroundRoom room = room(Map.of());
        NetPicture net = (NetPicture) room.look().pictures().get(1);

        press(room, net, new NetPicture.Spot(2, 6));
        assertThat(selected(room)).isEqualTo("neuron 7 of layer 2");
        press(room, net, new NetPicture.Spot(0, 1));
        assertThat(selected(room)).isEqualTo("neuron 7 of layer 2");
    }

    private static void press(Room room, NetPicture net, NetPicture.Spot spot) {
        for (int x = 0; x < 400; x += 4) {
            for (int y = 0; y < 300; y += 4) {
                Touch touch = new Touch(net, 1, x, y, 400, 300);
                if (net.spotAt(touch.place(), touch.size()).filter(spot::equals).isPresent()) {
                    room.touch(touch);
                    return;
                }
            }
        }
        throw new AssertionError("no place for " + spot);
    }

    @Test
    void aSelectedNeuronThatIsNoLongerThereGivesWayToTheNearest() {
        PlaygroundRoom room = room(Map.of());
        room.arrow(1, 0);
        IntStream.range(0, 7).forEach(i -> room.arrow(0, -1));

        set(room, "units2", "2");

        assertThat(selected(room)).isEqualTo("neuron 2 of layer 2");
    }

    // ---- data

    @Test
    void theDataAreTheCurvesUpToNow() {
        PlaygroundRoom room = trained(4, Map.of());

        assertThat(room.data().header())
                .containsExactly("step", "training loss", "test loss", "training accuracy", "test accuracy");
        assertThat(room.data().rows()).extracting(row -> row.get(0)).containsExactly(0, 1, 2, 3, 4);
        assertThat(room.look().readouts().get(0))
                .endsWith(String.format("%.3g %% right", 100 * last(room, "training accuracy"))
                        .replaceAll("\\.?0+ ", " "));
    }

    @Test
    void everyPresetBeginsToPlayAndAResetDoesNot() {
        PlaygroundRoom room = new PlaygroundRoom();
        room.change(room.settings().all());
        assertThat(room.isRunning()).isFalse();

        room.presets().forEach(preset -> {
            room.settings().begin(preset.settings());
            room.change(room.settings().all());
            assertThat(room.isRunning()).as(preset.name()).isTrue();
        });

        room.settings().begin(Map.of());
        room.change(room.settings().all());
        assertThat(room.isRunning()).isFalse();
    }
}
