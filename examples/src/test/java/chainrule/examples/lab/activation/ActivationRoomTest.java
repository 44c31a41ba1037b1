package chainrule.examples.lab.activation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import chainrule.engine.Activation;
import chainrule.examples.lab.Touch;
import chainrule.examples.plot.AxesPicture;
import chainrule.examples.plot.Picture;
import java.awt.Dimension;
import java.awt.geom.Point2D;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ActivationRoomTest {
    private final ActivationRoom room = new ActivationRoom();

    private void set(String... keysAndValues) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            texts.put(keysAndValues[i], keysAndValues[i + 1]);
        }
        room.settings().set(texts);
    }

    @Test
    void eightSigmoidsLeaveAQuarterToTheEighth() {
        set("activation", "sigmoid", "depth", "8", "bias", "1.0");

        // 0.25^8 = 1 / 65536 = 0.0000152587...
        assertThat(room.look().readouts())
                .containsExactly(
                        "bias b = 1.00",
                        "centre at x = −b = −1.00",
                        "steepest slope 0.25 at x = −1.00",
                        "after 8 layers the slopes leave at most 1.53 × 10⁻⁵ of a gradient");
    }

    @Test
    void aProductOfGeluSlopesCanGrow() {
        set("activation", "gelu", "depth", "2");

        // GELU is steepest at sqrt(2), where its slope is 1.1289
        assertThat(room.look().readouts())
                .contains(
                        "steepest slope 1.1289 at x = 1.41",
                        "after 2 layers the slopes leave at most 1.2744 of a gradient: it can grow");
    }

    @Test
    void aSlopeThatIsSteepestOnAWholeSideSaysWhichSide() {
        set("activation", "relu", "bias", "-1.5");
        assertThat(room.look().readouts()).contains("steepest slope 1 for x > 1.50");
        set("activation", "identity");
        assertThat(room.look().readouts()).contains("steepest slope 1 everywhere");
        set("activation", "softplus");
        assertThat(room.look().readouts()).contains("steepest slope 1 far out");
    }

    @Test
    void onlyFunctionsWhoseSlopeJumpsHaveAKink() {
        assertThat(List.of("relu", "leaky relu"))
                .allSatisfy(name -> assertThat(middleOf(name)).startsWith("kink"));
        assertThat(List.of("tanh", "silu", "softplus"))
                .allSatisfy(name -> assertThat(middleOf(name)).startsWith("centre"));
        set("activation", "elu", "alpha", "1.0");
        assertThat(room.look().readouts().get(1)).startsWith("centre"); // e^x - 1 meets x with slope 1
        set("activation", "elu", "alpha", "0.5");
        assertThat(room.look().readouts().get(1)).startsWith("kink");
    }

    private String middleOf(String activation) {
        set("activation", activation);
        return room.look().readouts().get(1);
    }

    @Test
    void theArrowKeysMoveTheFunctionByATenth() {
        room.arrow(1, 0);
        room.arrow(1, 0);
        room.arrow(0, 1);

        assertThat(room.settings().texts()).containsEntry("bias", "-0.2");
        room.arrow(-1, 0);
        assertThat(room.settings().texts()).containsEntry("bias", "-0.1");
    }

    @Test
    void theDotFollowsTheMouseToTheNearestTenth() {
        Picture picture = room.look().pictures().get(0);
        Dimension size = new Dimension(700, 500);
        Point2D at = placeOf((AxesPicture<?>) picture, 2.04, size);

        room.touch(new Touch(picture, 0, at.getX(), at.getY(), size.width, size.height));

        assertThat(room.settings().texts()).containsEntry("bias", "-2.0");
    }

    /** By bisection, since the picture tells numbers of places only. */
    private static Point2D placeOf(AxesPicture<?> picture, double x, Dimension size) {
        double left = 0;
        double right = size.width;
        for (int i = 0; i < 40; i++) {
            double middle = (left + right) / 2;
            if (picture.valueAt(new Point2D.Double(middle, 200), size).getX() < x) {
                left = middle;
            } else {
                right = middle;
            }
        }
        return new Point2D.Double(left, 200);
    }

    @Test
    void theSecondPictureComparesSlopes() {
        assertThat(room.look().pictures()).hasSize(1);
        set("compare", "true");
        assertThat(room.look().pictures()).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource(Activation.class)
    void theDataAreValueAndSlopeOfTheShiftedFunction(Activation activation) {
        set("activation", activation.symbol(), "bias", "1.5");

        List<Object> row = room.data().rows().get(30); // x = -2

        assertThat(room.data().header()).containsExactly("x", "value", "slope");
        double alphaAware = activation == Activation.LEAKY_RELU
                ? -0.05
                : activation == Activation.ELU ? 0.1 * Math.expm1(-0.5) : activation.value(-0.5);
        assertThat((double) row.get(1)).isCloseTo(alphaAware, within(1e-12));
        assertThat(room.look().readouts()).hasSize(4);
    }

    @Test
    void everyPresetCanBeSet() {
        assertThat(room.presets()).allSatisfy(preset -> room.settings().set(preset.settings()));
        assertThat(room.java()).startsWith("chainrule.examples.lab.Lab.show(\"Activations\", 0, \"activation=gelu\"");
    }
}
