package chainrule.examples.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ShapesTest {
    @Test
    void withoutNoiseTheCirclesHaveRadiiAHalfAndOne() {
        Dataset circles = Shapes.circles(40, 0, new Random(1));

        for (int i = 0; i < circles.size(); i++) {
            double[] point = circles.inputs()[i];
            assertThat(Math.hypot(point[0], point[1])).isCloseTo(circles.labels()[i] == 1 ? 0.5 : 1, within(1e-12));
        }
    }

    @Test
    void theArmsOfTheSpiralsAreHalfATurnApartAndWindOneAndThreeQuarterTimes() {
        Dataset spirals = Shapes.spirals(400, 0, new Random(2));

        for (int i = 0; i < spirals.size(); i++) {
            double[] point = spirals.inputs()[i];
            double radius = Math.hypot(point[0], point[1]);
            double turns = 1.75 * (radius - 0.2) / 1.8 + (spirals.labels()[i] == 1 ? 0 : 0.5);
            assertThat(radius).isBetween(0.2, 2.0);
            assertThat(point[0]).isCloseTo(radius * Math.cos(2 * Math.PI * turns), within(1e-9));
            assertThat(point[1]).isCloseTo(radius * Math.sin(2 * Math.PI * turns), within(1e-9));
        }
    }

    @Test
    void class1OfXorHasCoordinatesOfDifferentSigns() {
        Dataset xor = Shapes.xor(200, 0, new Random(3));

        for (int i = 0; i < xor.size(); i++) {
            double[] point = xor.inputs()[i];
            assertThat(point[0] * point[1] < 0).isEqualTo(xor.labels()[i] == 1);
            assertThat(Arrays.stream(point)).allMatch(coordinate -> Math.abs(coordinate) <= 1);
        }
        assertThat(Arrays.stream(xor.inputs()).filter(point -> point[0] > 0).count())
                .isBetween(70L, 130L);
    }

    @Test
    void halfOfThePointsAreInClass1() {
        assertThat(Shapes.spirals(7, 0, new Random(1)).labels()).containsExactly(1, 1, 1, 0, 0, 0, 0);
    }

    @Test
    void noiseIsTheStandardDeviationOfBothCoordinates() {
        // A point of radius r with noise s in both coordinates has E(x² + y²) = r² + 2 s²: here 1/2 (1/4 + 1) + 2/25.
        double meanSquare = Arrays.stream(
                        Shapes.circles(4000, 0.2, new Random(4)).inputs())
                .mapToDouble(point -> point[0] * point[0] + point[1] * point[1])
                .average()
                .orElseThrow();

        assertThat(meanSquare).isCloseTo(0.705, within(0.03));
    }

    @Test
    void theSameSeedGivesTheSamePoints() {
        assertThat(Shapes.xor(20, 0.1, new Random(3)).inputs())
                .isDeepEqualTo(Shapes.xor(20, 0.1, new Random(3)).inputs());
    }

    @Test
    void refusesTooFewSamplesAndNegativeNoise() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Shapes.circles(1, 0.1, new Random(1)))
                .withMessage("samples: expected at least 2, got 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Shapes.xor(10, Double.NaN, new Random(1)))
                .withMessage("noise: expected a finite number >= 0, got NaN");
    }
}
