package chainrule.compiled;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import chainrule.engine.Activation;
import chainrule.engine.DifferentiableFunction;
import chainrule.engine.Value;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a compiled graph finds is compared with closed forms, and with the graph of each row, built and run backward one by one. */
class CompiledGraphTest {

    /**
     * What the graphs of single rows give.
     *
     * @param size mean of the losses' absolute values
     * @param gradients of the mean loss, one for each parameter
     * @param gradientSizes mean absolute gradient of the rows' losses: what was added up, before anything cancelled
     */
    record Eager(double mean, double size, double[] gradients, double[] gradientSizes) {
        static Eager of(Function<Value[], Value> loss, List<Value> parameters, double[][] rows) {
            double sum = -0.0; // which leaves the sign of a zero alone
            double size = 0;
            double[] gradients = new double[parameters.size()];
            double[] gradientSizes = new double[parameters.size()];
            for (double[] row : rows) {
                parameters.forEach(Value::zeroGrad);
                Value value = loss.apply(leaves(row));
                value.backward();
                sum += value.data();
                size += Math.abs(value.data()) / rows.length;
                for (int i = 0; i < gradients.length; i++) {
                    double gradient = parameters.get(i).grad();
                    gradients[i] += gradient / rows.length;
                    gradientSizes[i] += Math.abs(gradient) / rows.length;
                }
            }
            parameters.forEach(Value::zeroGrad);
            return new Eager(sum / rows.length, size, gradients, gradientSizes);
        }

        /** The mean to the last bit, gradients to within a part of what was added up, and of at least 1. */
        void assertSame(double actualMean, List<Value> parameters, double part) {
            assertThat(Double.doubleToLongBits(actualMean))
                    .as("mean %s, expected %s", actualMean, mean)
                    .isEqualTo(Double.doubleToLongBits(mean));
            for (int i = 0; i < gradients.length; i++) {
                double tolerance = part * Math.max(1, gradientSizes[i]);
                assertClose("gradient " + i, parameters.get(i).grad(), gradients[i], tolerance);
            }
        }

        private static void assertClose(String what, double actual, double expected, double tolerance) {
            if (Double.isFinite(expected)) {
                assertThat(actual).as(what).isCloseTo(expected, within(tolerance));
            } else {
                assertThat(Double.toString(actual)).as(what).isEqualTo(Double.toString(expected));
            }
        }
    }

    static Value[] leaves(double... row) {
        return Arrays.stream(row).mapToObj(Value::of).toArray(Value[]::new);
    }

    static CompiledGraph compile(Function<Value[], Value> loss, double... sample) {
        Value[] inputs = leaves(sample);
        return CompiledGraph.of(loss.apply(inputs), inputs);
    }

    static double[][] randomRows(int rows, int columns, double from, double to, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return IntStream.range(0, rows)
                .mapToObj(r -> random.doubles(columns, from, to).toArray())
                .toArray(double[][]::new);
    }

    /** The sample that is traced is none of the rows. */
    private static void assertAgrees(Function<Value[], Value> loss, List<Value> parameters, double[][] rows) {
        double[] sample = IntStream.range(0, rows[0].length)
                .mapToDouble(i -> 0.75 + i / 8.0)
                .toArray();
        Eager eager = Eager.of(loss, parameters, rows);
        eager.assertSame(compile(loss, sample).run(rows), parameters, 1e-12);
    }

    private static double[] gradients(List<Value> parameters) {
        return parameters.stream().mapToDouble(Value::grad).toArray();
    }

    private static Value repeat(int times, Value start, UnaryOperator<Value> step) {
        Value node = start;
        for (int i = 0; i < times; i++) {
            node = step.apply(node);
        }
        return node;
    }

    @Test
    void aCheckedExceptionThatAFunctionSneaksOutIsNotSwallowed() {
        Value w = Value.of(1);
        Value x = Value.of(0);
        DifferentiableFunction broken = DifferentiableFunction.of(
                "broken", t -> t == 0 ? 0 : CompiledGraphTest.<RuntimeException>sneak(new IOException("disk")), t -> 1);
        CompiledGraph graph = CompiledGraph.of(x.apply(broken).times(w), x);

        assertThatThrownBy(() -> graph.run(new double[][] {{0}, {1}})).hasStackTraceContaining("disk");
        assertThat(w.grad()).isZero();
    }

    @SuppressWarnings("unchecked")
    private static <E extends Throwable> double sneak(Throwable checked) throws E {
        throw (E) checked;
    }

