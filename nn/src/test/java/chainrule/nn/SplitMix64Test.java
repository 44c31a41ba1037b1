package chainrule.nn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SplitMix64Test {
    @ParameterizedTest
    @ValueSource(longs = {0, 1, -1, 42, Long.MIN_VALUE})
    void numbersAreThoseOfTheJdk(long seed) {
        SplitMix64 random = new SplitMix64(seed);
        SplittableRandom jdk = new SplittableRandom(seed);

        for (int i = 0; i < 1000; i++) {
            assertThat(random.nextLong()).isEqualTo(jdk.nextLong());
            assertThat(random.nextDouble()).isEqualTo(jdk.nextDouble());
            assertThat(random.nextGaussian()).isEqualTo(jdk.nextGaussian());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 7})
    void itGoesOnFromAStateWhateverWasDrawn(int gaussians) {
        SplitMix64 random = new SplitMix64(3);
        for (int i = 0; i < gaussians; i++) {
            random.nextGaussian();
        }
        SplitMix64 other = new SplitMix64(99);

        other.setState(random.state());

        assertThat(other.doubles(10).toArray()).isEqualTo(random.doubles(10).toArray());
        assertThat(other.nextGaussian()).isEqualTo(random.nextGaussian());
    }
}
