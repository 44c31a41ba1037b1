package chainrule.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chainrule.engine.Activation;
import chainrule.engine.DifferentiableFunction;
import chainrule.engine.Value;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Compared with the same expression, built anew from the other number. */
class RecomputationTest {
    private static final int ARITY = 5;

    private static Arguments operation(String name, Function<Value[], Value> build) {
        return Arguments.of(name, build);
    }

    private static Stream<Arguments> operations() {
        Stream<Arguments> arithmetic = Stream.of(
                operation("plus", x -> x[0].plus(x[1])),
                operation("minus", x -> x[0].minus(x[1])),
                operation("times", x -> x[0].times(x[1])),
                operation("div", x -> x[0].div(x[1])),
                operation("pow", x -> x[0].pow(x[1])),
                operation("prelu", x -> x[0].prelu(x[1])),
                operation("plus constant", x -> x[0].plus(3)),
                operation("minus constant", x -> x[0].minus(3)),
                operation("times constant", x -> x[0].times(-1.5)),
                operation("div constant", x -> x[0].div(0.3)),
                operation("pow constant", x -> x[0].pow(-3)),
                operation("negate", x -> x[0].negate()),
                operation("exp", x -> x[0].exp()),
                operation("log", x -> x[0].log()),
                operation("sqrt", x -> x[0].sqrt()),
                operation("leaky relu 0.3", x -> x[0].leakyRelu(0.3)),
                operation("elu 0.3", x -> x[0].elu(0.3)),
                operation("own function", x -> x[0].apply(DifferentiableFunction.of("sin", Math::sin, Math::cos))),
                operation("sum", Value::sum),
                operation("logSumExp", Value::logSumExp),
                operation("dot", x -> Value.dot(new Value[] {x[0], x[1]}, new Value[] {x[2], x[3]})),
                operation("dot with bias", x -> Value.dot(new Value[] {x[0], x[1]}, new Value[] {x[2], x[3]}, x[4])),
                operation("a leaf alone", x -> x[0]),
                operation("a leaf used often", x -> x[0].times(x[0]).plus(x[0].div(x[0].plus(x[1])))),
                operation("a small net", RecomputationTest::net));
        return Stream.concat(
                arithmetic, Arrays.stream(Activation.values()).map(f -> operation(f.symbol(), x -> x[0].apply(f))));
    }

    private static Value net(Value[] x) {
        Value[] inputs = {x[0], x[1]};
        Value a = Value.dot(new Value[] {x[2], x[3]}, inputs, x[4]).tanh();
        Value b = Value.dot(new Value[] {x[3], x[4]}, inputs, x[2]).gelu();
        Value[] hidden = {a, b};
        return Value.logSumExp(Value.dot(hidden, inputs), a.minus(b))
                .softplus()
                .plus(Value.dot(x, x).times(0.01));
    }

    private static Value[] leaves(double[] numbers) {
        return Arrays.stream(numbers).mapToObj(Value::of).toArray(Value[]::new);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("operations")
    void itIsWhatTheExpressionBuiltAnewHolds(String name, Function<Value[], Value> build) {
        SplittableRandom random = new SplittableRandom(name.hashCode());
        for (int i = 0; i < 20; i++) {
            double[] numbers = random.doubles(ARITY, -3, 3).toArray();
            Value[] leaves = leaves(numbers);
            Value output = build.apply(leaves);
            Recomputation recomputation = new Recomputation(output);
            List<Value> used = output.graph();
            for (int leaf = 0; leaf < ARITY; leaf++) {
                if (used.contains(leaves[leaf])) {
                    double[] changed = numbers.clone();
                    changed[leaf] = random.nextDouble(-3, 3);
                    Double expected = build.apply(leaves(changed)).data();

                    assertThat(recomputation.with(leaves[leaf], changed[leaf])).isEqualTo(expected);
                }
            }
            assertThat(recomputation.output()).isEqualTo(Double.valueOf(output.data()));
        }
    }

    @Test
    void theGraphStaysAsItIs() {
        Value[] x = leaves(new double[] {1, -2, 0.5, 0.25, -0.75});
        Value output = net(x);
        output.backward();
        List<String> before = output.graph().stream().map(Value::toString).toList();

        double moved = new Recomputation(output).with(x[0], 100);

        assertThat(moved).isNotEqualTo(output.data());
        assertThat(output.graph()).extracting(Value::toString).isEqualTo(before);
    }

    @Test
    void itStartsFromThePresentDataOfTheLeaves() {
        Value x = Value.of(2);
        Value y = Value.of(3);
        Value output = x.times(y);
        Recomputation recomputation = new Recomputation(output);

        y.setData(5);

        assertThat(recomputation.output()).isEqualTo(10);
        assertThat(recomputation.with(x, 7)).isEqualTo(35);
        assertThat(output.data()).isEqualTo(6);
    }

    @Test
    void whatIsNoLeafOfTheGraphIsNamed() {
        Value x = Value.of(2, "x");
        Value h = x.times(5).label("h");
        Recomputation recomputation = new Recomputation(h.exp());

        assertThatThrownBy(() -> recomputation.with(h, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("leaf: expected a leaf of this graph, got h = * 5 | data 10 | grad 0");
        assertThatThrownBy(() -> recomputation.with(Value.of(2, "stranger"), 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("leaf: expected a leaf of this graph, got stranger | data 2 | grad 0");
        assertThatThrownBy(() -> recomputation.with(null, 1))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("leaf");
    }
}
