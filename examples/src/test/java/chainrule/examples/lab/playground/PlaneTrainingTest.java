package chainrule.examples.lab.playground;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import chainrule.engine.Activation;
import chainrule.engine.Value;
import chainrule.examples.data.Dataset;
import chainrule.examples.lab.Method;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlaneTrainingTest {
    private static PlaneTraining training(List<Feature> features, Activation... activations) {
        List<Integer> hidden = List.of(3, 2).subList(0, activations.length);
        Plan plan =
                new Plan(Cloud.CIRCLES, 0.1, 25, features, hidden, List.of(activations), Goal.CROSS_ENTROPY, 400, 1);
        return new PlaneTraining(plan, Method.ADAM, 0.1, Penalty.NONE);
    }

    @Test
    void eachLayerHasAnActivationOfItsOwnAndTheLastIsLinear() {
        PlaneTraining training = training(List.of(Feature.X), Activation.RELU, Activation.TANH);

        assertThat(training.net().layers())
                .extracting(layer -> layer.activation().symbol())
                .containsExactly("relu", "tanh", Activation.IDENTITY.symbol());
        assertThat(training.net().inputs()).isEqualTo(1);
    }

    @Test
    void theNetIsToldItsFeatures() {
        PlaneTraining training = training(List.of(Feature.X2, Feature.Y2), Activation.IDENTITY);
        double[] point = training.training().inputs()[5];

        assertThat(training.inputs(new double[][] {point})[0])
                .containsExactly(point[0] * point[0], point[1] * point[1]);
        training.step();
        double loss = 0;
        for (int i = 0; i < 100; i++) {
            double[] at = training.training().inputs()[i];
            double score = training.net().predict(at[0] * at[0], at[1] * at[1])[0];
            loss += Math.log1p(Math.exp(training.training().labels()[i] == 1 ? -score : score)) / 100;
        }
        assertThat(training.moments().get(1).trainingLoss()).isCloseTo(loss, within(1e-14));
    }

    @Test
    void aNumberThatIsSetByHandIsSeenAtOnce() {
        PlaneTraining training = training(List.of(Feature.X), Activation.TANH);
        training.step();
        for (Value weight : training.net().layers().get(1).neurons().get(0).weights()) {
            training.set(weight, 0);
        }
        training.set(training.net().layers().get(1).neurons().get(0).bias(), 0);

        assertThat(training.moments()).hasSize(2);
        assertThat(training.moments().get(1).trainingLoss())
                .as("of a score that is 0 everywhere")
                .isCloseTo(Math.log(2), within(1e-15));
    }

    @Test
    void goesOnWithOtherPoints() {
        PlaneTraining training = training(List.of(Feature.X), Activation.TANH);
        training.step();
        Dataset own = new Dataset(new double[][] {{-1, 0}, {1, 0}}, new int[] {0, 1});
        training.learnFrom(own, own);
        for (int i = 0; i < 100; i++) {
            training.step();
        }

        assertThat(training.steps()).isEqualTo(101);
        assertThat(training.net().predict(1)[0]).isPositive();
        assertThat(training.net().predict(-1)[0]).isNegative();
    }
}
