package chainrule.examples.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QuantityTest {
    @Test
    void timesHaveThreeDigitsAndTheUnitThatSuitsThem() {
        assertThat(Quantity.time(0.51234)).isEqualTo("0.512 ns");
        assertThat(Quantity.time(999.4)).isEqualTo("999 ns");
        assertThat(Quantity.time(999.7)).isEqualTo("1.00 µs");
        assertThat(Quantity.time(12_345_678)).isEqualTo("12.3 ms");
        assertThat(Quantity.time(4.2e12)).isEqualTo("4200 s");
    }

    @Test
    void bytesCountInThousands() {
        assertThat(Quantity.bytes(0)).isEqualTo("0");
        assertThat(Quantity.bytes(189_300_000)).isEqualTo("189 MB");
    }

    @Test
    void theSpreadIsHalfOfTheRange() {
        assertThat(Quantity.time(new Timing(1000, 980, 1040, 0))).isEqualTo("1.00 µs ±3 %");
        assertThat(Quantity.time(new Timing(1000, 1000, 1000, 0))).isEqualTo("1.00 µs");
    }

    @Test
    void aRatioTellsHowManyTimesAsLong() {
        Timing slow = new Timing(50, 50, 50, 0);
        Timing fast = new Timing(20, 20, 20, 0);

        assertThat(Quantity.ratio(slow, fast)).isEqualTo("2.50");
    }
}
