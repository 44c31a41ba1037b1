package chainrule.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import chainrule.engine.Activation;
import chainrule.engine.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SlopePictureTest {
    private static final Value THREE = Value.of(3, "c");

    /** Of one variable; whatever else is in them is held fixed. */
    static Stream<Function<Value, Value>> functions() {
        return Stream.of(
                x -> x.times(THREE),
                x -> THREE.times(x),
                x -> x.times(-2.5),
                x -> x.plus(THREE),
                x -> THREE.minus(x),
                x -> x.minus(4),
                x -> x.div(THREE),
                x -> THREE.div(x),
                x -> x.pow(2),
                x -> x.pow(-1),
                x -> x.pow(THREE),
                x -> THREE.pow(x),
                x -> Value.sum(THREE, x, THREE),
                x -> Value.dot(new Value[] {x}, new Value[] {THREE}, Value.of(-8)),
                x -> Value.dot(new Value[] {THREE}, new Value[] {THREE}, x),
                Value::negate,
                Value::exp,
                Value::abs,
                Value::sin,
                Value::tanh,
                Value::sigmoid,
                Value::relu,
                Value::gelu,
                x -> x.apply(Activation.ELU),
                x -> x.max(THREE),
                Value::leakyRelu,
                x -> Value.logSumExp(x, THREE));
    }

    private static List<List<?>> marks(Value output, Value input) {
        Recording recording = new Recording(output);
        Recording.Edge edge = recording.edges().stream()
                .filter(each -> each.step().input() == input)
                .findFirst()
                .orElseThrow();
        List<List<?>> marks = new ArrayList<>();
        new SlopePicture(recording).of(edge).forEach(mark -> marks.add((List<?>) mark));
        return marks;
    }

    private static List<?> mark(List<List<?>> marks, String kind, int size) {
        return marks.stream()
                .filter(mark -> mark.get(0).equals(kind) && mark.size() == size)
                .findFirst()
                .orElseThrow();
    }

    private static double figure(List<List<?>> marks, String kind) {
        String text = (String) mark(marks, kind, 4).get(3);
        return PageParts.parsed(text.substring(text.lastIndexOf(' ') + 1));
    }

    @ParameterizedTest
    @MethodSource("functions")
    void whatTheOutputDoesOverWhatTheInputDoesIsTheSlope(Function<Value, Value> function) {
        for (double at : new double[] {-1.7, 0.6, 2.2}) {
            Value x = Value.of(at, "x");
            Value y = function.apply(x);
            double slope = (function.apply(Value.of(at + 1e-6)).data()
                            - function.apply(Value.of(at - 1e-6)).data())
                    / 2e-6;
            if (Double.isFinite(slope)) {
                List<List<?>> marks = marks(y, x);

                assertThat(figure(marks, "rise") / figure(marks, "run"))
                        .isCloseTo(slope, within(1e-3 * Math.max(1, Math.abs(slope))));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("functions")
    void nothingIsDrawnOutsideOfThePicture(Function<Value, Value> function) {
        for (double at : new double[] {-40, -1.7, 0, 0.6, 2.2}) {
            Value x = Value.of(at, "x");
            for (List<?> mark : marks(function.apply(x), x)) {
                if (mark.size() == 2) {
                    for (String point : ((String) mark.get(1))
                            .replaceAll("[MLz]", " ")
                            .trim()
                            .split("[ HVh]+")) {
                        for (String number : point.split(",")) {
                            assertThat(Double.parseDouble(number))
                                    .as("%s at %s", mark, at)
                                    .isBetween(-1.0, 241.0);
                        }
                    }
                } else {
                    assertThat(Double.parseDouble((String) mark.get(1))).isBetween(0.0, 240.0);
                    assertThat(Double.parseDouble((String) mark.get(2))).isBetween(0.0, 150.0);
                }
            }
        }
    }

    /** A sigmoid at 0, halfway between two points of its curve, stands in the middle, at half its height; there the tangent rises 0.25 for each 1. */
    @Test
    void theCurveRunsThroughThePoint() {
        Value x = Value.of(0, "x");

        List<List<?>> marks = marks(x.sigmoid(), x);

        assertThat(mark(marks, "point", 2).get(1)).isEqualTo("M120,59h0");
        assertThat((String) mark(marks, "curve", 2).get(1)).contains(" 116.2,62.3 123.8,55.7 ");
        assertThat(figure(marks, "rise") / figure(marks, "run")).isEqualTo(0.25);
    }

    /** 2.5 by -1.5: the strip is as long as the other factor. */
    @Test
    void aProductIsARectangleThatGrowsByAStrip() {
        Value a = Value.of(2.5, "a");

        List<List<?>> marks = marks(a.times(Value.of(-1.5, "b")), a);

        assertThat(figure(marks, "run")).isEqualTo(0.5);
        assertThat(figure(marks, "rise")).isEqualTo(-0.75);
        assertThat(mark(marks, "height", 4).get(3)).isEqualTo("b = −1.5");
        assertThat(mark(marks, "name", 4).get(3)).isEqualTo("a = 2.5");
    }

    @Test
    void aSumSaysWhatGrowsAndWhatMoves() {
        Value a = Value.of(2.5, "a");

        List<List<?>> marks = marks(a.minus(Value.of(-1.5)).label("s"), a);

        assertThat(marks.stream().filter(mark -> mark.size() == 4).<Object>map(mark -> mark.get(3)))
                .containsExactly("rest of the sum = 1.5", "a = 2.5", "s = 4", "s moves 1", "a grows 1", "÷");
    }

    @Test
    void withoutAFiniteSlopeThereIsNone() {
        Value zero = Value.of(0, "x");

        assertThat(marks(zero.sqrt(), zero)).isEmpty();
        assertThat(marks(zero.log(), zero)).isEmpty();
    }
}
