package chainrule.examples.lab.playground;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import chainrule.engine.Activation;
import chainrule.engine.Value;
import chainrule.examples.lab.Method;
import java.util.List;
import org.junit.jupiter.api.Test;

class PenaltyTest {
    private static final Plan PLAN =
            new Plan(Cloud.MOONS, 0.1, List.of(4), Activation.TANH, Goal.CROSS_ENTROPY, 400, 1);

    @Test
    void hasSlopesThatAreASignAndTwiceTheParameter() {
        List<Value> parameters = List.of(Value.of(0.5), Value.of(-2), Value.of(0));

        Value sum = new Penalty(0.1, 0.01).addedTo(Value.of(3), parameters);
        sum.backward();

        assertThat(sum.data()).isCloseTo(3 + 0.1 * 2.5 + 0.01 * 4.25, within(1e-15));
        assertThat(parameters.get(0).grad()).isCloseTo(0.1 + 0.01, within(1e-16));
        assertThat(parameters.get(1).grad()).isCloseTo(-0.1 - 0.04, within(1e-16));
        assertThat(parameters.get(2).grad()).isZero();
    }

    @Test
    void isPartOfWhatATrainingMakesSmall() {
        PlaneTraining free = new PlaneTraining(PLAN, Method.SGD, 0.1, Penalty.NONE);
        PlaneTraining held = new PlaneTraining(PLAN, Method.SGD, 0.1, new Penalty(0.03, 0));
        free.computeGradients();
        held.computeGradients();

        for (int i = 0; i < free.net().parameters().size(); i++) {
            Value parameter = free.net().parameters().get(i);
            double slope = parameter.grad() + 0.03 * Math.signum(parameter.data());
            assertThat(held.net().parameters().get(i).grad()).isCloseTo(slope, within(1e-15));
        }
    }

    @Test
    void refusesToPayForLargeParameters() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Penalty(-1, 0))
                .withMessage("l1: expected a finite number >= 0, got -1.0");
    }
}
