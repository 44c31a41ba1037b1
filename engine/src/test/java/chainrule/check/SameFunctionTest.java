package chainrule.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import chainrule.engine.DifferentiableFunction;
import chainrule.engine.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SameFunctionTest {
    private static final String ANOTHER_GRAPH =
            "The graph is not the whole function: the loss builds another graph where the parameters move by 0.3 of their size"
                    + " (an if, or a loop that depends on a number).";

    private final Value x = Value.of(2, "x");
    private final Value y = Value.of(-5, "y");

    private SameFunction of(Supplier<Value> loss) {
        return new SameFunction(new LossFunction(loss, List.of(x, y)));
    }

    private void assertSame(Supplier<Value> loss) {
        SameFunction same = of(loss);
        assertThat(same.remarks()).isEmpty();
        assertThat(same.holdsNearby()).isTrue();
    }

    private void assertRemark(Supplier<Value> loss, String remark) {
        SameFunction same = of(loss);
        assertThat(same.remarks()).containsExactly(remark);
        assertThat(same.holdsNearby()).isFalse();
    }

    private boolean isHome() {
        return x.data() == 2;
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1, -1_000, 1e-5})
    void parametersMoveBothWaysByAPartOfThemselves(double home) {
        List<Double> seen = new ArrayList<>();
        x.setData(home);

        assertSame(() -> {
            seen.add(x.data());
            return x.times(y);
        });

        double size = home == 0 ? 1 : Math.abs(home);
        List<Double> moved = seen.subList(7, seen.size());
        double[] scales = {0.3, 1e-3, 1e-6, 1e-9};
        assertThat(moved).hasSize(8);
        for (int i = 0; i < 4; i++) {
            double there = moved.get(2 * i) - home;
            double back = moved.get(2 * i + 1) - home;
            assertThat(Math.abs(there) / (scales[i] * size)).isBetween(0.05, 1.0);
            assertThat(back).isCloseTo(-there, within(1e-15 * size));
        }
        assertThat(x.data()).isEqualTo(home);
    }

    @Test
    void theSameFormulaIsTheSame() {
        assertSame(() -> x.times(3).plus(y.exp()));
        assertSame(() -> isHome() ? x.plus(x) : x.times(2));
        assertSame(() -> x.times(0).div(0));
    }

    @Test
    void anotherFormulaIsAnotherGraph() {
        assertRemark(() -> isHome() ? x.times(2) : x.times(2).plus(1), ANOTHER_GRAPH);
        assertRemark(() -> isHome() ? Value.sum(x, y) : Value.sum(x, y, x), ANOTHER_GRAPH);
        assertRemark(() -> isHome() ? x.plus(y).times(x) : x.plus(y).times(y), ANOTHER_GRAPH);
    }

    @Test
    void anIfOnEitherSideShows() {
        assertThat(of(() -> x.data() > 2 ? x.times(3) : x.times(2)).remarks()).hasSize(1);
        assertThat(of(() -> x.data() < 2 ? x.times(3) : x.times(2)).remarks()).hasSize(1);
    }

    @Test
    void anIfFarAwayIsSaidButHoldsNearby() {
        SameFunction far = of(() -> Math.abs(x.data() - 2) > 2e-5 ? x.times(3) : x.times(2));

        assertThat(far.remarks()).hasSize(1);
        assertThat(far.holdsNearby()).isTrue();
    }

    @Test
    void aLeafThatHoldsANumberOfTheParametersIsNamed() {
        assertRemark(
                () -> x.times(Value.of(isHome() ? 7 : 8, "frozen")),
                "The graph is not the whole function: the number 7 of the leaf frozen changes with the parameters,"
                        + " but no operation says how (data() takes a number out of the graph).");
    }

    @Test
    void anOperationThatBecomesAnotherIsNamed() {
        assertThat(of(() -> isHome()
                                ? x.times(2).label("h").exp()
                                : x.times(3).label("h").exp())
                        .remarks()
                        .get(0))
                .startsWith("The graph is not the whole function: the node h = * 2 at ")
                .endsWith(" (x) becomes * 3 where the parameters move"
                        + " (an if, or a number that was taken out with data()).");
    }

    @Test
    void anOperationOfTheSameNameThatGivesAnotherNumberIsNamed() {
        String remark = of(() -> {
                    double shift = isHome() ? 0 : 100;
                    return x.times(0).apply(DifferentiableFunction.of("shift", t -> t + shift, t -> 1));
                })
                .remarks()
                .get(0);

        assertThat(remark)
                .isEqualTo("The graph is not the whole function: the node out = shift at 0 (v2) is built as 100"
                        + " where its inputs give 0 (a number that was taken out with data(), or an if).");
    }

    @Test
    void aNodeFromOutsideIsNamedIfItDependsOnAParameter() {
        Value constant = Value.of(3).times(2);
        Value h = x.times(2).label("h");

        assertSame(() -> x.times(constant));
        assertThat(of(() -> y.times(h)).remarks().get(0))
                .startsWith("The graph is not the whole function: the node h = * 2 at ")
                .endsWith(" (x) was built outside of the loss and keeps its old number when the parameters change;"
                        + " build it in the loss.");
    }
}
