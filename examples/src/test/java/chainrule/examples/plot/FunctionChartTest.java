package chainrule.examples.plot;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FunctionChartTest {
    @Test
    void aFarDotDoesNotSqueezeTheCurves() {
        FunctionChart chart =
                new FunctionChart("", -4, 4).curve("f", Math::tanh).mark(20, 1);

        assertThat(chart.xScale().max()).isLessThan(5);
    }
}
