package chainrule.web.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DrawsTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 64, 1437, 1 << 30, (1 << 30) + 1, Integer.MAX_VALUE})
    void areThoseOfRandom(int bound) {
        Random expected = new Random(bound);
        Random random = new Random(bound);
        for (int i = 0; i < 1000; i++) {
            assertThat(Draws.nextInt(random, bound)).isEqualTo(expected.nextInt(bound));
        }
    }
}
