package chainrule.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import chainrule.check.GradientCheck;
import chainrule.engine.Activation;
import chainrule.engine.Value;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Figures are by the closed forms of the papers, computed in NumPy: see {@code norms.py} among the resources. */
class NormalizationTest {
    private static final double[][] X = {{0.5, -1.2, 3.0}, {1.5, 0.3, -2.0}, {-0.7, 2.2, 0.1}, {2.5, -0.4, 1.0}};
    private static final double[][] SECOND = {{7, -1.4, 2}, {-3, 1.6, 4}, {1.2, 5.4, -0.4}, {3, 0.2, 6}};
    private static final double[][] UPSTREAM = {{1.0, -0.5, 0.25}, {0.3, 0.8, -1.1}, {-0.6, 0.2, 0.9}, {0.1, 1.3, -0.4}
    };
    private static final double[] GAIN = {1.5, -0.7, 0.2};
    private static final double[] SHIFT = {0.1, 0.4, -0.3};

    private static final double[] GAINS_GRADIENTS_OF_BATCH_NORM = {
        0.7248909982764108, 0.28225451589246164, 1.5719346957335039
    };
    private static final double[] GAINS_GRADIENTS_OF_LAYER_NORM = {
        0.8980147045233092, -0.528935693226664, 1.480468948818547
    };
    private static final double[] SHIFTS_GRADIENTS = {0.8, 1.8, -0.35};

    private static <B extends Block> B withGains(B block) {
        List<Value> parameters = block.parameters();
        for (int i = 0; i < 3; i++) {
            parameters.get(i).setData(GAIN[i]);
            if (parameters.size() > 3) {
                parameters.get(3 + i).setData(SHIFT[i]);
            }
        }
        return block;
    }

    private static Value[][] leaves(double[][] rows) {
        return Stream.of(rows).map(MlpTest::leaves).toArray(Value[][]::new);
    }

    /** The sum of all outputs, each times what comes from upstream. */
    private static Value loss(Value[][] outputs) {
        return Value.sum(IntStream.range(0, outputs.length)
                .boxed()
                .flatMap(row ->
                        IntStream.range(0, outputs[row].length).mapToObj(i -> outputs[row][i].times(UPSTREAM[row][i])))
                .toArray(Value[]::new));
    }

    private static void assertClose(double[][] actual, double[][] expected) {
        for (int row = 0; row < expected.length; row++) {
            assertThat(actual[row]).containsExactly(expected[row], within(1e-13));
        }
    }

    private static double[] gradients(List<Value> values) {
        return values.stream().mapToDouble(Value::grad).toArray();
    }

    private static void assertForwardAndBackward(Block block, double[][] outputs, double[][] gradients) {
        Value[][] inputs = leaves(X);
        Value[][] made = block.forward(inputs);
        loss(made).backward();

        assertClose(Stream.of(made).map(MlpTest::data).toArray(double[][]::new), outputs);
        assertClose(Stream.of(inputs).map(row -> gradients(List.of(row))).toArray(double[][]::new), gradients);
    }

    @Test
    void batchNormHasTheFiguresOfThePaper() {
        BatchNorm block = withGains(new BatchNorm(3));

        assertForwardAndBackward(
                block,
                new double[][] {
                    {-0.46895514399602, 1.1930954355006493, -0.02444172664432598},
                    {0.7953896204395802, 0.3582581349736501, -0.5811251071608391},
                    {-1.98616886131874, -0.6992024456938822, -0.3473180873439036},
                    {2.0597343848751803, 0.7478488752195831, -0.24711507885093126}
                },
                new double[][] {
                    {1.09838486083349, 0.4842345021439277, -0.022707060895942738},
                    {0.02021230509521446, -0.19245348653402766, -0.05122735327013388},
                    {-0.6928092975034438, 0.2008091512632233, 0.1202966263830591},
                    {-0.42578786842526095, -0.49259016687312346, -0.046362212216982474}
                });
        assertThat(gradients(block.parameters().subList(0, 3)))
                .containsExactly(GAINS_GRADIENTS_OF_BATCH_NORM, within(1e-13));
        assertThat(gradients(block.parameters().subList(3, 6))).containsExactly(SHIFTS_GRADIENTS, within(1e-13));
    }

    @Test
    void batchNormIsUsedWithItsRunningStatistics() {
        BatchNorm block = withGains(new BatchNorm(3));
        block.forward(leaves(X));
        block.forward(leaves(SECOND));

        assertThat(block.runningMean()).containsExactly(new double[] {0.2905, 0.16525, 0.33725}, within(1e-14));
        assertThat(block.runningVariance())
                .containsExactly(new double[] {2.6999, 1.843491666666667, 1.9478916666666666}, within(1e-14));
        assertThat(block.predict(0.2, -0.3, 0.9))
                .containsExactly(
                        new double[] {0.01738380396156218, 0.6398626649542765, -0.21935787102602017}, within(1e-14));
    }

    @Test
    void layerNormHasTheFiguresOfThePaper() {
        LayerNorm block = withGains(new LayerNorm(3));
        double[][] outputs = {
            {-0.1318863741945863, 1.1980756045197012, -0.04106021548271188},
            {1.7182290128555018, 0.22325725675195235, -0.5662617950230329},
            {-1.4127564078738808, -0.5539905274880329, -0.3708678677562539},
            {1.957858823985713, 1.2472962212419694, -0.30562987522419915}
        };

        assertForwardAndBackward(block, outputs, new double[][] {
            {0.4855067409756062, -0.2889916546770632, -0.1965150862985431},
            {0.2278908427298224, -0.34678909965158744, 0.11889825692176505},
            {-0.32200489757973516, -0.12266645301112127, 0.44467135059085633},
            {-0.08646578853881705, -0.09264848501669432, 0.17911427355551168}
        });
        assertClose(block.predict(X), outputs);
        assertThat(gradients(block.parameters().subList(0, 3)))
                .containsExactly(GAINS_GRADIENTS_OF_LAYER_NORM, within(1e-13));
    }

