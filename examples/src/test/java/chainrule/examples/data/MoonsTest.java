package chainrule.examples.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class MoonsTest {
    @Test
    void withoutNoiseThePointsLieOnTwoHalfCircles() {
        Dataset moons = Moons.of(50, 0, new Random(1));

        for (int i = 0; i < moons.size(); i++) {
            double[] point = moons.inputs()[i];
            boolean upper = moons.labels()[i] == 1;
            double x = upper ? point[0] : point[0] - 1;
            double y = upper ? point[1] : 0.5 - point[1];
            assertThat(Math.hypot(x, y)).isCloseTo(1, within(1e-12));
            assertThat(y).isNotNegative();
        }
        assertThat(moons.labels()).containsOnly(0, 1);
    }

    @Test
    void theSameSeedGivesTheSamePoints() {
        assertThat(Moons.of(20, 0.1, new Random(3)).inputs())
                .isDeepEqualTo(Moons.of(20, 0.1, new Random(3)).inputs());
    }

    @Test
    void refusesTooFewSamplesAndNegativeNoise() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Moons.of(1, 0.1, new Random(1)))
                .withMessage("samples: expected at least 2, got 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Moons.of(10, -1, new Random(1)))
                .withMessage("noise: expected a finite number >= 0, got -1.0");
    }
}
