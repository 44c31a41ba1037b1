package chainrule.examples.lab.bentgrid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import chainrule.engine.Activation;
import chainrule.examples.data.Dataset;
import chainrule.examples.lab.Mouse;
import chainrule.examples.plot.Picture;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BentGridRoomTest {
    private final BentGridRoom room = new BentGridRoom();

    private void set(String... keysAndValues) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            texts.put(keysAndValues[i], keysAndValues[i + 1]);
        }
        set(texts);
    }

    private void set(Map<String, String> texts) {
        room.settings().set(texts);
        room.change(room.settings().all());
    }

    private void preset(String name) {
        set(room.presets().stream()
                .filter(preset -> preset.name().equals(name))
                .findFirst()
                .orElseThrow()
                .settings());
    }

    /** A layer that leaves everything to its activation. */
    private void plain(String activation) {
        set("activation", activation, "rotation", "0.0", "scale", "1.0", "biasX", "0.0", "biasY", "0.0");
    }

    private List<String> readouts() {
        return room.look().readouts();
    }

    private List<Object> row(double x, double y) {
        return room.data().rows().stream()
                .filter(row -> row.get(1).equals(x) && row.get(2).equals(y))
                .findFirst()
                .orElseThrow();
    }

    /** How many of the moons' points lie on the right side of the fitted line. */
    private int right() {
        String sentence = readouts().get(3);
        return Integer.parseInt(sentence.replaceAll(".*has (\\d+) of 100.*", "$1"));
    }

    @Test
    void threeLinearLayersStretchByTheirScaleToTheThird() {
        set("activation", "identity", "layer", "3", "scale", "1.5");

        assertThat(readouts().subList(0, 3))
                .containsExactly(
                        "0 of 34 lines are bent",
                        "flattened on the way (slope 0 in a neuron): 0 % of the grid, 0 % into single points",
                        "a short arrow becomes 3.4 to 3.4 times as long"); // 1.5^3 = 3.375
    }

    /** Of 17 lines each way, 9 lie at 0 or below: 17² - 8² of 17² points lose a coordinate, 9² lose both. */
    @Test
    void reluFoldsThreeQuartersOfAnUnturnedGridAndBendsNoLineOfIt() {
        plain("relu");

        assertThat(readouts().subList(0, 3))
                .containsExactly(
                        "0 of 34 lines are bent",
                        "flattened on the way (slope 0 in a neuron): 78 % of the grid, 28 % into single points",
                        "a short arrow becomes 0 to 1 times as long");
    }

    @Test
    void tanhStretchesMostInTheMiddleAndLeastInTheCorner() {
        plain("tanh");

        // 1 / cosh²(2) = 0.0707
        assertThat(readouts()).contains("a short arrow becomes 0.071 to 1 times as long");
        List<Object> corner = row(-2, 2);
        assertThat((double) corner.get(5)).isCloseTo(Math.tanh(-2), within(1e-15));
        assertThat((double) corner.get(6)).isCloseTo(Math.tanh(2), within(1e-15));
        assertThat((double) corner.get(7)).isCloseTo(1 / Math.pow(Math.cosh(2), 2), within(1e-14));
    }

    @Test
    void aQuarterTurnIsCounterclockwiseAndTheBiasComesAfterIt() {
        set("activation", "identity", "rotation", "90.0", "scale", "2.0", "biasX", "0.25", "biasY", "-1.0");

        List<Object> right = row(1, 0);

        assertThat((double) right.get(3)).isCloseTo(0.25, within(1e-12));
        assertThat((double) right.get(4)).isCloseTo(2 - 1, within(1e-12));
    }

    @ParameterizedTest
    @EnumSource(Activation.class)
    void everyLayerDoesTheSameAgain(Activation activation) {
        set("activation", activation.symbol(), "layer", "4", "alpha", "0.3", "scale", "0.9");
        double[] settings = {0.9 * Math.cos(Math.toRadians(50)), 0.9 * Math.sin(Math.toRadians(50))};
        double[] linear = new double[2];
        double[] point = {1.5, -0.5};
        for (int layer = 0; layer < 4; layer++) {
            linear[0] = settings[0] * point[0] - settings[1] * point[1] + 1;
            linear[1] = settings[1] * point[0] + settings[0] * point[1] + 0.4;
            point[0] = activated(activation, linear[0]);
            point[1] = activated(activation, linear[1]);
        }

        List<Object> row = row(1.5, -0.5);

        assertThat(row.subList(3, 7).stream().map(Double.class::cast))
                .zipSatisfy(
                        List.of(linear[0], linear[1], point[0], point[1]),
                        (is, should) -> assertThat(is).isCloseTo(should, within(1e-12)));
        assertThat(room.look().pictures()).hasSize(2);
    }

    private static double activated(Activation activation, double x) {
        return switch (activation) {
            case LEAKY_RELU -> x > 0 ? x : 0.3 * x;
            case ELU -> x > 0 ? x : 0.3 * Math.expm1(x);
            default -> activation.value(x);
        };
    }

    @Test
    void theStretchIsThatOfTheJacobian() {
        PlaneLayers layers = new PlaneLayers(Activation.GELU, 70, 1.4, -0.3, 0.6, 3);
        double h = 1e-6;
        double[] x = difference(layers, h, 0);
        double[] y = difference(layers, 0, h);

        PlaneLayers.Image image = layers.image(0.7, -0.4);

        assertThat(image.smallest() * image.largest()).isCloseTo(Math.abs(x[0] * y[1] - x[1] * y[0]), within(1e-8));
        assertThat(Math.pow(image.smallest(), 2) + Math.pow(image.largest(), 2))
                .isCloseTo(x[0] * x[0] + x[1] * x[1] + y[0] * y[0] + y[1] * y[1], within(1e-8));
        assertThat(image.smallest()).isLessThan(image.largest());
    }

    private static double[] difference(PlaneLayers layers, double dx, double dy) {
        double[] more = layers.activated(layers.linear(0.7 + dx, -0.4 + dy));
        double[] less = layers.activated(layers.linear(0.7 - dx, -0.4 - dy));
        return new double[] {(more[0] - less[0]) / 2e-6, (more[1] - less[1]) / 2e-6};
    }

    /** The textbook example: the eigenvalues of A'A are 5 and 45. */
    @Test
    void singularValuesOfATextbookMatrix() {
        double[] values = PlaneLayers.singularValues(new double[][] {{3, 0}, {4, 5}});

        assertThat(values[0]).isCloseTo(Math.sqrt(5), within(1e-12));
        assertThat(values[1]).isCloseTo(Math.sqrt(45), within(1e-12));
    }

    @Test
    void aLineSeparatesWhatCanBeSeparatedAndNoMore() {
        double[][] points = {{0, 0}, {1, 1}, {0, 1}, {1, 0}};
        Dataset half = new Dataset(points, new int[] {0, 1, 1, 1});
        Dataset xor = new Dataset(points, new int[] {0, 0, 1, 1});
        FittedLine line = FittedLine.to(half);

        assertThat(line.right(half)).isEqualTo(4);
        assertThat(line.a() / line.b()).isCloseTo(1, within(1e-6));
        assertThat(FittedLine.to(xor).right(xor)).isLessThanOrEqualTo(3);
    }

    @Test
    void theEndsLieOnTheLineOnBothSidesOfAPlace() {
        FittedLine line = new FittedLine(1, 3, 2);

        double[][] ends = line.ends(1, 9, 3);

        for (int i = 0; i < 2; i++) {
            assertThat(ends[0][i] + 3 * ends[1][i] + 2).isCloseTo(0, within(1e-9));
        }
        // the foot of the perpendicular from (1, 9) is (-2, 0)
        assertThat((ends[0][0] + ends[0][1]) / 2).isCloseTo(-2, within(1e-9));
        assertThat(Math.hypot(ends[0][1] - ends[0][0], ends[1][1] - ends[1][0])).isCloseTo(6, within(1e-9));
        assertThat(new FittedLine(0, 0, 1).ends(0, 0, 1)).isNull();
    }

    /** Only the first layer has something below zero: 5 of 17 lines each way lie at -1 or below, so 12² points stay. */
    @Test
    void whatWasFlattenedOnTheWayCounts() {
        set("layer", "2", "rotation", "0.0", "scale", "1.0", "biasX", "1.0", "biasY", "1.0");

        assertThat(readouts())
                .contains("flattened on the way (slope 0 in a neuron): 50 % of the grid, 9 % into single points");
    }

    @Test
    void onlyWhatIsBentMakesTheMoonsFallApart() {
        preset("linear stays linear");
        int linear = right();
        preset("three times ReLU: almost apart");
        int relu = right();
        preset("four layers of leaky ReLU");

        assertThat(linear).isLessThan(93);
        assertThat(readouts().get(3)).endsWith("(before the layers: " + linear + ")");
        assertThat(relu).isBetween(98, 99);
        assertThat(right()).isEqualTo(100);
    }

    @Test
    void reluFoldsPresetFoldsAndTanhPresetStaysInItsSquare() {
        preset("one ReLU layer folds, and parts nothing yet");
        assertThat(readouts().get(1)).startsWith("flattened on the way (slope 0 in a neuron): 57 % of the grid");

        preset("tanh squeezes into a square");
        assertThat(room.data().rows()).allSatisfy(row -> {
            assertThat((double) row.get(5)).isBetween(-1.0, 1.0);
            assertThat((double) row.get(6)).isBetween(-1.0, 1.0);
        });
    }

    @Test
    void withoutMoonsThereIsNoLineToFit() {
        assertThat(dataCounts("true")).isEqualTo(Map.of("grid", 289L, "upper moon", 50L, "lower moon", 50L));
        assertThat(readouts()).hasSize(4);

        assertThat(dataCounts("false")).isEqualTo(Map.of("grid", 289L));
        assertThat(readouts()).hasSize(3);
    }

    private Map<Object, Long> dataCounts(String moons) {
        set("moons", moons);
        return room.data().rows().stream().collect(Collectors.groupingBy(row -> row.get(0), Collectors.counting()));
    }

    @Test
    void theTitlesTellTheLayerAndWhatBecameOfTheLines() {
        set("layer", "2");

        assertThat(room.look().pictures().stream().map(Picture::title).toList().toString())
                .matches("\\[Layer 2: turned, stretched, shifted, Layer 2, ReLU: \\d+ lines bent]");
        assertThat(room.data().header())
                .containsExactly(
                        "kind",
                        "x",
                        "y",
                        "x linear",
                        "y linear",
                        "x activated",
                        "y activated",
                        "smallest stretch",
                        "largest stretch");
    }

    @Test
    void theBiasFollowsTheMouseOnTheLeftPictureOnly() {
        set("activation", "identity");

        Mouse.press(room, 0, -0.52, 1.74);
        assertThat(room.settings().texts()).containsEntry("biasX", "-0.5").containsEntry("biasY", "1.75");

        Mouse.press(room, 1, 1, 1);
        assertThat(room.settings().texts()).containsEntry("biasX", "-0.5").containsEntry("biasY", "1.75");
    }

    @Test
    void theArrowKeysMoveTheBiasByATenthUpToItsBounds() {
        set("biasX", "0.0", "biasY", "1.95");

        room.arrow(-1, 0);
        room.arrow(0, 1);

        assertThat(room.settings().texts()).containsEntry("biasX", "-0.1").containsEntry("biasY", "2.0");
    }

    @Test
    void theSameSettingsGiveTheSameFigures() {
        preset("four layers of leaky ReLU");
        BentGridRoom other = new BentGridRoom();
        other.settings().set(room.settings().changes());
        other.change(other.settings().all());

        assertThat(other.data().rows()).isEqualTo(room.data().rows());
        assertThat(other.look().readouts()).isEqualTo(readouts());
    }

    @Test
    void aBadSettingIsRefusedAndNothingChanges() {
        Map<String, String> before = room.settings().texts();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> room.settings().set(Map.of("rotation", "10.0", "layer", "5")))
                .withMessage("layer: expected a whole number from 1 to 4, got 5");

        assertThat(room.settings().texts()).isEqualTo(before);
    }
}
