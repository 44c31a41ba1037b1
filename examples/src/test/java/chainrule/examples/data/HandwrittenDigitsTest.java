package chainrule.examples.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class HandwrittenDigitsTest {
    private final HandwrittenDigits digits = HandwrittenDigits.load();

    @Test
    void everyFifthRowIsForTesting() {
        assertThat(digits.train().size()).isEqualTo(1437);
        assertThat(digits.test().size()).isEqualTo(360);
    }

    /** The counts that the documentation of the data set gives for its test part. */
    @Test
    void hasTheNumberOfDigitsThatItsDocumentationGives() {
        int[] counts = new int[HandwrittenDigits.CLASSES];
        Stream.of(digits.train(), digits.test())
                .flatMapToInt(part -> IntStream.of(part.labels()))
                .forEach(label -> counts[label]++);

        assertThat(counts).containsExactly(178, 182, 177, 183, 181, 182, 181, 179, 174, 180);
    }

    @Test
    void pixelsAreScaledToOne() {
        assertThat(digits.train().inputs()).hasDimensions(1437, HandwrittenDigits.PIXELS);
        assertThat(Arrays.stream(digits.train().inputs())
                        .flatMapToDouble(Arrays::stream)
                        .summaryStatistics())
                .satisfies(pixels -> {
                    assertThat(pixels.getMin()).isZero();
                    assertThat(pixels.getMax()).isEqualTo(1);
                });
        assertThat(digits.test().inputs()[0]).startsWith(0, 0, 5 / 16.0, 13 / 16.0, 9 / 16.0, 1 / 16.0, 0, 0);
        assertThat(digits.test().labels()[0]).isZero();
    }

    @Test
    void aNetThatReadsThemGoesFromPixelsToClasses() {
        assertThat(HandwrittenDigits.layerSizes(2, 32)).containsExactly(64, 32, 32, 10);
        assertThat(HandwrittenDigits.layerSizes(0, 32)).containsExactly(64, 10);
    }
}
