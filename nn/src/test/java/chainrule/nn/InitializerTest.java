package chainrule.nn;

import static chainrule.nn.Initializer.HE_NORMAL;
import static chainrule.nn.Initializer.NAIVE;
import static chainrule.nn.Initializer.XAVIER_NORMAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import chainrule.engine.Activation;
import chainrule.engine.DifferentiableFunction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class InitializerTest {
    private static final int SAMPLES = 200_000;
    private static final int FAN_IN = 300;
    private static final int FAN_OUT = 100;

    private static double[] sample(Initializer initializer) {
        Random random = new Random(1);
        return DoubleStream.generate(() -> initializer.weight(FAN_IN, FAN_OUT, random))
                .limit(SAMPLES)
                .toArray();
    }

    private static double mean(double[] numbers) {
        return Arrays.stream(numbers).average().orElseThrow();
    }

    private static double variance(double[] numbers) {
        return mean(Arrays.stream(numbers).map(x -> x * x).toArray()) - mean(numbers) * mean(numbers);
    }

    /**
     * Variances for fan-in 300 and fan-out 100 as in the papers: 2 / 400, 2 / 300, 1 / 300, 1. The bounds are five standard errors, which are
     * sqrt(variance / n) for a mean, and at most variance * sqrt(2 / n) for a variance.
     */
    @ParameterizedTest
    @CsvSource({
        "XAVIER_UNIFORM, 0.005",
        "XAVIER_NORMAL, 0.005",
        "HE_UNIFORM, 0.006666666666666667",
        "HE_NORMAL, 0.006666666666666667",
        "LECUN_UNIFORM, 0.0033333333333333335",
        "LECUN_NORMAL, 0.0033333333333333335",
        "NAIVE, 1"
    })
    void weightsHaveMeanZeroAndTheVarianceOfThePaper(Initializer initializer, double variance) {
        double[] weights = sample(initializer);

        assertThat(mean(weights)).isCloseTo(0, within(5 * Math.sqrt(variance / SAMPLES)));
        assertThat(variance(weights)).isCloseTo(variance, within(5 * variance * Math.sqrt(2.0 / SAMPLES)));
    }

    /** Of a normal distribution, 68.27 % lie within one standard deviation; of a uniform one, 1 / sqrt 3. */
    @ParameterizedTest
    @EnumSource
    void distributionIsTheOneInTheName(Initializer initializer) {
        double[] weights = sample(initializer);
        double deviation = Math.sqrt(variance(weights));

        double within =
                Arrays.stream(weights).filter(w -> Math.abs(w) < deviation).count() / (double) SAMPLES;

        boolean uniform = initializer.name().endsWith("UNIFORM");
        assertThat(within).isCloseTo(uniform ? 1 / Math.sqrt(3) : 0.6827, within(0.006));
    }

    /** sqrt(6 / (in + out)), sqrt(6 / in), sqrt(3 / in). */
    @ParameterizedTest
    @CsvSource({"XAVIER_UNIFORM, 0.12247448713915891", "HE_UNIFORM, 0.1414213562373095", "LECUN_UNIFORM, 0.1"})
    void uniformWeightsFillTheirBoundsAndStayWithin(Initializer initializer, double bound) {
        double[] weights = sample(initializer);

        assertThat(Arrays.stream(weights).max().orElseThrow()).isBetween(0.999 * bound, bound);
        assertThat(Arrays.stream(weights).min().orElseThrow()).isBetween(-bound, -0.999 * bound);
    }

    @ParameterizedTest
    @EnumSource
    void sameSeedGivesSameBits(Initializer initializer) {
        assertThat(sample(initializer)).isEqualTo(sample(initializer));
    }

    @ParameterizedTest
    @CsvSource({
        "IDENTITY, XAVIER_UNIFORM",
        "SIGMOID, XAVIER_UNIFORM",
        "TANH, XAVIER_UNIFORM",
        "RELU, HE_NORMAL",
        "ELU, HE_NORMAL",
        "SILU, HE_NORMAL",
        "GELU, HE_NORMAL",
        "GELU_TANH, HE_NORMAL",
        "SOFTPLUS, HE_NORMAL"
    })
    void xavierFitsWhatIsLinearAroundZeroAndHeTheFamilyOfRelu(Activation activation, Initializer expected) {
        assertThat(Initializer.fitting(activation)).isEqualTo(expected);
    }

    @Test
    void heFitsReluWithOtherSlopes() {
        assertThat(Initializer.fitting(Activation.elu(2))).isEqualTo(HE_NORMAL);
        assertThat(Initializer.fitting(Activation.leakyRelu(0))).isEqualTo(HE_NORMAL);
        assertThat(Initializer.fitting(new PRelu(0))).isEqualTo(HE_NORMAL);
        assertThat(Initializer.fitting(DifferentiableFunction.of("abs plus", x -> x > 0 ? x : -2 * x * x, x -> 1)))
                .isEqualTo(HE_NORMAL);
        assertThat(Initializer.fitting(DifferentiableFunction.of("steep", x -> x > 0 ? 2 * x : x, x -> 1)))
                .isEqualTo(HE_NORMAL);
    }

    /** Equation 15 of He et al. 2015: variance 2 / ((1 + a²) fan-in), drawn as that of ReLU is. */
    @ParameterizedTest
    @ValueSource(doubles = {0.01, 0.25, 0.5, 1, -1, 3, 1e200})
    void weightsAreSmallerByWhatPassesBelowZero(double slope) {
        double expected = HE_NORMAL.weight(7, 5, new Random(1)) / Math.hypot(1, slope);

        assertThat(Initializer.fitting(Activation.leakyRelu(slope)).weight(7, 5, new Random(1)))
                .isEqualTo(expected);
        assertThat(Initializer.fitting(new PRelu(slope)).weight(7, 5, new Random(1)))
                .isEqualTo(expected);
    }

    @Test
    void variancesOfLeakyReluAreThoseOfThePaper() {
        Random random = new Random(3);
        WeightDistribution fitting = Initializer.fitting(Activation.leakyRelu(0.5));
        double[] weights = DoubleStream.generate(() -> fitting.weight(300, 100, random))
                .limit(SAMPLES)
                .toArray();

        assertThat(variance(weights) * 300).isCloseTo(1.6, within(5 * 1.6 * Math.sqrt(2.0 / SAMPLES)));
        assertThat(Initializer.fitting(Activation.LEAKY_RELU).weight(7, 5, new Random(1)))
                .isEqualTo(HE_NORMAL.weight(7, 5, new Random(1)) / Math.hypot(1, 0.01));
    }

    /** With 2 / fan-in alone, sqrt(1 + 0.25) a layer would make a factor of 1.118^49 = 237. */
    @Test
    void signalsKeepTheirSizeThrough49LeakyLayers() {
        Random random = new Random(5);
        DifferentiableFunction leaky = Activation.leakyRelu(0.5);
        double[] signal = DoubleStream.generate(random::nextGaussian).limit(100).toArray();
        for (int i = 0; i < 49; i++) {
            signal = new Layer(100, 100, leaky, random).predict(signal);
        }

        assertThat(Math.sqrt(mean(Arrays.stream(signal).map(x -> x * x).toArray())))
                .isBetween(0.3, 3.0);
    }

    @Test
    void seluWantsWhatItsPaperDoes() {
        Arrays.stream(Activation.values())
                .filter(activation -> activation.name().equals("SELU"))
                .forEach(selu -> assertThat(Initializer.fitting(selu)).isEqualTo(Initializer.LECUN_NORMAL));
    }

    @ParameterizedTest
    @CsvSource({"0, 1, fanIn, 0", "-1, 1, fanIn, -1", "1, 0, fanOut, 0", "1, -1, fanOut, -1"})
    void fansMustBePositive(int fanIn, int fanOut, String name, int got) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HE_NORMAL.weight(fanIn, fanOut, new Random(1)))
                .withMessage(name + ": expected at least 1, got " + got);
    }

    @ParameterizedTest
    @EnumSource
    void titlesAreForPeople(Initializer initializer) {
        assertThat(initializer.title()).isNotBlank().doesNotContain("_");
    }

    // ---- what it is all for: signals through ten layers of 100 units

    /** The root mean square of the outputs of each of ten layers, standard normal inputs coming in. */
    private static List<Double> signalSizes(DifferentiableFunction activation, Initializer initializer) {
        Random random = new Random(5);
        Layer[] layers = IntStream.range(0, 10)
                .mapToObj(i -> new Layer(100, 100, activation, initializer, random))
                .toArray(Layer[]::new);
        double[][] signals = IntStream.range(0, 20)
                .mapToObj(i ->
                        DoubleStream.generate(random::nextGaussian).limit(100).toArray())
                .toArray(double[][]::new);
        List<Double> sizes = new ArrayList<>();
        for (Layer layer : layers) {
            signals = Arrays.stream(signals).map(layer::predict).toArray(double[][]::new);
            sizes.add(Math.sqrt(mean(Arrays.stream(signals)
                    .flatMapToDouble(Arrays::stream)
                    .map(x -> x * x)
                    .toArray())));
        }
        return sizes;
    }

    @ParameterizedTest
    @CsvSource({
        "RELU, HE_NORMAL, 0.4, 2",
        "RELU, HE_UNIFORM, 0.4, 2",
        "TANH, XAVIER_NORMAL, 0.2, 1",
        "TANH, XAVIER_UNIFORM, 0.2, 1",
        "IDENTITY, LECUN_NORMAL, 0.4, 2",
        "IDENTITY, LECUN_UNIFORM, 0.4, 2"
    })
    void signalsKeepTheirSizeWhereTheInitializerFits(
            Activation activation, Initializer initializer, double low, double high) {
        assertThat(signalSizes(activation, initializer))
                .hasSize(10)
                .allSatisfy(size -> assertThat(size).isBetween(low, high));
    }

    /** ReLU halves the mean square, which Xavier does not make up for: 2^(-10/2) = 0.03 is left after ten layers. */
    @Test
    void signalsFadeWithXavierAndRelu() {
        assertThat(signalSizes(Activation.RELU, XAVIER_NORMAL).get(9)).isBetween(0.01, 0.06);
    }

    /** Each layer multiplies the mean square by 100 / 2: sqrt(50)^10 = 3.1e8. */
    @Test
    void signalsExplodeWithNaiveWeightsAndRelu() {
        assertThat(signalSizes(Activation.RELU, NAIVE).get(9)).isBetween(1e8, 1e9);
    }

    /** Pre-activations have a standard deviation of nearly 10, so that tanh is at -1 or 1. */
    @Test
    void unitsSaturateWithNaiveWeightsAndTanh() {
        assertThat(signalSizes(Activation.TANH, NAIVE))
                .allSatisfy(size -> assertThat(size).isGreaterThan(0.9));
    }
}