    @Test
    void aRowThatIsMissingIsNamed() {
        Value x = Value.of(0);
        CompiledGraph graph = CompiledGraph.of(x.exp(), x);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> graph.run(new double[][] {{1}, null}))
                .withMessage("rows[1]: expected 1 number, got null");
    }

    @Test
    void reluIsActiveForTheSmallestNumberThatThereIs() {
        Value w = Value.of(Double.MIN_VALUE);
        Value x = Value.of(0);

        CompiledGraph.of(w.times(x).relu(), x).run(new double[][] {{1}});

        assertThat(w.grad()).isEqualTo(1);
    }

    @Nested
    class Operations {
        private static final double[][] POSITIVE = randomRows(11, 2, 0.2, 2, 1);
        private static final double[][] ANY = randomRows(11, 2, -3, 3, 2);

        private final Value w = Value.of(0.7);
        private final Value v = Value.of(1.3);
        private final List<Value> parameters = List.of(w, v);

        private enum OneOperand {
            PLUS_CONSTANT(x -> x.plus(3)),
            MINUS_CONSTANT(x -> x.minus(3)),
            TIMES_CONSTANT(x -> x.times(-1.5)),
            TIMES_ZERO(x -> x.times(0)),
            DIV_CONSTANT(x -> x.div(-4)),
            SQUARE(x -> x.pow(2)),
            CUBE(x -> x.pow(3)),
            FIRST_POWER(x -> x.pow(1)),
            ZEROTH_POWER(x -> x.pow(0)),
            RECIPROCAL(x -> x.pow(-1)),
            POWER_HALF(x -> x.pow(0.5)),
            POWER_MINUS_1_7(x -> x.pow(-1.7)),
            NEGATE(Value::negate),
            EXP(Value::exp),
            LOG(Value::log),
            SQRT(Value::sqrt),
            RELU(Value::relu),
            LEAKY_RELU(Value::leakyRelu),
            LEAKY_RELU_0_3(x -> x.leakyRelu(0.3)),
            LEAKY_RELU_MINUS_2(x -> x.leakyRelu(-2)),
            ELU(Value::elu),
            ELU_0_3(x -> x.elu(0.3)),
            SIGMOID(Value::sigmoid),
            TANH(Value::tanh),
            SILU(Value::silu),
            GELU(Value::gelu),
            SOFTPLUS(Value::softplus),
            OF_THE_USER(x -> x.apply(DifferentiableFunction.of("sine", Math::sin, Math::cos))),
            SUM_OF_ONE(x -> Value.sum(x)),
            SUM_OF_THE_SAME(x -> Value.sum(x, x, x)),
            LOG_SUM_EXP_OF_ONE(x -> Value.logSumExp(x)),
            LOG_SUM_EXP_OF_THE_SAME(x -> Value.logSumExp(x, x, x)),
            PRODUCT_WITH_ITSELF(x -> x.times(x)),
            SUM_WITH_ITSELF(x -> x.plus(x)),
            DIFFERENCE_WITH_ITSELF(x -> x.minus(x)),
            QUOTIENT_WITH_ITSELF(x -> x.div(x)),
            POWER_OF_ITSELF(x -> x.pow(x)),
            PRELU_OF_ITSELF(x -> x.prelu(x)),
            DOT_WITH_ITSELF(x -> Value.dot(new Value[] {x, x, x}, new Value[] {x, x, x}, x));

            private final UnaryOperator<Value> build;

            OneOperand(UnaryOperator<Value> build) {
                this.build = build;
            }
        }

        @ParameterizedTest
        @EnumSource
        void oneOperandAgreesWherever(OneOperand operation) {
            assertAgreesWherever(operation.build);
        }

        @ParameterizedTest
        @EnumSource
        void everyActivationAgreesWherever(Activation activation) {
            assertAgreesWherever(x -> x.apply(activation));
        }

        private void assertAgreesWherever(UnaryOperator<Value> f) {
            for (double[][] rows : List.of(POSITIVE, ANY)) {
                assertAgrees(x -> f.apply(x[0]).times(w), parameters, rows);
                assertAgrees(x -> f.apply(x[0].times(w)).times(x[1]), parameters, rows);
                assertAgrees(x -> f.apply(w.times(v)).times(x[1]), parameters, rows);
                assertAgrees(x -> f.apply(f.apply(w)), parameters, rows);
                assertAgrees(x -> f.apply(w).times(x[0]).plus(f.apply(v.negate())), parameters, rows);
            }
        }

        private enum TwoOperands {
            PLUS(Value::plus),
            MINUS(Value::minus),
            TIMES(Value::times),
            DIV(Value::div),
            POW(Value::pow),
            PRELU(Value::prelu),
            PRELU_OF_NEGATED((a, b) -> a.negate().prelu(b)),
            SUM(Value::sum),
            LOG_SUM_EXP(Value::logSumExp),
            DOT((a, b) -> Value.dot(new Value[] {a}, new Value[] {b})),
            DOT_WITH_BIAS((a, b) -> Value.dot(new Value[] {a, b, a}, new Value[] {b, b, b}, a));

            private final BinaryOperator<Value> build;

            TwoOperands(BinaryOperator<Value> build) {
                this.build = build;
            }
        }

        @ParameterizedTest
        @EnumSource
        void twoOperandsAgreeWhetherOfTheRowOrParameters(TwoOperands operation) {
            List<Function<Value[], Value>> operands = List.of(
                    x -> x[0], x -> x[1], x -> x[1].times(w), x -> x[0].times(v), x -> w, x -> v, x -> v.times(w));
            for (double[][] rows : List.of(POSITIVE, ANY)) {
                for (Function<Value[], Value> a : operands) {
                    for (Function<Value[], Value> b : operands) {
                        assertAgrees(x -> operation.build.apply(a.apply(x), b.apply(x)), parameters, rows);
                    }
                }
            }
        }

        /** No term cancels another here, so even slopes like e^-300 are there to the last digits. */
        @ParameterizedTest
        @EnumSource
        void activationsKeepTheirDigitsFarOutWhereSlopesAreTiny(Activation activation) {
            for (double x : new double[] {-300, -36, -8, -1e-3, -1e-9, 0, 1e-9, 1e-3, 8, 36, 300}) {
                double[][] row = {{x}};
                w.setData(1);
                w.zeroGrad();

                double mean = compile(in -> w.times(in[0]).apply(activation), 1).run(row);

                double value = activation.value(x);
                double slope = activation.derivative(x);
                assertThat(mean).as("value at %s", x).isCloseTo(value, within(1e-12 * Math.abs(value)));
                assertThat(w.grad()).as("gradient at %s", x).isCloseTo(slope * x, within(1e-12 * Math.abs(slope * x)));
            }
        }

        @ParameterizedTest
        @EnumSource
        void kinksPolesAndInfinitiesAreThoseOfTheEagerGraph(OneOperand operation) {
            assertAgreesAtSpecialNumbers(operation.build);
        }

        @ParameterizedTest
        @EnumSource
        void activationsOfSpecialNumbersAreThoseOfTheEagerGraph(Activation activation) {
            assertAgreesAtSpecialNumbers(x -> x.apply(activation));
        }

        private void assertAgreesAtSpecialNumbers(UnaryOperator<Value> f) {
            for (double special : new double[] {
                0.0,
                -0.0,
                Double.POSITIVE_INFINITY,
                Double.NEGATIVE_INFINITY,
                Double.NaN,
                Double.MIN_VALUE,
                1e300,
                -1e300
            }) {
                assertAgrees(x -> f.apply(x[0]).times(w), parameters, new double[][] {{special}});
                assertAgrees(x -> f.apply(x[0].plus(w)), parameters, new double[][] {{special}, {1}});
            }
            double[][] straightAtNought = {{-w.data()}, {1}};
            assertAgrees(x -> f.apply(x[0].plus(w)), parameters, straightAtNought);
        }

        @Test
        void powersAndPrelusAtTheirEdgesAreThoseOfTheEagerGraph() {
            for (double a : new double[] {0, -0.0, -2, 1, Double.NaN, Double.NEGATIVE_INFINITY}) {
                for (double b : new double[] {0, 0.5, 3, -1, Double.NaN}) {
                    double[][] row = {{a, b}};
                    w.setData(a);
                    v.setData(b);
                    assertAgrees(x -> x[0].pow(v), parameters, row);
                    assertAgrees(x -> w.pow(x[1]), parameters, row);
                    assertAgrees(x -> x[0].prelu(v), parameters, row);
                    assertAgrees(x -> w.prelu(x[1]), parameters, row);
                }
            }
        }

        @Test
        void logSumExpIsStableForNumbersOfAnySize() {
            double infinite = Double.POSITIVE_INFINITY;
            double[][][] batches = {
                {{1000, 999}, {-1000, -1001}}, {{1e300, 1}}, {{-infinite, -infinite}}, {{-infinite, 3}}, {{infinite, 3}}
            };
            for (double[][] rows : batches) {
                assertAgrees(x -> Value.logSumExp(x[0], x[1].times(w), v), parameters, rows);
                assertAgrees(x -> Value.logSumExp(x[0].plus(w), x[1].plus(v)), parameters, rows);
            }
        }

        @Test
        void aLearnedFunctionEntersItsParameter() {
            DifferentiableFunction learned = new DifferentiableFunction() {
                @Override
                public double value(double x) {
                    return w.data() * x;
                }

                @Override
                public double derivative(double x) {
                    return w.data();
                }

                @Override
                public Value applyTo(Value x) {
                    return x.times(w);
                }
            };

            double mean = compile(x -> x[0].apply(learned), 7).run(new double[][] {{1}, {2}});

            assertThat(mean).isCloseTo(0.7 * 1.5, within(1e-15));
            assertThat(w.grad()).isEqualTo(1.5);
        }
    }

    @Nested
    class Dots {
        private final Value[] w = leaves(randomRows(1, 40, -1, 1, 3)[0]);
        private final List<Value> parameters = List.of(w);

        private void assertDotsAgree(int columns, Function<Value[], Value> loss) {
            assertAgrees(loss, parameters, randomRows(13, columns, -2, 2, columns));
        }

        private Value[] weights(int from, int size) {
            return Arrays.copyOfRange(w, from, from + size);
        }

        private static Value[] times(Value factor, Value[] values) {
            return Arrays.stream(values).map(factor::times).toArray(Value[]::new);
        }

        private static Value[] alternating(Value[] even, Value[] odd) {
            return IntStream.range(0, even.length)
                    .mapToObj(i -> i % 2 == 0 ? even[i] : odd[i])
                    .toArray(Value[]::new);
        }

        @ParameterizedTest
        @ValueSource(ints = {1, 2, 3, 4, 5, 7, 8, 9, 13, 16, 17})
        void everyMixOfInputsAndParametersAgrees(int n) {
            Value[] front = weights(0, n);
            Value[] back = weights(20, n);

            assertDotsAgree(n, x -> Value.dot(front, x));
            assertDotsAgree(n, x -> Value.dot(x, front));
            assertDotsAgree(n, x -> Value.dot(front, x, w[39]));
            assertDotsAgree(n, x -> Value.dot(x, front, w[0]));
            assertDotsAgree(n, x -> Value.dot(front, x, x[0]));
            assertDotsAgree(n, x -> Value.dot(front, x, x[0].times(w[1])));
            assertDotsAgree(n, x -> Value.dot(times(w[39], x), front));
            assertDotsAgree(n, x -> Value.dot(front, back));
            assertDotsAgree(n, x -> Value.dot(front, back, x[0]));
            assertDotsAgree(n, x -> Value.dot(front, front, w[0]).times(x[0]));
            assertDotsAgree(n, x -> Value.dot(x, x).times(w[0]));
            assertDotsAgree(n, x -> Value.dot(times(w[0], x), times(w[1], x), w[1]));
            assertDotsAgree(n, x -> Value.dot(alternating(x, front), alternating(back, x)));
            assertDotsAgree(n, x -> Value.dot(alternating(x, front), alternating(x, back), w[5]));
            assertDotsAgree(n, x -> Value.dot(alternating(front, x), x));
        }

        @ParameterizedTest
        @ValueSource(ints = {1, 2, 5, 8, 17})
        void theSameOperandManyTimesCollectsAll(int n) {
            Value[] sameWeight = new Value[n];
            Arrays.fill(sameWeight, w[0]);
            double[][] rows = {{2}, {3}, {4}};

            double mean = compile(
                            x -> {
                                Value[] sameInput = new Value[n];
                                Arrays.fill(sameInput, x[0]);
                                return Value.dot(sameWeight, sameInput, w[0]);
                            },
                            1)
                    .run(rows);

            assertThat(mean).isCloseTo(w[0].data() * (3 * n + 1), within(1e-13));
            assertThat(w[0].grad()).isCloseTo(3 * n + 1, within(1e-13));
        }

        /** Neurons of a layer see the same inputs; here they share weights and biases too, or see them in another order. */
        @ParameterizedTest
        @ValueSource(ints = {1, 2, 3, 5, 8, 9, 13})
        void layersAgree(int n) {
            assertDotsAgree(n, x -> {
                Value[] reversed = new Value[n];
                IntStream.range(0, n).forEach(i -> reversed[i] = x[n - 1 - i]);
                Value[] layer = IntStream.range(0, n)
                        .mapToObj(
                                i -> Value.dot(weights(i, n), x, w[30 + i % 2]).tanh())
                        .toArray(Value[]::new);
                return Value.sum(
                        Value.dot(weights(0, n), layer, w[31]),
                        Value.dot(weights(0, n), layer),
                        Value.dot(layer, weights(1, n), w[32]),
                        Value.dot(weights(1, n), reversed, w[31]),
                        Value.dot(weights(1, n), x, layer[0]));
            });
        }

        @Test
        void aWholeLayerMayHangOnParametersAlone() {
            assertDotsAgree(2, x -> {
                Value[] layer = IntStream.range(0, 6)
                        .mapToObj(i ->
                                Value.dot(weights(i, 5), weights(20, 5), w[i]).tanh())
                        .toArray(Value[]::new);
                return Value.dot(layer, weights(10, 6), w[39]).times(x[0]).plus(Value.dot(layer, layer));
            });
        }

        @Test
        void aNodeMayBeInALayerAndOutsideOfIt() {
            assertDotsAgree(3, x -> {
                Value a = Value.dot(weights(0, 3), x, w[3]);
                Value b = Value.dot(weights(4, 3), x, a);
                Value c = Value.dot(weights(8, 3), new Value[] {x[0], a, b}, w[3]);
                return a.times(b).plus(c.sigmoid()).plus(a.tanh().times(c));
            });
        }
    }

    @Nested
    class Graphs {
        private final Value w = Value.of(0.8);
        private final Value b = Value.of(-0.3);
        private final List<Value> parameters = List.of(w, b);
        private final double[][] rows = randomRows(21, 2, -2, 2, 5);

        @Test
        void nodesThatManyShareAreRight() {
            assertAgrees(
                    x -> {
                        Value shared = x[0].times(w).plus(b).tanh();
                        Value twice = shared.times(shared);
                        return Value.sum(twice, shared.exp(), twice.div(shared.plus(3)), shared, shared, x[1]);
                    },
                    parameters,
                    rows);
        }

        @Test
        void aNodeThatIsUsedTwiceTwoHundredTimesOverIsComputedOnce() {
            double mean = compile(x -> repeat(200, x[0].times(w), node -> node.plus(node)), 1)
                    .run(new double[][] {{1}, {3}});

            assertThat(mean).isCloseTo(Math.pow(2, 201) * 0.8, within(Math.pow(2, 201) * 1e-15));
            assertThat(w.grad()).isEqualTo(Math.pow(2, 201)); // 2^200 paths, and the mean of the inputs is 2
        }

        @Test
        void aPenaltyThatDoesNotDependOnTheRowCountsOnce() {
            w.setData(3);
            b.setData(-2);
            Value[] both = {w, b};

            double mean = compile(x -> x[0].times(w).plus(Value.dot(both, both).times(0.5)), 1)
                    .run(new double[][] {{1}, {2}, {6}});

            assertThat(mean).isCloseTo(3 * 3 + 0.5 * 13, within(1e-13));
            assertThat(w.grad()).isCloseTo(3 + 3, within(1e-13));
            assertThat(b.grad()).isCloseTo(-2, within(1e-13));
        }

        @Test
        void partsOfTheRowAndPartsOfParametersMayTakeTurns() {
            assertAgrees(
                    x -> {
                        Value uniform = w.times(b).exp();
                        Value ofRow = uniform.times(x[0]).tanh();
                        Value further = uniform.plus(w).sigmoid().times(b);
                        return ofRow.plus(further)
                                .times(uniform)
                                .plus(further.pow(2))
                                .plus(w.times(ofRow));
                    },
                    parameters,
                    rows);
        }

        @Test
        void aLossWithoutAnyRowIsItselfWhateverTheBatch() {
            double mean = compile(x -> w.times(w).plus(b)).run(new double[3][0]);

            assertThat(mean).isCloseTo(0.64 - 0.3, within(1e-14));
            assertThat(w.grad()).isCloseTo(1.6, within(1e-14));
            assertThat(b.grad()).isCloseTo(1, within(1e-14));
        }

        @Test
        void aLossWithoutAnyParameterHasAMean() {
            assertThat(compile(x -> x[0].times(x[0]), 5).run(new double[][] {{1}, {2}, {3}, {-4}}))
                    .isEqualTo(7.5);
        }

        @Test
        void theLossMayBeAnInput() {
            Value x = Value.of(5);
            Value y = Value.of(6);

            assertThat(CompiledGraph.of(y, x, y).run(new double[][] {{1, 2}, {1, 6}}))
                    .isEqualTo(4);
            assertThat(y.grad()).isZero();
        }

        @Test
        void theLossMayBeAParameter() {
            double mean = compile(x -> w, 1).run(new double[][] {{1}, {2}, {3}, {4}});

            assertThat(mean).isCloseTo(0.8, within(1e-15));
            assertThat(w.grad()).isEqualTo(1);
        }

        @Test
        void inputsThatTheLossDoesNotDependOnAreIgnored() {
            double[][] numbers = {{Double.NaN, 1, Double.NaN}, {Double.POSITIVE_INFINITY, 3, 0}};

            double mean = compile(x -> x[1].times(w), 1, 1, 1).run(numbers);

            assertThat(mean).isCloseTo(1.6, within(1e-15));
            assertThat(w.grad()).isEqualTo(2);
        }

        @Test
        void everyLeafThatIsNoInputIsAParameter() {
            Value x = Value.of(2);
            Value constant = Value.of(10);

            CompiledGraph.of(x.times(w).times(constant), x).run(new double[][] {{1}, {2}});

            assertThat(constant.grad()).isCloseTo(1.2, within(1e-15));
            assertThat(x.grad()).isZero();
        }

        @Test
        void inputsComeInTheOrderTheyWereNamedIn() {
            Value x = Value.of(1);
            Value y = Value.of(1);

            CompiledGraph graph = CompiledGraph.of(x.minus(y.times(w)), y, x);

            w.setData(1);
            assertThat(graph.run(new double[][] {{2, 100}, {4, 200}})).isEqualTo(147);
            assertThat(w.grad()).isEqualTo(-3);
        }

        @ParameterizedTest
        @ValueSource(ints = {1, 2, 3, 4, 5, 7, 8, 9, 13, 17, 33})
        void chainsOfProductsAndSumsAgreeHoweverLong(int n) {
            Value[] weights = leaves(randomRows(1, n, -1, 1, n)[0]);
            List<Value> all = new ArrayList<>(List.of(weights));
            all.addAll(parameters);
            double[][] wide = randomRows(10, n, -2, 2, n);

            assertAgrees(x -> chain(weights, x, w.times(x[0])), all, wide);
            assertAgrees(x -> chain(x, weights, b).tanh(), all, wide);
            assertAgrees(x -> chain(x, x, b), all, wide);
            assertAgrees(x -> chain(weights, weights, x[0]), all, wide);
            assertAgrees(x -> chain(weights, x, b).times(chain(weights, x, b)).plus(chain(x, weights, w)), all, wide);
        }

        private static Value chain(Value[] a, Value[] b, Value start) {
            Value sum = start;
            for (int i = 0; i < a.length; i++) {
                sum = i % 2 == 0 ? sum.plus(a[i].times(b[i])) : b[i].times(a[i]).plus(sum);
            }
            return sum;
        }

        @Test
        void partialSumsOfAChainMayBeUsedElsewhere() {
            assertAgrees(
                    x -> {
                        Value product = x[0].times(w);
                        Value first = product.plus(b);
                        Value second = first.plus(x[1].times(w));
                        Value third = second.minus(x[0].times(x[1]));
                        return third.tanh().plus(first.times(second)).plus(product.exp());
                    },
                    parameters,
                    rows);
        }
    }

    @Nested
    class Batches {
        private final Value w = Value.of(0.8);
        private final Value b = Value.of(-0.3);
        private final CompiledGraph squaredError =
                compile(x -> x[0].times(w).plus(b).minus(x[1]).pow(2), 0.5, 0.25);

        private void assertRight(double[][] rows) {
            w.zeroGrad();
            b.zeroGrad();

            double mean = squaredError.run(rows);

            double square = 0;
            double towardW = 0;
            double towardB = 0;
            for (double[] row : rows) {
                double error = 0.8 * row[0] - 0.3 - row[1];
                square += error * error;
                towardW += 2 * error * row[0];
                towardB += 2 * error;
            }
            int n = rows.length;
            assertThat(mean).as("mean of %s rows", n).isCloseTo(square / n, within(1e-12));
            assertThat(w.grad()).as("toward w, %s rows", n).isCloseTo(towardW / n, within(1e-12));
            assertThat(b.grad()).as("toward b, %s rows", n).isCloseTo(towardB / n, within(1e-12));
        }

        @Test
        void batchesOfAnySizeAreRightInAnySequence() {
            int[] sizes = {7, 1000, 1, 513, 2, 64, 3, 5000, 1023, 129, 8, 1025, 17, 256, 1};
            for (int size : sizes) {
                assertRight(randomRows(size, 2, -2, 2, size));
            }
            for (int size = 1; size < 140; size++) {
                assertRight(randomRows(size, 2, -2, 2, size));
            }
        }

        @ParameterizedTest
        @ValueSource(ints = {1, 2, 9, 64, 67, 130, 300})
        void everyRowCountsAsMuchAsAnyOther(int n) {
            CompiledGraph product = compile(x -> x[0].times(w), 9);
            w.setData(1);
            for (int r = 0; r < n; r++) {
                double[][] rows = new double[n][1];
                rows[r][0] = n;
                w.zeroGrad();

                assertThat(product.run(rows)).as("only row %s of %s", r, n).isCloseTo(1, within(1e-15));
                assertThat(w.grad()).as("only row %s of %s", r, n).isCloseTo(1, within(1e-15));
            }
        }

        @Test
        void rowsOfNoughtsAreNotTakenForMissingOnes() {
            CompiledGraph exp = compile(x -> x[0].times(w).exp(), 1);
            for (int n : new int[] {1, 3, 8, 65}) {
                assertThat(exp.run(new double[n][1])).isCloseTo(1, within(1e-13));
            }
        }

        /** A block that is filled up with noughts, or with what was there before, would show here. */
        @ParameterizedTest
        @ValueSource(ints = {1, 2, 3, 5, 8, 9, 17, 63, 64, 65, 100})
        void nothingButTheRowsIsEverComputed(int n) {
            DifferentiableFunction picky = DifferentiableFunction.of("picky", Batches::positive, x -> 1 / positive(x));
            CompiledGraph graph = compile(
                    x -> x[0].apply(picky).times(w).log().plus(w.div(x[0])).plus(x[0].pow(-1)), 1);
            w.setData(2);
            double[][] rows = new double[n][];
            Arrays.fill(rows, new double[] {4});
            double[][] infinite = new double[n + 5][];
            Arrays.fill(infinite, new double[] {Double.POSITIVE_INFINITY});

            graph.run(infinite);
            w.zeroGrad();

            assertThat(graph.run(rows)).isCloseTo(Math.log(8) + 0.5 + 0.25, within(1e-13));
            assertThat(w.grad()).isCloseTo(0.5 + 0.25, within(1e-13));
        }

        private static double positive(double x) {
            if (!(x > 0)) {
                throw new ArithmeticException("no row has " + x);
            }
            return x;
        }

        @Test
        void notANumberInOneRowMakesTheMeanNotANumberAndIsGoneAfterwards() {
            for (int n : new int[] {1, 2, 9, 100}) {
                for (int r : new int[] {0, n / 2, n - 1}) {
                    double[][] rows = randomRows(n, 2, -2, 2, n);
                    rows[r][0] = Double.NaN;

                    assertThat(squaredError.run(rows))
                            .as("NaN in row %s of %s", r, n)
                            .isNaN();
                    assertThat(w.grad()).isNaN();
                    assertThat(b.grad()).isNaN();
                    assertRight(randomRows(n, 2, -2, 2, n));
                }
            }
        }

        @Test
        void rowsAreOnlyRead() {
            double[][] rows = randomRows(100, 2, -2, 2, 1);

            squaredError.run(rows);

            assertThat(rows).isDeepEqualTo(randomRows(100, 2, -2, 2, 1));
        }

        @Test
        void theSameRowMayComeOftenEvenAsOneArray() {
            double[] row = {1.5, -0.5};
            double[][] rows = new double[70][];
            Arrays.fill(rows, row);

            assertRight(rows);
        }
    }

    @Nested
    class State {
        private final Value x = Value.of(2, "x");
        private final Value w = Value.of(3, "w");
        private final Value b = Value.of(5, "b");
        private final Value product = Value.dot(new Value[] {w}, new Value[] {x}, b);
        private final Value loss = product.times(product);
        private final CompiledGraph graph = CompiledGraph.of(loss, x);

        @Test
        void gradientsAccumulateUntilTheyAreSetToZero() {
            double[][] rows = {{1}, {-1}}; // the products are 8 and 2

            graph.run(rows);
            assertThat(w.grad()).isEqualTo(8 - 2);
            assertThat(b.grad()).isEqualTo(8 + 2);

            graph.run(rows);
            assertThat(w.grad()).isEqualTo(12);
            assertThat(b.grad()).isEqualTo(20);

            w.zeroGrad();
            graph.run(rows);
            assertThat(w.grad()).isEqualTo(6);
            assertThat(b.grad()).isEqualTo(30);
        }

        @Test
        void gradientsAddToThoseOfEagerPasses() {
            b.times(7).backward();

            graph.run(new double[][] {{1}});

            assertThat(b.grad()).isEqualTo(7 + 16);
        }

        @Test
        void parametersAreReadAtEachRun() {
            assertThat(graph.run(new double[][] {{1}})).isEqualTo(64);

            w.setData(-1);
            b.setData(0);

            assertThat(graph.run(new double[][] {{4}})).isEqualTo(16);

            w.setData(1);
            assertThat(graph.run(new double[][] {{4}, {2}})).isEqualTo(10);
        }

        @Test
        void partsThatHangOnParametersAloneAreComputedAnewAtEachRun() {
            Value[] itself = {w};
            CompiledGraph uniform = compile(in -> w.exp().times(w.negate()).plus(Value.dot(itself, itself)), 1);
            for (double data : new double[] {0.5, -1, 2}) {
                w.setData(data);
                w.zeroGrad();

                assertThat(uniform.run(new double[2][1])).isCloseTo(data * data - data * Math.exp(data), within(1e-13));
                assertThat(w.grad()).isCloseTo(2 * data - (1 + data) * Math.exp(data), within(1e-13));
            }
        }

        @Test
        void parametersKeepTheirDataAndSoDoInputsAndInnerNodesWithTheirGradients() {
            loss.backward();
            w.zeroGrad();
            b.zeroGrad();

            graph.run(new double[][] {{7}, {8}, {9}});

            assertThat(List.of(x, w, b, product, loss))
                    .extracting(Value::data)
                    .containsExactly(2.0, 3.0, 5.0, 11.0, 121.0);
            assertThat(List.of(x, product, loss)).extracting(Value::grad).containsExactly(66.0, 22.0, 1.0);
        }

        @Test
        void compilingChangesNoGradient() {
            loss.backward();

            CompiledGraph.of(loss, x);

            assertThat(List.of(x, w, b, product, loss))
                    .extracting(Value::grad)
                    .containsExactly(66.0, 44.0, 22.0, 22.0, 1.0);
        }

        @Test
        void theTraceStillRunsBackwardAfterARun() {
            graph.run(new double[][] {{7}});
            w.zeroGrad();
            b.zeroGrad();

            loss.backward();

            assertThat(List.of(x, w, b)).extracting(Value::grad).containsExactly(66.0, 44.0, 22.0);
        }

        @Test
        void changingTheInputsOfTheTraceChangesNothing() {
            x.setData(1000);

            assertThat(graph.run(new double[][] {{1}})).isEqualTo(64);
            assertThat(w.grad()).isEqualTo(16);
        }

        @Test
        void theArrayOfInputsMayBeUsedForOtherThingsAfterwards() {
            Value[] inputs = leaves(1, 2);
            CompiledGraph difference =
                    CompiledGraph.of(inputs[0].minus(inputs[1]).times(w), inputs);
            inputs[0] = w;

            assertThat(difference.run(new double[][] {{5, 1}})).isEqualTo(12);
        }

        @Test
        void twoGraphsMayTakeTurnsOnTheSameParameters() {
            CompiledGraph other = compile(in -> in[0].times(w).minus(in[1]), 1, 1);

            graph.run(new double[][] {{1}});
            other.run(new double[][] {{10, 1}, {20, 2}});
            graph.run(new double[][] {{-1}});

            assertThat(w.grad()).isEqualTo(16 + 15 - 4);
            assertThat(b.grad()).isEqualTo(16 + 4);
        }

        @Test
        void aFunctionThatThrowsLeavesEveryGradientAlone() {
            DifferentiableFunction value = DifferentiableFunction.of("f", t -> unlessLarge(t, t), t -> 1);
            DifferentiableFunction derivative = DifferentiableFunction.of("f", t -> t, t -> unlessLarge(t, 1));
            for (DifferentiableFunction throwing : List.of(value, derivative)) {
                CompiledGraph fragile =
                        compile(in -> b.times(in[0]).apply(throwing).plus(w.exp()), 0.1);
                w.zeroGrad();
                b.zeroGrad();
                w.times(7).plus(b.times(9)).backward();
                for (int n : new int[] {1, 2, 9, 64, 300}) {
                    double[][] rows = new double[n][1];
                    rows[n - 1][0] = 0.8;

                    assertThatThrownBy(() -> fragile.run(rows))
                            .isInstanceOf(ArithmeticException.class)
                            .hasMessageContaining("4.0 is too large");
                    assertThat(List.of(w, b)).extracting(Value::grad).containsExactly(7.0, 9.0);
                    assertThat(List.of(w, b)).extracting(Value::data).containsExactly(3.0, 5.0);
                }

                assertThat(fragile.run(new double[][] {{0.1}, {0.3}})).isCloseTo(1 + Math.exp(3), within(1e-13));
                assertThat(b.grad()).isCloseTo(9 + 0.2, within(1e-13));
            }
        }

        @Test
        void aFunctionOfParametersThatThrowsLeavesEveryGradientAlone() {
            DifferentiableFunction throwing = DifferentiableFunction.of("f", t -> unlessLarge(t, t), t -> 1);
            CompiledGraph fragile = compile(in -> b.times(in[0]).plus(w.apply(throwing)), 1);
            w.setData(3.5);

            assertThatThrownBy(() -> fragile.run(new double[][] {{1}, {2}})).hasMessageContaining("3.5 is too large");

            assertThat(List.of(w, b)).extracting(Value::grad).containsExactly(0.0, 0.0);
        }

        private static double unlessLarge(double x, double result) {
            if (x > 3) {
                throw new ArithmeticException(x + " is too large");
            }
            return result;
        }
    }

    @Nested
    class BadArguments {
        private final Value x = Value.of(1);
        private final Value y = Value.of(2);
        private final Value w = Value.of(3);
        private final CompiledGraph graph = CompiledGraph.of(x.times(w).plus(y), x, y);

        @Test
        void inputsMustBeLeaves() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> CompiledGraph.of(x.times(w), x, x.times(w)))
                    .withMessageContaining("inputs[1]")
                    .withMessageContaining("expected");
        }

        @Test
        void inputsMustBeThereOnce() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> CompiledGraph.of(x.times(w), x, y, x))
                    .withMessageContaining("inputs");
            assertThatIllegalArgumentException()
                    .as("also those that the loss does not depend on")
                    .isThrownBy(() -> CompiledGraph.of(x.times(w), y, y))
                    .withMessageContaining("inputs");
        }

        @Test
        void lossAndInputsMustBeThere() {
            assertThatNullPointerException()
                    .isThrownBy(() -> CompiledGraph.of((Value) null, x))
                    .withMessage("loss: expected a value, got null");
            assertThatNullPointerException()
                    .isThrownBy(() -> CompiledGraph.of(x, (Value[]) null))
                    .withMessage("inputs: expected leaves, got null");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> CompiledGraph.of(x, x, null))
                    .withMessage("inputs[1]: expected a leaf, got null");
        }

        @Test
        void aBatchHasAtLeastOneRow() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> graph.run(new double[0][]))
                    .withMessageContaining("rows")
                    .withMessageContaining("1")
                    .withMessageContaining("0");
        }

        @ParameterizedTest
        @ValueSource(ints = {0, 1, 3})
        void everyRowHasANumberForEachInput(int length) {
            double[][] rows = new double[100][2];
            rows[70] = new double[length];

            assertThatIllegalArgumentException()
                    .isThrownBy(() -> graph.run(rows))
                    .withMessageContaining("rows[70]")
                    .withMessageContaining("2")
                    .withMessageContaining("got " + length);
            assertThat(w.grad()).isZero();
            assertThat(graph.run(new double[][] {{4, 5}}))
                    .as("the graph is none the worse for it")
                    .isEqualTo(17);
        }

        @Test
        void withoutInputsRowsAreEmpty() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> CompiledGraph.of(w.times(w)).run(new double[][] {{}, {1}}))
                    .withMessageContaining("rows[1]");
        }
    }

    @Nested
    class TracingEveryRow {
        private final Value w = Value.of(0.5);
        private final Value v = Value.of(-1.5);
        private final double[][] rows = {{1, 1}, {2, 1}, {3, 1}, {-4, -1}, {5, -1}};

        private void assertRefused(String row, Function<Value[], Value> loss) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> CompiledGraph.of(loss, rows))
                    .withMessageContaining(row)
                    .matches(e -> e.getMessage().length() > 2 * row.length(), "explains");
        }

        @Test
        void aFunctionThatIsTheSameForEveryRowCompiles() {
            Function<Value[], Value> loss = x -> Value.dot(new Value[] {w, v}, x, v)
                    .leakyRelu(0.2)
                    .times(3)
                    .plus(x[1].pow(2))
                    .plus(w.times(w));
            Eager eager = Eager.of(loss, List.of(w, v), rows);

            double mean = CompiledGraph.of(loss, rows).run(rows);

            eager.assertSame(mean, List.of(w, v), 1e-12);
        }

        @Test
        void otherRowsMayBeRunThanThoseThatWereTraced() {
            CompiledGraph graph = CompiledGraph.of(x -> x[0].times(w).minus(x[1]), rows);

            assertThat(graph.run(new double[][] {{2, 10}, {4, 20}})).isEqualTo(-13.5);
            assertThat(w.grad()).isEqualTo(3);
        }

        @Test
        void everyRowIsTracedWithItsOwnNumbers() {
            List<List<Double>> seen = new ArrayList<>();

            CompiledGraph.of(
                    x -> {
                        assertThat(x).allMatch(Value::isLeaf);
                        seen.add(List.of(x[0].data(), x[1].data()));
                        return x[0].times(x[1]);
                    },
                    rows);

            assertThat(seen)
                    .startsWith(List.of(1.0, 1.0))
                    .contains(List.of(2.0, 1.0), List.of(3.0, 1.0), List.of(-4.0, -1.0), List.of(5.0, -1.0));
        }

        @Test
        void oneRowIsEnough() {
            assertThat(CompiledGraph.of(x -> x[0].times(w), new double[][] {{2}})
                            .run(new double[][] {{6}, {10}}))
                    .isEqualTo(4);
        }

        @Test
        void withoutInputsRowsAreEmpty() {
            assertThat(CompiledGraph.of(x -> w.times(v), new double[2][0]).run(new double[3][0]))
                    .isCloseTo(-0.75, within(1e-14));
        }

        @Test
        void compilingChangesNoParameter() {
            w.times(5).backward();

            CompiledGraph.of(x -> x[0].times(w).tanh(), rows);

            assertThat(w.grad()).isEqualTo(5);
            assertThat(w.data()).isEqualTo(0.5);
        }

        @Test
        void aConstantThatChangesWithTheRowIsRefused() {
            assertRefused(
                    "rows[3]", x -> w.times(x[0]).times(-x[1].data()).plus(1).relu());
            assertRefused("rows[3]", x -> w.times(x[0]).plus(x[1].data()));
            assertRefused("rows[3]", x -> w.times(x[0]).minus(x[1].data()));
            assertRefused("rows[3]", x -> w.times(x[0]).div(x[1].data()));
            assertRefused("rows[3]", x -> w.times(x[0]).pow(x[1].data()));
            assertRefused("rows[3]", x -> w.times(x[0]).leakyRelu(x[1].data()));
            assertRefused("rows[3]", x -> w.times(x[0]).elu(2 + x[1].data()));
        }

        /** 1 / 3 and its neighbour look the same in four decimals. */
        @Test
        void constantsThatDifferByAHairAreRefused() {
            assertRefused("rows[3]", x -> w.times(x[0]).times(x[0].data() < 0 ? Math.nextUp(1 / 3.0) : 1 / 3.0));
        }

        @Test
        void anOperationThatChangesWithTheRowIsRefused() {
            assertRefused(
                    "rows[3]",
                    x -> x[0].data() > 0 ? x[0].times(w).tanh() : x[0].times(w).exp());
            assertRefused("rows[3]", x -> x[0].data() > 0 ? x[0].plus(w) : x[0].minus(w));
            assertRefused("rows[3]", x -> x[0].data() > 0 ? Value.sum(x[0], w) : Value.logSumExp(x[0], w));
            assertRefused("rows[3]", x -> x[0].data() > 0 ? x[0].times(w) : x[0].times(2));
        }

        @Test
        void functionsOfTheUserAreToldApartEvenUnderTheSameName() {
            DifferentiableFunction one = DifferentiableFunction.of("f", Math::sin, Math::cos);
            DifferentiableFunction other = DifferentiableFunction.of("f", Math::cos, x -> -Math.sin(x));

            assertRefused("rows[3]", x -> x[0].times(w).apply(x[0].data() > 0 ? one : other));
        }

        @Test
        void aShapeThatChangesWithTheRowIsRefused() {
            assertRefused("rows[1]", x -> repeat((int) x[0].data(), w, node -> node.times(x[0])));
            assertRefused("rows[3]", x -> x[0].data() > 0 ? x[0].times(w) : w);
            assertRefused("rows[3]", x -> x[0].data() > 0 ? x[0] : x[0].times(w));
            assertRefused("rows[3]", x -> x[0].data() > 0 ? Value.sum(x[0], w) : Value.sum(x[0], w, w));
        }

        @Test
        void wiresThatChangeWithTheRowAreRefused() {
            assertRefused("rows[3]", x -> x[0].data() > 0 ? x[0].minus(x[1]) : x[1].minus(x[0]));
            assertRefused("rows[3]", x -> x[0].data() > 0 ? x[0] : x[1]);
            assertRefused("rows[3]", x -> x[0].data() > 0 ? x[0].times(x[1]) : x[0].times(x[0]));
            assertRefused("rows[3]", x -> x[0].times(w).plus(x[0].data() > 0 ? x[0] : w));
            assertRefused("rows[3]", x -> {
                Value a = x[0].times(w);
                Value b = x[1].times(v);
                return x[0].data() > 0 ? a.div(b) : b.div(a);
            });
            assertRefused(
                    "rows[3]",
                    x -> x[0].data() > 0
                            ? Value.dot(new Value[] {w, v}, x)
                            : Value.dot(new Value[] {w, v}, new Value[] {x[1], x[0]}));
            assertRefused(
                    "rows[3]",
                    x -> x[0].data() > 0
                            ? Value.dot(new Value[] {w}, new Value[] {v}, x[0])
                            : Value.dot(new Value[] {w}, new Value[] {x[0]}, v));
        }

        @Test
        void parametersThatChangeWithTheRowAreRefused() {
            assertRefused("rows[3]", x -> x[0].times(x[0].data() > 0 ? w : v));
            assertRefused("rows[3]", x -> x[0].data() > 0 ? w : v);
        }

        @Test
        void leavesThatAreMadeOnTheWayAreRefused() {
            assertRefused("rows[1]", x -> x[0].times(w).minus(Value.of(x[0].data())));
            assertRefused("rows[1]", x -> x[0].times(w).minus(Value.of(7)));
        }

        @Test
        void rowsAreCheckedAsInARun() {
            Function<Value[], Value> loss = x -> x[0].times(w);

            assertThatIllegalArgumentException()
                    .isThrownBy(() -> CompiledGraph.of(loss, new double[0][]))
                    .withMessageContaining("rows");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> CompiledGraph.of(loss, new double[][] {{1, 2}, {3, 4}, {5}}))
                    .withMessageContaining("rows[2]");
        }
    }

    @Nested
    @Tag("slow")
    class DeepGraphs {
        private static final int DEPTH = 50_000;

        private final Value w = Value.of(0.5);
        private final double[][] rows = {{1}, {-0.25}, {2}};

        @Test
        void aChainOfTanhsRunsOnTheDefaultStack() {
            Function<Value[], Value> loss =
                    x -> repeat(DEPTH, w.times(x[0]), Value::tanh).times(1e6);

            Eager eager = Eager.of(loss, List.of(w), rows);

            eager.assertSame(compile(loss, 1).run(rows), List.of(w), 1e-9);
            assertThat(eager.gradients[0]).isLessThan(-0.1);
        }

        @Test
        void aChainOfSumsRunsOnTheDefaultStack() {
            double mean =
                    compile(x -> repeat(DEPTH, x[0], node -> node.plus(w)), 1).run(rows);

            assertThat(mean).isCloseTo(0.5 * DEPTH + 2.75 / 3, within(1e-7));
            assertThat(w.grad()).isCloseTo(DEPTH, within(1e-7));
        }

        @Test
        void aChainDownTheRightHandSideRunsOnTheDefaultStack() {
            double mean = compile(x -> repeat(DEPTH, x[0].times(w), node -> x[0].minus(node)), 1)
                    .run(rows);

            assertThat(mean).isCloseTo(0.5 * 2.75 / 3, within(1e-9)); // x - (x - ...), an even number of times
            assertThat(w.grad()).isCloseTo(2.75 / 3, within(1e-9));
        }

        /** The sum of a geometric series. */
        @Test
        void aChainThatAlternatesBetweenTimesAndPlusRunsOnTheDefaultStack() {
            w.setData(1 - 1e-4);
            Value b = Value.of(3);

            double mean = compile(
                            x -> repeat(DEPTH / 2, x[0], node -> node.times(w).plus(b)), 1)
                    .run(rows);

            double power = Math.pow(w.data(), DEPTH / 2);
            double series = (1 - power) / (1 - w.data());
            assertThat(mean).isCloseTo(power * 2.75 / 3 + 3 * series, within(1e-6));
            assertThat(b.grad()).isCloseTo(series, within(1e-6));
        }

        @Test
        void aChainOfParametersAloneRunsOnTheDefaultStack() {
            double mean = compile(x -> repeat(DEPTH, w, node -> node.negate()).times(x[0]), 1)
                    .run(rows);

            assertThat(mean).isCloseTo(0.5 * 2.75 / 3, within(1e-14));
            assertThat(w.grad()).isCloseTo(2.75 / 3, within(1e-14));
        }

        @Test
        void aChainOfDotsRunsOnTheDefaultStack() {
            Value one = Value.of(1);
            double mean = compile(
                            x -> repeat(
                                    DEPTH,
                                    x[0].times(w),
                                    node -> Value.dot(new Value[] {one}, new Value[] {node}, one)),
                            1)
                    .run(rows);

            assertThat(mean).isCloseTo(DEPTH + 0.5 * 2.75 / 3, within(1e-7));
            assertThat(w.grad()).isCloseTo(2.75 / 3, within(1e-12));
        }

        @Test
        void aDeepFunctionMayBeTracedOnEveryRow() {
            CompiledGraph graph = CompiledGraph.of(x -> repeat(DEPTH, x[0], node -> node.plus(w)), rows);

            graph.run(rows);

            assertThat(w.grad()).isCloseTo(DEPTH, within(1e-7));
        }

        @Test
        void wideNodesMayHaveAHundredThousandOperands() {
            int n = 100_000;
            Value[] weights = new Value[n];
            Arrays.fill(weights, w);

            double mean = compile(
                            x -> {
                                Value[] inputs = new Value[n];
                                Arrays.fill(inputs, x[0]);
                                return Value.dot(weights, inputs).plus(Value.sum(inputs));
                            },
                            1)
                    .run(rows);

            assertThat(mean).isCloseTo(1.5 * n * 2.75 / 3, within(1e-6));
            assertThat(w.grad()).isCloseTo(n * 2.75 / 3, within(1e-6));
        }
    }

    @Nested
    class Threads {
        /** A net 3-5-1 of its own, and what a run of 5,000 rows leaves. */
        private static final class Net {
            private final Value[] w = leaves(randomRows(1, 26, -1, 1, 9)[0]);
            private final CompiledGraph graph;

            Net(Value... inputs) {
                Value[] hidden = IntStream.range(0, 5)
                        .mapToObj(i -> Value.dot(Arrays.copyOfRange(w, 3 * i, 3 * i + 3), inputs, w[15 + i])
                                .gelu())
                        .toArray(Value[]::new);
                Value output = Value.dot(Arrays.copyOfRange(w, 20, 25), hidden, w[25]);
                graph = CompiledGraph.of(output.pow(2).plus(Value.dot(w, w).times(0.01)), inputs);
            }

            double[] run(double[][] rows) {
                List<Value> parameters = List.of(w);
                parameters.forEach(Value::zeroGrad);
                double mean = graph.run(rows);
                return IntStream.rangeClosed(0, w.length)
                        .mapToDouble(i -> i < w.length ? w[i].grad() : mean)
                        .toArray();
            }
        }

        private final double[][] rows = randomRows(5_000, 3, -2, 2, 4);

        @Test
        void everyRepetitionGivesTheSameBits() {
            Net net = new Net(leaves(1, 2, 3));
            double[] first = net.run(rows);

            for (int i = 0; i < 10; i++) {
                assertThat(net.run(rows)).isEqualTo(first);
                net.run(randomRows(77, 3, -2, 2, i));
            }
            assertThat(new Net(leaves(3, 2, 1)).run(rows)).isEqualTo(first);
        }

        /** Parallel streams and tasks that fork stay in the pool that they start in. */
        @ParameterizedTest
        @ValueSource(ints = {1, 2, 3, 8})
        void theNumberOfWorkersChangesNoBit(int workers) throws Exception {
            Net net = new Net(leaves(1, 2, 3));
            double[] alone = net.run(rows);
            ForkJoinPool pool = new ForkJoinPool(workers);
            try {
                assertThat(pool.submit(() -> net.run(rows)).get()).isEqualTo(alone);
            } finally {
                pool.shutdownNow();
            }
        }

        @Test
        void graphsThatShareNoParametersMayRunAtOnce() throws Exception {
            double[] expected = new Net(leaves(1, 2, 3)).run(rows);
            int threads = 4;
            Value[] inputs = leaves(1, 2, 3);
            CyclicBarrier together = new CyclicBarrier(threads);
            ExecutorService pool = Executors.newFixedThreadPool(threads);
            try {
                List<Callable<double[]>> tasks = new ArrayList<>();
                for (int i = 0; i < threads; i++) {
                    Net net = new Net(inputs);
                    tasks.add(() -> {
                        together.await();
                        net.run(randomRows(100, 3, -2, 2, 1));
                        return net.run(rows);
                    });
                }
                for (Future<double[]> result : pool.invokeAll(tasks)) {
                    assertThat(result.get()).isEqualTo(expected);
                }
            } finally {
                pool.shutdownNow();
            }
        }
    }

    @Nested
    class Text {
        @ParameterizedTest
        @EnumSource(names = "IDENTITY", mode = EnumSource.Mode.EXCLUDE)
        void mentionsTheActivation(Activation activation) {
            Value w = Value.of(1, "w");

            String text =
                    compile(x -> x[0].times(w).plus(1).apply(activation), 1).toString();

            assertThat(text).contains(activation.symbol());
            assertThat(text.lines()).hasSizeBetween(2, 12);
        }

        @Test
        void isTheSameBeforeAndAfterARun() {
            CompiledGraph graph = compile(x -> x[0].times(Value.of(2)).tanh(), 1);
            String before = graph.toString();

            graph.run(new double[][] {{1}, {2}});

            assertThat(graph).hasToString(before);
        }
    }
}
