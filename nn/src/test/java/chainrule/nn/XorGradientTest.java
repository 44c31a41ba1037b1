package chainrule.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import chainrule.check.GradientCheck;
import chainrule.check.GradientCheck.Outcome;
import chainrule.engine.Activation;
import chainrule.engine.DifferentiableFunction;
import chainrule.engine.Value;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Fresh nets on XOR sit on kinks: their biases are 0, and so is the row (0, 0). All 1,000 of each size: {@code -Dxor=1000}.
 */
class XorGradientTest {
    private static final int NETS = Integer.getInteger("xor", 15);
    private static final double[][] ROWS = {{0, 0, -1}, {0, 1, 1}, {1, 0, 1}, {1, 1, -1}};

    private static Value hinge(MLP net) {
        Value[] losses = new Value[ROWS.length];
        for (int i = 0; i < ROWS.length; i++) {
            Value score = net.forward(Value.of(ROWS[i][0]), Value.of(ROWS[i][1]))[0];
            losses[i] = Loss.hinge(score, ROWS[i][2]);
        }
        return Loss.mean(losses);
    }

    private static GradientCheck.Report check(MLP net) {
        return GradientCheck.check(() -> hinge(net), net.parameters());
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 4, 8, 16})
    void netsOfOneLayerPass(int units) {
        IntStream.range(0, NETS)
                .forEach(seed -> assertThat(check(new MLP(new int[] {2, units, 1}, Activation.RELU, new Random(seed))))
                        .as("seed %s", seed)
                        .matches(GradientCheck.Report::passed));
    }

    @Test
    void theLeftSlopeOfAKinkIsExactlyThat() {
        GradientCheck.Report report = check(new MLP(new int[] {2, 4, 1}, Activation.RELU, new Random(2)));

        assertThat(report.passed()).isTrue();
        assertThat(report.toString()).contains("exactly on a kink", "relu at 0");
        assertThat(report.verdicts())
                .filteredOn(verdict -> verdict.parameter().equals("L1.n4.b"))
                .singleElement()
                .satisfies(verdict -> {
                    assertThat(verdict.outcome()).isEqualTo(Outcome.KINK);
                    assertThat(verdict.analytic()).isCloseTo(verdict.left(), within(1e-9));
                    assertThat(verdict.analytic()).isCloseTo(-0.19238369690, within(5e-11));
                });
    }

    @Test
    void twoLeakyLayersAtTheOriginAreAnArtefactAndSaidToBe() {
        int artefacts = 0;
        for (int seed = 0; seed < 20; seed++) {
            GradientCheck.Report report =
                    check(new MLP(new int[] {2, 4, 4, 1}, Activation.LEAKY_RELU, new Random(seed)));
            assertThat(report.verdicts()).noneMatch(verdict -> verdict.outcome() == Outcome.FAILED);
            assertThat(report.toString()).contains("nodes sit exactly on a kink", "leaky relu at 0");
            if (!report.passed()) {
                artefacts++;
                assertThat(report.toString()).startsWith("UNDECIDED").contains("artefact");
            }
        }
        assertThat(artefacts).isPositive();
    }

    @Test
    void theWrongOperationOfANetIsNamed() {
        DifferentiableFunction wrong = DifferentiableFunction.of("mytanh", Math::tanh, x -> 1 - Math.tanh(x));
        MLP net = new MLP(new int[] {2, 3, 1}, wrong, new Random(1));

        GradientCheck.Report report = check(net);

        assertThat(report.passed()).isFalse();
        assertThat(report.toString()).startsWith("FAILED").contains("The derivative of mytanh is wrong");
    }
}
