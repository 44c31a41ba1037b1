package chainrule.examples.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class TanhNetsTest {
    private static final int[] SIZES = {2, 5, 5, 3};

    @Test
    void aShiftOfAllOutputsLeavesTheFunctionAsItIs() {
        assertThat(TanhNets.shifted(SIZES, 2, 1).predict(0.3, -1))
                .containsExactly(TanhNets.shifted(SIZES, 0, 1).predict(0.3, -1), within(1e-12));
    }

    @Test
    void largerLastWeightsMakeLargerLogits() {
        double[] once = TanhNets.sure(SIZES, 1, 1).predict(0.3, -1);
        double[] tenTimes = TanhNets.sure(SIZES, 10, 1).predict(0.3, -1);
        for (int i = 0; i < once.length; i++) {
            assertThat(tenTimes[i]).isCloseTo(10 * once[i], within(1e-12));
        }
    }
}
