package chainrule.examples.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShapeTest {
    @Test
    void aNetOfTwoUnitsALayerHasTenMultiplyAddsForwardTenForWeightsAndSixPassedBack() {
        assertThat(new Shape(2, 1).multiplyAdds()).isEqualTo(10 + 10 + 6);
        assertThat(new Shape(2, 1000).multiplyAdds()).isEqualTo(26_000);
    }
}
