package chainrule.examples.lab.playground;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import chainrule.engine.Activation;
import chainrule.examples.data.Dataset;
import chainrule.examples.data.Moons;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlanTest {
    private static Plan withShare(int share) {
        return new Plan(
                Cloud.MOONS, 0.1, share, List.of(Feature.XY), List.of(3), List.of(Activation.TANH), Goal.HINGE, 400, 7);
    }

    @ParameterizedTest
    @CsvSource({"25, 100", "50, 200", "75, 300", "99, 396"})
    void aShareOfThePointsIsForTraining(int share, int expected) {
        Dataset training = withShare(share).training();
        Dataset test = withShare(share).test();

        assertThat(training.size()).isEqualTo(expected);
        assertThat(training.size() + test.size()).isEqualTo(400);
        assertThat(IntStream.of(training.labels()).sum())
                .as("points of class 1")
                .isEqualTo(expected / 2);
        assertThat(Stream.concat(Stream.of(training.inputs()), Stream.of(test.inputs()))
                        .distinct()
                        .count())
                .isEqualTo(400);
    }

    @Test
    void halfOfThePointsAreOneCloud() {
        Dataset cloud = Moons.of(200, 0.1, new Random(21));

        assertThat(withShare(50).training().inputs()).isDeepEqualTo(cloud.inputs());
        assertThat(withShare(50).training().labels()).isEqualTo(cloud.labels());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 100})
    void refusesAShareThatLeavesNothing(int share) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> withShare(share))
                .withMessage("share: expected percent within 1..99, got " + share);
    }

    @Test
    void refusesActivationsThatAreNotOneForEachLayer() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Plan(
                        Cloud.XOR,
                        0,
                        50,
                        List.of(Feature.X),
                        List.of(3, 2),
                        List.of(Activation.TANH),
                        Goal.HINGE,
                        1,
                        1))
                .withMessage("activations: expected one for each of 2 hidden layers, got 1");
    }
}
