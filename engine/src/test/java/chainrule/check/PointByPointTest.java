package chainrule.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import chainrule.check.GradientCheck.Verdict;
import chainrule.engine.BinaryOperation;
import chainrule.engine.DifferentiableFunction;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PointByPointTest {
    private final List<Double> seen = new ArrayList<>();
    private final DifferentiableFunction line = DifferentiableFunction.of("3 x", x -> 3 * x, x -> {
        seen.add(x);
        return 3;
    });

    @Test
    void aRangeHas201EqualSteps200RandomPointsAnd0() {
        PointByPoint.function(line, -1, 2.1).orThrow();

        assertThat(seen).hasSize(402).isSorted().doesNotHaveDuplicates().contains(0.0);
        for (int i = 0; i <= 200; i++) {
            assertThat(seen).contains(-1 + 3.1 * i / 200);
        }
        assertThat(seen).allMatch(x -> x >= -1 && x <= 2.1);
    }

    @Test
    void withoutA0InItTheRangeHasNone() {
        PointByPoint.function(line, 1, 2).orThrow();
        assertThat(seen).hasSize(401).allMatch(x -> x >= 1 && x <= 2);

        seen.clear();
        PointByPoint.function(line, -2, -1).orThrow();
        assertThat(seen).hasSize(401).allMatch(x -> x >= -2 && x <= -1);
    }

    @Test
    void aRangeMustBeFinite() {
        assertThatIllegalArgumentException().isThrownBy(() -> PointByPoint.function(line, -1e308, 1e308));
        assertThatIllegalArgumentException().isThrownBy(() -> PointByPoint.function(line, Double.NaN, 1));
    }

    @Test
    void verdictsAreNamedAfterTheirPoints() {
        assertThat(PointByPoint.operation(line, new double[] {2}, new double[] {0.5})
                        .verdicts())
                .extracting(Verdict::parameter)
                .containsExactly("3 x at 2", "3 x at 0.5");
        assertThat(PointByPoint.operation(BinaryOperation.TIMES, new double[] {2, 7})
                        .verdicts())
                .extracting(Verdict::parameter)
                .containsExactly("* at 2, 7 toward input 0", "* at 2, 7 toward input 1");
    }
}
