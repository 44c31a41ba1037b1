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
    void theLegendTellsWhatIsNotCounted() {
        double[] values = {1, 2, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};

        assertThat(new Histogram("", values, 2).keys())
                .extracting(Key::label)
                .containsExactly("3 values are not finite: not counted");
        assertThat(new Histogram("", new double[] {1, 2}, 2).keys()).isEmpty();
    }

    @Test
    void theWholeRangeOfDoublesHasBins() {
        Histogram histogram = new Histogram("", new double[] {-1.7e308, -1e308, 0.1, 1.7e308}, 4);

        assertThat(histogram.counts()).containsExactly(2, 0, 1, 1);
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
