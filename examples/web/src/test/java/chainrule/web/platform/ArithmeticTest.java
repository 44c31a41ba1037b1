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

    private static final double[] EDGES = {
        0,
        -0.0,
        0.5,
        -0.5,
        1.5,
        2.5,
        -2.5,
        72.25 * 10,
        0.49999999999999994,
        -0.49999999999999994,
        1e-20,
        -1e-20,
        1e-320,
        1e300,
        0x1p52 + 0.5,
        0x1p51 + 0.5,
        -1,
        -0.9999999999999999,
        Double.MAX_VALUE,
        Double.NaN,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY
    };

    @Test
    void wholeNumbersAreRoundedAsJavaDoes() {
        for (double x : edgesAndMore()) {
            assertThat(Arithmetic.rint(x)).as("rint(%s)", x).isEqualTo(Double.valueOf(Math.rint(x)));
            assertThat(Arithmetic.round(x)).as("round(%s)", x).isEqualTo(Math.round(x));
        }
    }

    @Test
    void logarithmsKeepTheirDigits() {
        for (double x : edgesAndMore()) {
            assertNear(Arithmetic.log1p(x), Math.log1p(x), "log1p of " + x);
            assertNear(Arithmetic.log10(x), Math.log10(x), "log10 of " + x);
        }
        for (int n = -300; n <= 300; n++) {
            assertThat(Arithmetic.log10(Double.parseDouble("1e" + n))).isEqualTo(n);
        }
    }

    @Test
    void lengthsDoNotOverflow() {
        for (double x : edgesAndMore()) {
            for (double y : EDGES) {
                assertNear(Arithmetic.hypot(x, y), Math.hypot(x, y), "hypot of " + x + ", " + y);
            }
        }
    }

    private double[] edgesAndMore() {
        return java.util.stream.DoubleStream.concat(
                        java.util.Arrays.stream(EDGES),
                        random.doubles(1000, -8, 8).map(x -> Math.copySign(Math.pow(10, x), x)))
                .toArray();
    }

    private static void assertNear(double actual, double expected, String what) {
        if (Double.isFinite(expected)) {
            assertThat(Math.abs(actual - expected)).as(what).isLessThanOrEqualTo(4 * Math.ulp(expected));
        } else {
            assertThat(actual).as(what).isEqualTo(Double.valueOf(expected));
        }
    }
}
