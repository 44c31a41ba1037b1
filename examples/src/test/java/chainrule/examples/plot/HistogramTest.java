package chainrule.examples.plot;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HistogramTest {
    @Test
    void countsEveryFiniteValueOnce() {
        Histogram histogram = new Histogram("", new double[] {0, 0.1, 0.5, 1, 1, Double.NaN}, 2);

        assertThat(histogram.counts()).containsExactly(2, 3);
    }

    @Test
    void noticesAUnitThatIsNeverOn() {
        assertThat(new Histogram("", new double[] {-2, -1, 0}, 3).isAllNegative())
                .isTrue();
        assertThat(new Histogram("", new double[] {-2, -1, 0.1}, 3).isAllNegative())
                .isFalse();
        assertThat(new Histogram("", new double[] {-1, -1}, 3).isAllNegative()).isTrue();
        assertThat(new Histogram("", new double[] {0, 0}, 3).isAllNegative()).isTrue();
    }
}
