package chainrule.nn;

import static chainrule.nn.MlpTest.assertPassed;
import static chainrule.nn.MlpTest.leaves;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import chainrule.check.GradientCheck;
import chainrule.compiled.CompiledGraph;
import chainrule.engine.Value;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Expected numbers with many digits were computed with 50 digits. */
class LossTest {
    private final Value x = Value.of(0, "x");

    private void assertLossAndGradient(Value loss, double expectedLoss, double expectedGradient) {
        loss.backward();
        assertClose(loss.data(), expectedLoss);
        assertClose(x.grad(), expectedGradient);
    }

    /** Relatively, whatever the size. */
    private static void assertClose(double actual, double expected) {
        assertThat(actual).isCloseTo(expected, within(2e-15 * Math.abs(expected)));
    }

    @Nested
    class SquaredError {
        @ParameterizedTest
        @CsvSource({"3, 5, 4, -4", "5, 3, 4, 4", "2, 2, 0, 0", "-1.5, 0.5, 4, -4", "1e150, 0, 1e300, 2e150"})
        void isTheSquareOfTheDifference(double prediction, double target, double loss, double gradient) {
            x.setData(prediction);

            assertLossAndGradient(Loss.squaredError(x, target), loss, gradient);
        }

        @ParameterizedTest
        @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
        void targetMustBeFinite(double target) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Loss.squaredError(x, target))
                    .withMessage("target: expected a finite number, got " + target);
        }
    }

    @Nested
    class Hinge {
        @ParameterizedTest
        @CsvSource({
            "0.25, 1, 0.75, -1",
            "0.25, -1, 1.25, 1",
            "-3, 1, 4, -1",
            "3, 1, 0, 0",
            "-3, -1, 0, 0",
            "1000, -1, 1001, 1"
        })
        void isWhatTheScoreLacksToTheMargin(double score, double target, double loss, double gradient) {
            x.setData(score);

            assertLossAndGradient(Loss.hinge(x, target), loss, gradient);
        }

        @ParameterizedTest
        @ValueSource(doubles = {-1, 1})
        void isFlatAtTheMarginItself(double target) {
            x.setData(target);

            assertLossAndGradient(Loss.hinge(x, target), 0, 0);
        }

        @ParameterizedTest
        @ValueSource(doubles = {0, 0.5, 2, -0.9999, Double.NaN})
        void targetMustBeMinusOneOrOne(double target) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Loss.hinge(x, target))
                    .withMessage("target: expected -1 or 1, got " + target);
        }
    }

    @Nested
    class BinaryCrossEntropy {
        @ParameterizedTest
        @CsvSource({
            "0, 1, 0.69314718055994530942, -0.5",
            "0, 0, 0.69314718055994530942, 0.5",
            "0.7, 1, 0.40318604888545789319, -0.33181222783183389347",
            "0.7, 0, 1.1031860488854578932, 0.66818777216816610653",
            "0.7, 0.3, 0.89318604888545789319, 0.36818777216816610653",
        })
        void isMinusLogOfTheProbabilityWithGradientProbabilityMinusTarget(
                double logit, double target, double loss, double gradient) {
            x.setData(logit);

            assertLossAndGradient(Loss.binaryCrossEntropyWithLogits(x, target), loss, gradient);
        }

        /** e^-40 (1 - e^-40 / 2) and the like, where log(sigmoid(40)) would be 0. */
        @ParameterizedTest
        @CsvSource({
            "40, 1, 4.2483542552915889863e-18, -4.2483542552915889773e-18",
            "-40, 0, 4.2483542552915889863e-18, 4.2483542552915889773e-18",
            "700, 1, 9.8596765437597708567e-305, -9.8596765437597708567e-305",
            "-700, 0, 9.8596765437597708567e-305, 9.8596765437597708567e-305"
        })
        void keepsItsDigitsWhereTheNetIsSureAndRight(double logit, double target, double loss, double gradient) {
            x.setData(logit);

            assertLossAndGradient(Loss.binaryCrossEntropyWithLogits(x, target), loss, gradient);
        }

        @ParameterizedTest
        @CsvSource({
            "1000, 0, 1000, 1",
            "-1000, 1, 1000, -1",
            "1000, 1, 0, 0",
            "-1000, 0, 0, 0",
            "1000, 0.3, 700, 0.7",
            "-1000, 0.3, 300, -0.3",
            "1e308, 0, 1e308, 1"
        })
        void doesNotOverflow(double logit, double target, double loss, double gradient) {
            x.setData(logit);

            assertLossAndGradient(Loss.binaryCrossEntropyWithLogits(x, target), loss, gradient);
        }

        /** The least that a soft target allows is its own entropy, where the probability is the target. */
        @Test
        void isLeastWhereTheProbabilityIsTheTarget() {
            x.setData(Math.log(0.3 / 0.7));

            Value loss = Loss.binaryCrossEntropyWithLogits(x, 0.3);
            loss.backward();

            assertClose(loss.data(), 0.61086430205489346303);
            assertThat(x.grad()).isCloseTo(0, within(1e-16));
        }

        @ParameterizedTest
        @ValueSource(doubles = {-0.1, 1.0000001, -1, Double.NaN, Double.POSITIVE_INFINITY})
        void targetMustBeAProbability(double target) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Loss.binaryCrossEntropyWithLogits(x, target))
                    .withMessage("target: expected a number within 0..1, got " + target);
        }
    }

    @Nested
    class SoftmaxCrossEntropy {
        private double loss(int label, Value... logits) {
            Value loss = Loss.softmaxCrossEntropy(logits, label);
            loss.backward();
            return loss.data();
        }

        private void assertGradients(Value[] logits, double... expected) {
            double[] gradients = Arrays.stream(logits).mapToDouble(Value::grad).toArray();
            assertThat(gradients).hasSameSizeAs(expected);
            for (int i = 0; i < expected.length; i++) {
                assertClose(gradients[i], expected[i]);
            }
        }

        private static final double P1 = 0.090030573170380457998;
        private static final double P2 = 0.24472847105479765247;
        private static final double P3 = 0.66524095577482188953;

        @Test
        void isMinusLogOfTheLabelsShareWithGradientShareMinusOneOrZero() {
            Value[] first = leaves(1, 2, 3);
            Value[] second = leaves(1, 2, 3);
            Value[] third = leaves(1, 2, 3);

            assertClose(loss(0, first), 2.4076059644443803045);
            assertClose(loss(1, second), 1.4076059644443803045);
            assertClose(loss(2, third), 0.40760596444438030448);
            assertGradients(first, P1 - 1, P2, P3);
            assertGradients(second, P1, P2 - 1, P3);
            assertGradients(third, P1, P2, P3 - 1);
        }

        @Test
        void isLogOfTheNumberOfClassesWhereTheNetKnowsNothing() {
            Value[] logits = leaves(5, 5, 5, 5);

            assertClose(loss(2, logits), Math.log(4));
            assertGradients(logits, 0.25, 0.25, -0.75, 0.25);
        }

        @Test
        void doesNotChangeWhenAllLogitsMoveTogether() {
            assertThat(loss(1, leaves(1 - 512, 2 - 512, 3 - 512))).isCloseTo(1.4076059644443803045, within(1e-13));
        }

        @Test
        void keepsItsDigitsWhereTheNetIsSureAndRight() {
            Value[] two = leaves(40, 0);
            Value[] three = leaves(0, 0, 40);

            assertClose(loss(0, two), 4.2483542552915889863e-18);
            assertClose(loss(2, three), 8.4967085105831779546e-18);
            assertGradients(two, -4.2483542552915889773e-18, 4.2483542552915889773e-18);
            assertGradients(three, 4.2483542552915889592e-18, 4.2483542552915889592e-18, -8.4967085105831779185e-18);
        }

        @Test
        void doesNotOverflow() {
            Value[] right = leaves(1000, -1000, 0);
            Value[] wrong = leaves(1000, -1000, 0);
            Value[] allHuge = leaves(1e308, 1e308);

            assertThat(loss(0, right)).isZero();
            assertThat(loss(1, wrong)).isEqualTo(2000);
            assertClose(loss(0, allHuge), Math.log(2));
            assertGradients(right, 0, 0, 0);
            assertGradients(wrong, 1, -1, 0);
            assertGradients(allHuge, -0.5, 0.5);
        }

        @Test
        void isBinaryCrossEntropyWhereThereAreTwoClasses() {
            assertClose(loss(1, leaves(0, 0.7)), 0.40318604888545789319);
            assertClose(loss(0, leaves(0, 0.7)), 1.1031860488854578932);
        }

        @Test
        void callersArrayMayChangeAfterwards() {
            Value[] logits = leaves(1, 2, 3);
            Value[] copy = logits.clone();
            Value loss = Loss.softmaxCrossEntropy(logits, 0);

            Arrays.fill(logits, null);
            loss.backward();

            assertGradients(copy, P1 - 1, P2, P3);
        }

        @ParameterizedTest
        @ValueSource(ints = {-1, 3, 100})
        void labelMustBeAnIndex(int label) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Loss.softmaxCrossEntropy(leaves(1, 2, 3), label))
                    .withMessage("label: expected an index within 0..2, got " + label);
        }

        @Test
        void oneClassIsTooFew() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Loss.softmaxCrossEntropy(leaves(1), 0))
                    .withMessage("logits: expected at least 2 values, got 1");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Loss.softmaxCrossEntropy(leaves(), 0))
                    .withMessage("logits: expected at least 2 values, got 0");
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {-30, -3.5, -1, -0.2, 0, 0.4, 1, 2.5, 20})
    void gradientsAgreeWithFiniteDifferences(double at) {
        x.setData(at);
        Value y = Value.of(0.3);
        Value z = Value.of(-1.2);
        List<Value> all = List.of(x, y, z);

        assertPassed(GradientCheck.check(() -> Loss.squaredError(x, 0.6), List.of(x)));
        assertPassed(GradientCheck.check(() -> Loss.hinge(x, 1), List.of(x)));
        assertPassed(GradientCheck.check(() -> Loss.hinge(x, -1), List.of(x)));
        assertPassed(GradientCheck.check(() -> Loss.binaryCrossEntropyWithLogits(x, 0), List.of(x)));
        assertPassed(GradientCheck.check(() -> Loss.binaryCrossEntropyWithLogits(x, 1), List.of(x)));
        assertPassed(GradientCheck.check(() -> Loss.binaryCrossEntropyWithLogits(x, 0.3), List.of(x)));
        for (int label = 0; label < 3; label++) {
            int index = label;
            assertPassed(GradientCheck.check(() -> Loss.softmaxCrossEntropy(new Value[] {x, y, z}, index), all));
        }
        Value target = Value.of(0.3);
        List<Value> both = List.of(x, target);
        assertPassed(GradientCheck.check(() -> Loss.squaredError(x, target), both));
        assertPassed(GradientCheck.check(() -> Loss.absoluteError(x, 0.6), List.of(x)));
        assertPassed(GradientCheck.check(() -> Loss.absoluteError(x, target), both));
        assertPassed(GradientCheck.check(() -> Loss.huber(x, 0.6, 1.5), List.of(x)));
        assertPassed(GradientCheck.check(() -> Loss.huber(x, target, 1.5), both));
        assertPassed(GradientCheck.check(() -> Loss.binaryCrossEntropyWithLogits(x, target), both));
        assertPassed(GradientCheck.check(
                () -> Loss.softmaxCrossEntropy(new Value[] {x, y, z}, new double[] {0.2, 0.3, 0.5}), all));
        Value[] labels = leaves(0.2, 0.5, 0.3);
        List<Value> logitsAndLabels = List.of(x, y, z, labels[0], labels[1], labels[2]);
        assertPassed(GradientCheck.check(
                () -> Loss.softmaxCrossEntropy(new Value[] {x, y, z}, labels), logitsAndLabels));
        assertPassed(GradientCheck.check(() -> Loss.l2(all, 0.3), all));
        assertPassed(GradientCheck.check(() -> Loss.mean(x.times(y), y, z.times(x)), all));
    }

    @Nested
    class AbsoluteError {
        @ParameterizedTest
        @CsvSource({"3, 5, 2, -1", "5, 3, 2, 1", "2, 2, 0, 0", "-1e308, 0, 1e308, -1"})
        void isTheDistanceWithSlopePlusOrMinusOne(double prediction, double target, double loss, double gradient) {
            x.setData(prediction);
            assertLossAndGradient(Loss.absoluteError(x, target), loss, gradient);
            x.zeroGrad();
            assertLossAndGradient(Loss.absoluteError(x, Value.of(target)), loss, gradient);
        }

        @Test
        void targetMustBeFinite() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Loss.absoluteError(x, Double.NaN))
                    .withMessage("target: expected a finite number, got NaN");
        }
    }

    @Nested
    class HuberLoss {
        /** Up to delta half of the square; beyond, delta (|error| - delta / 2). */
        @ParameterizedTest
        @CsvSource({
            "1, 0, 2, 0.5, 1",
            "2, 0, 2, 2, 2",
            "-2, 0, 2, 2, -2",
            "3, 0, 2, 4, 2",
            "0, 3, 2, 4, -2",
            "5, 5, 1, 0, 0",
            "1e200, 0, 0.5, 5e199, 0.5",
            "-Infinity, 0, 0.5, Infinity, -0.5"
        })
        void isSquareWithinDeltaAndStraightBeyond(
                double prediction, double target, double delta, double loss, double gradient) {
            x.setData(prediction);
            Value plain = Loss.huber(x, target, delta);
            plain.backward();
            Value compilable = Loss.huber(x, Value.of(target), delta);
            compilable.backward();

            assertThat(plain.data()).isEqualTo(loss);
            assertThat(compilable.data()).isEqualTo(loss);
            assertThat(x.grad()).isEqualTo(2 * gradient);
        }

        @ParameterizedTest
        @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
        void deltaMustBePositiveAndFinite(double delta) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Loss.huber(x, 1, delta))
                    .withMessage("delta: expected a positive, finite number, got " + delta);
        }

        @Test
        void isNotANumberWhereTheErrorIsNone() {
            x.setData(Double.NaN);
            Value loss = Loss.huber(x, 1, 2);
            loss.backward();

            assertThat(loss.data()).isNaN();
            assertThat(x.grad()).isNaN();
            assertThat(loss.title()).isEqualTo("huber");
        }
    }

    @Nested
    class SoftLabels {
        /** Logits, labels, loss, slopes toward the logits, slopes toward the labels; with 400 digits. */
        @ParameterizedTest
        @CsvSource({
            "2.0, -1.0, 0.5, 0.9, 0.05, 0.05, 0.4663112966571571, -0.11440296541072414, -0.01088742672931255, 0.1252903921400367, 0.24131129665715706, 3.241311296657157, 1.7413112966571571",
            "40.0, 0.0, 0.0, 1.0, 0.0, 0.0, 8.496708510583178e-18, -8.496708510583178e-18, 4.248354255291589e-18, 4.248354255291589e-18, 8.496708510583178e-18, 40.0, 40.0",
            "0.0, -40.0, 700.0, 0.0, 0.0, 1.0, 9.85967654375977e-305, 9.85967654375977e-305, 4.2e-322, -9.85967654375977e-305, 700.0, 740.0, 9.85967654375977e-305",
            "1.0, 2.0, 3.0, 0.0, 1.0, 0.0, 1.4076059644443804, 0.09003057317038046, -0.7552715289452023, 0.6652409557748219, 2.40760596444438, 1.4076059644443804, 0.4076059644443803",
            "-30.0, 5.0, 5.0, 0.1, 0.6, 0.3, 4.193147180559945, -0.09999999999999969, -0.10000000000000014, 0.19999999999999984, 35.69314718055995, 0.6931471805599456, 0.6931471805599456",
            "-4885.4614, 4878.027, 0.0, 0.2, 0.8, 0.0, 1952.6976800000002, -0.2, 0.2, 0.0, 9763.4884, 0.0, 4878.027",
            "3.0, 3.0, -2.0, 1.0, 0.0, 0.0, 0.6965104917820788, -0.5016788308132513, 0.4983211691867487, 0.0033576616265026146, 0.6965104917820788, 0.6965104917820788, 5.696510491782079",
            "0.5, -1.0, 0.25, 2.0, 0.5, 0.0, 2.485280466004786, -0.7512056754669626, -0.2213563223744931, 0.9725619978414557, 0.6941121864019143, 2.1941121864019144, 0.9441121864019143"
        })
        void lossAndAllSlopesKeepTheirDigits(ArgumentsAccessor row) {
            Value[] logits = leaves(row.getDouble(0), row.getDouble(1), row.getDouble(2));
            Value[] labels = leaves(row.getDouble(3), row.getDouble(4), row.getDouble(5));
            Value loss = Loss.softmaxCrossEntropy(logits, labels);
            loss.backward();

            assertClose(loss.data(), row.getDouble(6));
            for (int i = 0; i < 3; i++) {
                assertClose(logits[i].grad(), row.getDouble(7 + i));
                assertClose(labels[i].grad(), row.getDouble(10 + i));
            }
            assertThat(loss.operation().valueAt(MlpTest.data(loss.inputs().toArray(Value[]::new))))
                    .isEqualTo(loss.data());
        }

        @Test
        void labelsAsNumbersGiveTheSame() {
            Value[] logits = leaves(2, -1, 0.5);
            double[] labels = {0.9, 0.05, 0.05};
            Value loss = Loss.softmaxCrossEntropy(logits, labels);
            labels[0] = 0;
            loss.backward();

            assertClose(loss.data(), 0.46631129665715715);
            assertThat(loss.inputs()).containsExactly(logits);
            assertClose(logits[0].grad(), -0.11440296541072424);
            assertClose(logits[1].grad(), -0.010887426729312553);
            assertClose(logits[2].grad(), 0.12529039214003668);
        }

        @Test
        void hugeLogitsOfTwoClasses() {
            Value loss = Loss.softmaxCrossEntropy(leaves(-4885.4614, 4878.027), leaves(0.2, 0.8));

            assertClose(loss.data(), 1952.69768);
        }

        @Test
        void maskedClassCostsNothing() {
            Value[] logits = leaves(Double.NEGATIVE_INFINITY, 0, 0);
            Value loss = Loss.softmaxCrossEntropy(logits, leaves(0, 1, 0));
            loss.backward();

            assertClose(loss.data(), Math.log(2));
            assertThat(logits).extracting(Value::grad).containsExactly(0.0, -0.5, 0.5);
        }

        @Test
        void maskedClassCostsInfinitelyMuchWhereItIsTheLabel() {
            Value loss = Loss.softmaxCrossEntropy(leaves(Double.NEGATIVE_INFINITY, 0), leaves(1, 0));

            assertThat(loss.data()).isEqualTo(Double.POSITIVE_INFINITY);
        }

        @Test
        void infiniteLogitTakesItAll() {
            Value[] logits = leaves(Double.POSITIVE_INFINITY, 7);
            Value right = Loss.softmaxCrossEntropy(logits, leaves(1, 0));
            right.backward();

            assertThat(right.data()).isZero();
            assertThat(logits).extracting(Value::grad).containsExactly(0.0, 0.0);
            assertThat(Loss.softmaxCrossEntropy(logits, leaves(0, 1)).data()).isEqualTo(Double.POSITIVE_INFINITY);
        }

        @Test
        void isNotANumberWhereThereIsNoSoftmax() {
            double infinity = Double.POSITIVE_INFINITY;
            assertThat(Loss.softmaxCrossEntropy(leaves(infinity, infinity), leaves(1, 0))
                            .data())
                    .isNaN();
            assertThat(Loss.softmaxCrossEntropy(leaves(-infinity, -infinity), leaves(1, 0))
                            .data())
                    .isNaN();
            assertThat(Loss.softmaxCrossEntropy(leaves(1, Double.NaN), leaves(1, 0))
                            .data())
                    .isNaN();
            assertThat(Loss.softmaxCrossEntropy(leaves(Double.NaN, 1), leaves(0, 1))
                            .data())
                    .isNaN();
        }

        @Test
        void compiledGraphGivesTheSame() {
            Value[] logits = leaves(2, -1, 0.5);
            Value[] labels = leaves(0, 0, 1);
            var graph = CompiledGraph.of(Loss.softmaxCrossEntropy(logits, labels), labels);

            assertClose(graph.run(new double[][] {{0.9, 0.05, 0.05}}), 0.46631129665715715);
            assertClose(logits[0].grad(), -0.11440296541072424);
            assertClose(logits[1].grad(), -0.010887426729312553);
            assertClose(logits[2].grad(), 0.12529039214003668);
        }

        @Test
        void graphsWithTheSameConstantLabelsAreTheSame() {
            Value[] logits = leaves(2, -1);
            double[][] rows = {{1}, {2}};

            CompiledGraph.of(
                    x -> Loss.softmaxCrossEntropy(logits, new double[] {0.5, 0.5})
                            .times(x[0]),
                    rows);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> CompiledGraph.of(
                            x -> Loss.softmaxCrossEntropy(logits, new double[] {x[0].data() / 2, 1 - x[0].data() / 2})
                                    .times(x[0]),
                            rows))
                    .withMessageContaining("rows[1]");
        }

        @Test
        void labelsMustBeProbabilitiesOfAllClasses() {
            Value[] logits = leaves(1, 2);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Loss.softmaxCrossEntropy(logits, new double[] {0.5, 1.5}))
                    .withMessage("labels[1]: expected a number within 0..1, got 1.5");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Loss.softmaxCrossEntropy(logits, new double[] {0.5, 0.499}))
                    .withMessage("labels: expected numbers whose sum is 1, got sum 0.999");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Loss.softmaxCrossEntropy(logits, new double[] {1}))
                    .withMessage("labels: expected 2 values, got 1");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Loss.softmaxCrossEntropy(logits, leaves(1)))
                    .withMessage("labels: expected 2 values, got 1");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Loss.softmaxCrossEntropy(leaves(1), leaves(1)))
                    .withMessage("logits: expected at least 2 values, got 1");
            Loss.softmaxCrossEntropy(logits, new double[] {0.5, 0.5000005});
        }
    }

    @Nested
    class BinaryCrossEntropyOfAValue {
        @ParameterizedTest
        @CsvSource({
            "Infinity, 1, 0, 0",
            "Infinity, 0, Infinity, 1",
            "-Infinity, 1, Infinity, -1",
            "-Infinity, 0, 0, 0",
            "Infinity, 0.5, Infinity, 0.5",
            "1000, 1, 0, 0",
            "1000, 0.25, 750, 0.75",
            "0, 0, 0.6931471805599453, 0.5"
        })
        void isThatOfANumber(double logit, double target, double loss, double gradient) {
            x.setData(logit);
            Value label = Value.of(target);
            Value ofValue = Loss.binaryCrossEntropyWithLogits(x, label);
            ofValue.backward();

            assertThat(ofValue.data()).isEqualTo(loss);
            assertThat(x.grad()).isEqualTo(gradient);
            assertThat(label.grad()).isEqualTo(-logit);
            assertThat(Loss.binaryCrossEntropyWithLogits(x, target).data()).isEqualTo(loss);
            assertThat(ofValue.operation().valueAt(logit, target)).isEqualTo(loss);
            assertThat(ofValue.operation().derivativesAt(logit, target)).containsExactly(gradient, -logit);
        }
    }

    @Nested
    class Mean {
        @Test
        void holdsWhereTheSumIsBeyondTheRange() {
            Value[] losses = leaves(1.5e308, 1.5e308);

            Value mean = Loss.mean(losses);
            mean.backward();

            assertThat(mean.data()).isEqualTo(1.5e308);
            assertThat(losses).extracting(Value::grad).containsOnly(0.5);
        }

        @Test
        void isInfiniteWhereALossIs() {
            Value mean = Loss.mean(leaves(Double.POSITIVE_INFINITY, 1));

            assertThat(mean.data()).isEqualTo(Double.POSITIVE_INFINITY);
            assertThat(mean.operation().symbol())
                    .isEqualTo(Loss.mean(leaves(1, 1)).operation().symbol());
        }

        @Test
        void sharesTheGradientEqually() {
            Value[] losses = leaves(1, 2, 9, 4);

            Value mean = Loss.mean(losses);
            mean.backward();

            assertThat(mean.data()).isEqualTo(4);
            assertThat(losses).extracting(Value::grad).containsOnly(0.25);
        }

        @Test
        void countsALossTwiceThatIsThereTwice() {
            Value other = Value.of(7);

            Value mean = Loss.mean(x, x, other, x);
            mean.backward();

            assertThat(mean.data()).isEqualTo(1.75);
            assertThat(x.grad()).isEqualTo(0.75);
        }

        @Test
        void ofOneLossIsThatLoss() {
            assertThat(Loss.mean(Value.of(3.5)).data()).isEqualTo(3.5);
        }

        @Test
        void ofNoLossIsRefused() {
            assertThatIllegalArgumentException()
                    .isThrownBy(Loss::mean)
                    .withMessage("losses: expected at least 1, got 0");
        }
    }

    @Nested
    class L2 {
        @Test
        void isTheSumOfSquaresTimesTheStrength() {
            List<Value> parameters = List.of(Value.of(1), Value.of(-2), Value.of(3));

            Value penalty = Loss.l2(parameters, 0.5);
            penalty.backward();

            assertThat(penalty.data()).isEqualTo(7);
            assertThat(parameters).extracting(Value::grad).containsExactly(1.0, -2.0, 3.0);
        }

        @Test
        void ofStrengthZeroIsZero() {
            x.setData(5);

            assertLossAndGradient(Loss.l2(List.of(x), 0), 0, 0);
        }

        @ParameterizedTest
        @ValueSource(doubles = {-0.1, Double.NaN, Double.POSITIVE_INFINITY})
        void strengthMustBeFiniteAndNotNegative(double strength) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Loss.l2(List.of(x), strength))
                    .withMessage("strength: expected a finite number >= 0, got " + strength);
        }

        @Test
        void ofNoParameterIsRefused() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Loss.l2(List.of(), 0.1))
                    .withMessage("parameters: expected at least 1, got 0");
        }
    }

    @Test
    void notANumberPassesThrough() {
        x.setData(Double.NaN);

        assertThat(Loss.squaredError(x, 1).data()).isNaN();
        assertThat(Loss.hinge(x, 1).data()).isNaN();
        assertThat(Loss.binaryCrossEntropyWithLogits(x, 1).data()).isNaN();
        assertThat(Loss.binaryCrossEntropyWithLogits(x, 0.3).data()).isNaN();
        assertThat(Loss.softmaxCrossEntropy(new Value[] {x, Value.of(1)}, 0).data())
                .isNaN();
        assertThat(Loss.softmaxCrossEntropy(new Value[] {x, Value.of(1)}, 1).data())
                .isNaN();
    }

    @Test
    void logitsMaskedByMinusInfinityGetNoGradient() {
        Value[] logits = {Value.of(2), Value.of(Double.NEGATIVE_INFINITY), Value.of(Double.NEGATIVE_INFINITY)};

        Value loss = Loss.softmaxCrossEntropy(logits, 0);
        loss.backward();

        assertThat(loss.data()).isZero();
        assertThat(logits).extracting(Value::grad).containsOnly(0.0);
    }
}
