package chainrule.web.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ArithmeticTest {
    private final Random random = new Random(1);

    @Test
    void aProductIsAddedAsIfItWereNotRounded() {
        for (int i = 0; i < 100_000; i++) {
            double a = random.nextGaussian();
            double b = random.nextGaussian() * Math.scalb(1, random.nextInt(40) - 20);
            double c = i % 2 == 0 ? -a * b : random.nextGaussian();
            double expected = Math.fma(a, b, c);
            assertThat(Arithmetic.fma(a, b, c)).isBetween(Math.nextDown(expected), Math.nextUp(expected));
        }
    }

    @Test
    void powersOfTwoAreExact() {
        double[] numbers = {
            1,
            -3.7,
            Double.MIN_VALUE,
            Double.MAX_VALUE,
            0x1.fffffffffffffp-1,
            0,
            Double.POSITIVE_INFINITY,
            0x1.0000000000001p-1000
        };
        for (double x : numbers) {
            for (int n = -2200; n <= 2200; n++) {
                assertThat(Arithmetic.scalb(x, n)).as("%s, %s", x, n).isEqualTo(Math.scalb(x, n));
            }
        }
    }
}
