package chainrule.examples.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import chainrule.engine.Activation;
import java.util.stream.DoubleStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A race is fair if all run the same course. */
class TrainingStepTest {
    private static final int STEPS = 5;

    @ParameterizedTest
    @EnumSource(names = {"RELU", "TANH", "GELU"})
    void allWaysGoDownhillThroughTheSameLosses(Activation activation) throws Exception {
        TrainingStep step = new TrainingStep();
        step.units = 8;
        step.samples = 30;
        step.activation = activation;
        step.prepare();
        double[] expected = DoubleStream.generate(step::eager).limit(STEPS).toArray();
        for (int i = 1; i < STEPS; i++) {
            assertThat(expected[i]).isLessThan(expected[i - 1]);
        }

        for (Contender contender : Contender.values()) {
            if (contender != Contender.EAGER) {
                for (double loss : expected) {
                    Object actual =
                            TrainingStep.class.getMethod(contender.method()).invoke(step);
                    assertThat((double) actual).as(contender.title()).isCloseTo(loss, Offset.offset(1e-13 * loss));
                }
            }
        }
    }
}
