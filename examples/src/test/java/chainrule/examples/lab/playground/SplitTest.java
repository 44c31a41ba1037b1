package chainrule.examples.lab.playground;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SplitTest {
    private static final int[] LABELS =
            IntStream.range(0, 100).map(i -> i < 80 ? 0 : 1).toArray();

    @ParameterizedTest
    @CsvSource({"5, 4, 1", "25, 20, 5", "50, 40, 10", "95, 76, 19"})
    void eachClassHasItsShareForTraining(int share, int ofClass0, int ofClass1) {
        Split split = new Split(share, LABELS);

        int ones = IntStream.of(split.training()).map(i -> LABELS[i]).sum();
        assertThat(ones).isEqualTo(ofClass1);
        assertThat(split.training().length - ones).isEqualTo(ofClass0);
        assertThat(IntStream.concat(IntStream.of(split.training()), IntStream.of(split.test()))
                        .sorted()
                        .toArray())
                .isEqualTo(IntStream.range(0, 100).toArray());
    }

    @Test
    void itIsSpreadOverTheWholeFile() {
        assertThat(new Split(25, new int[8]).training()).containsExactly(3, 7);
    }

    @Test
    void oneOfAClassIsForTraining() {
        assertThat(new Split(5, 0, 1, 1).training()).containsExactly(0, 2);
    }
}
