package chainrule.web.playground;

import static org.assertj.core.api.Assertions.assertThat;

import chainrule.examples.lab.Method;
import chainrule.examples.lab.playground.Moment;
import chainrule.examples.lab.playground.Penalty;
import chainrule.examples.lab.playground.PlaneTraining;
import chainrule.nn.LayerActivity;
import chainrule.web.Settings;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the page says of each preset, on each of the seeds that it speaks of. */
class PresetsTest {
    private static PlaneTraining trained(
            int seed, int steps, Method method, double rate, Penalty penalty, String... set) {
        Map<String, String> texts = new HashMap<>(Map.of("seed", "" + seed));
        for (String each : set) {
            texts.put(each.split("=")[0], each.split("=")[1]);
        }
        PlaneTraining training = new PlaneTraining(Task.of(new Settings(texts)).plan(), method, rate, penalty);
        IntStream.range(0, steps).forEach(i -> training.step());
        return training;
    }

    private static Moment end(int seed, int steps, double rate, String... set) {
        return last(trained(seed, steps, Method.ADAM, rate, Penalty.NONE, set));
    }

    private static Moment last(PlaneTraining training) {
        return training.moments().get(training.moments().size() - 1);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void spiralsNeedLayers(int seed) {
        String[] spirals = {"data=spirals", "noise=0.05", "share=50", "activation=tanh"};

        assertThat(end(seed, 400, 0.03, with(spirals, "hidden=8,8,8")).trainingAccuracy())
                .isEqualTo(1);
        assertThat(end(seed, 400, 0.03, with(spirals, "hidden=8")).trainingAccuracy())
                .isLessThanOrEqualTo(0.92);
    }

    private static String[] with(String[] some, String more) {
        String[] all = Arrays.copyOf(some, some.length + 1);
        all[some.length] = more;
        return all;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void twoUnitsAreTooFewForXor(int seed) {
        assertThat(end(seed, 400, 0.03, "data=xor", "noise=0", "hidden=2", "activation=tanh")
                        .trainingAccuracy())
                .isBetween(0.75, 0.85);
        assertThat(end(seed, 400, 0.03, "data=xor", "noise=0", "features=xy", "hidden=1", "activation=identity")
                        .testAccuracy())
                .isGreaterThanOrEqualTo(0.98);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void circlesNeedABendOrSquares(int seed) {
        assertThat(end(seed, 500, 0.01, "data=circles", "activation=identity").testAccuracy())
                .isBetween(0.45, 0.55);
        assertThat(end(seed, 500, 0.1, "data=circles", "features=x2,y2", "hidden=1", "activation=identity")
                        .testAccuracy())
                .isGreaterThanOrEqualTo(0.93);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void fortyNoisyPointsAreLearnedByHeart(int seed) {
        String[] set = {"noise=0.35", "share=10"};
        PlaneTraining free = trained(seed, 400, Method.ADAM, 0.01, Penalty.NONE, set);

        assertThat(free.training().size()).isEqualTo(40);
        assertThat(free.net().parameters()).hasSize(337);
        assertThat(last(free).trainingAccuracy()).isEqualTo(1);
        assertThat(last(free).testLoss()).isGreaterThan(0.7);
        assertThat(last(trained(seed, 400, Method.ADAM, 0.01, new Penalty(0, 0.01), set))
                        .testLoss())
                .isLessThan(0.4);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void largeStepsKillReluAndRunAway(int seed) {
        PlaneTraining large = trained(seed, 60, Method.ADAM, 1, Penalty.NONE);
        int dead = LayerActivity.of(large.net(), large.training().inputs()).stream()
                .limit(2)
                .mapToInt(LayerActivity::deadUnits)
                .sum();

        assertThat(dead).isBetween(13, 24);
        assertThat(trained(seed, 10, Method.SGD, 3, Penalty.NONE, "loss=squared-error")
                        .isFinite())
                .isFalse();
    }
}