    @Test
    void rmsNormHasTheFiguresOfThePaper() {
        RmsNorm block = withGains(new RmsNorm(3));
        double[][] outputs = {
            {0.39731268295082023, 0.4449902049049186, 0.3178501463606562},
            {1.547738155089207, -0.1444555611416593, -0.2751534497936368},
            {-0.7870060627575717, -1.1542755587111055, 0.014990591671572798},
            {2.3860630310769477, 0.17815937298707876, 0.12725669499077058}
        };

        assertForwardAndBackward(block, outputs, new double[][] {
            {0.78273203552331, 0.2139565782850422, -0.0448724700732606},
            {0.15542553875965767, -0.41603924816272825, 0.05416172562441135},
            {-0.6411708127268917, -0.2099238381103598, 0.13014306611645746},
            {-0.04602479062832778, -0.556383192308581, -0.10748960274487053}
        });
        assertClose(block.predict(X), outputs);
    }

    /** 3 and 4 have the root mean square 3.5355 = 5/√2. */
    @Test
    void rmsNormWithoutGainLearnsNothing() {
        RmsNorm block = RmsNorm.withoutGain(2);

        assertThat(block.parameters()).isEmpty();
        assertThat(block.predict(3, 4))
                .containsExactly(new double[] {0.6 * Math.sqrt(2), 0.8 * Math.sqrt(2)}, within(1e-6));
        assertThat(MlpTest.data(block.forward(MlpTest.leaves(3, 4))))
                .containsExactly(block.predict(3, 4), within(1e-15));
    }

    static Stream<Block> chains() {
        return Stream.of(new BatchNorm(3), new LayerNorm(3), new RmsNorm(3), RmsNorm.withoutGain(3))
                .map(norm -> new Sequential(
                        new Layer(2, 3, Activation.TANH, new Random(1)),
                        new Residual(new Sequential(norm, new Layer(3, 3, Activation.GELU, new Random(2)))),
                        new Layer(3, 3, Activation.IDENTITY, new Random(3))));
    }

    @ParameterizedTest
    @MethodSource("chains")
    void gradientsAgreeWithFiniteDifferences(Block chain) {
        double[][] rows = Stream.of(X).map(row -> Arrays.copyOf(row, 2)).toArray(double[][]::new);

        MlpTest.assertPassed(GradientCheck.check(() -> loss(chain.forward(leaves(rows))), chain.parameters()));
        assertThat(chain.layers()).hasSize(3);
    }

    @Test
    void whatHasNoSpreadBecomesTheShift() {
        double[][] same = {{2, 2, 2}, {2, 2, 2}};

        assertThat(MlpTest.data(withGains(new BatchNorm(3)).forward(leaves(same))[1]))
                .containsExactly(SHIFT);
        assertThat(MlpTest.data(withGains(new LayerNorm(3)).forward(leaves(same))[1]))
                .containsExactly(SHIFT);
    }

    @Test
    void aBatchNeedsTwoRowsOfTheRightLengthAndNothingIsHalfChanged() {
        BatchNorm block = new BatchNorm(2);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> block.forward(MlpTest.leaves(1, 2)))
                .withMessage("rows: expected at least 2 rows of a batch, since one alone has no spread, got 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> block.forward(leaves(new double[][] {{1, 2}, {1, 2, 3}})))
                .withMessageStartingWith("rows[1]: expected 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> block.predict(1))
                .withMessageStartingWith("row: expected 2");
        assertThatIllegalArgumentException().isThrownBy(() -> new LayerNorm(0)).withMessageStartingWith("units: ");
        assertThatIllegalArgumentException().isThrownBy(() -> new RmsNorm(-1)).withMessageStartingWith("units: ");
        assertThat(block.runningMean()).containsExactly(0, 0);
        assertThat(block.runningVariance()).containsExactly(1, 1);
    }

    @Test
    void aResidualGoesAroundItsBlock() {
        Residual block = new Residual(new Layer(2, 2, Activation.TANH, new Random(5)));
        Value[] x = MlpTest.leaves(0.3, -2);
        MlpTest.set((Layer) block.blocks().get(0), 0, 0, 0, 0, 0, 0);

        Value[] y = block.forward(x);
        y[0].backward();

        assertThat(MlpTest.data(y)).containsExactly(0.3, -2);
        assertThat(block.predict(0.3, -2)).containsExactly(0.3, -2);
        assertThat(x[0].grad()).isEqualTo(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Residual(new Layer(2, 3, Activation.TANH, new Random(5))))
                .withMessage("outputs of inner: expected 2 values, got 3");
    }

    @Test
    void dropoutKeepsTheMeanInTrainingAndDoesNothingInUse() {
        Dropout block = new Dropout(0.25, new Random(3));
        double[] ones = IntStream.range(0, 10_000).mapToDouble(i -> 1).toArray();

        double[] kept = MlpTest.data(block.forward(MlpTest.leaves(ones)));

        assertThat(kept).containsOnly(0, 4 / 3.0);
        // 10,000 coins: five standard deviations of 0.0043 x 4/3
        assertThat(Arrays.stream(kept).average().orElseThrow()).isCloseTo(1, within(0.03));
        assertThat(block.predict(ones)).containsOnly(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Dropout(1, new Random()))
                .withMessageStartingWith("probability: expected a number from 0 up to but not including 1");
    }
}
