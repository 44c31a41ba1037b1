package chainrule.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import chainrule.engine.DifferentiableFunction;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlacesTest {
    private static final int NEARBY = 2 * (100 + 12 + 4);
    private static final int EDGES = 2 * (9 + 6);

    private static double[] places(double x, DoubleUnaryOperator function) {
        Section section = new Section(DifferentiableFunction.of("f", function, t -> 0), new double[] {x}, 0);
        return new Places(section).all().toArray();
    }

    /** Before those nearby and those behind an edge. */
    private static double[] nearer(double x) {
        double[] all = places(x, t -> t);
        return Arrays.copyOf(all, all.length - EDGES - NEARBY);
    }

    private static double[] nearby(double x, DoubleUnaryOperator function) {
        double[] all = places(x, function);
        return Arrays.copyOfRange(all, all.length - EDGES - NEARBY, all.length - EDGES);
    }

    private static double[] edges(double x, DoubleUnaryOperator function) {
        double[] all = places(x, function);
        return Arrays.copyOfRange(all, all.length - EDGES, all.length);
    }

    @Test
    void firstComesTheWayDownTo1ByFactorsOf16() {
        assertThat(nearer(5_000)).containsExactly(312.5, 19.53125, 1.220703125, 0.0762939453125);
        assertThat(nearer(-20)).containsExactly(-1.25, -0.078125);
        assertThat(nearer(2)).containsExactly(0.125);
        assertThat(nearer(1)).isEmpty();
        assertThat(nearer(0)).isEmpty();
        assertThat(nearer(Double.POSITIVE_INFINITY)).isEmpty();
    }

    /** By factors of 1.25 from a quarter, or from 1 / 400 of x, halves of what is left down to 0, and shares of the largest number. */
    @ParameterizedTest
    @ValueSource(doubles = {0, 2, -2, 1_000})
    void thenPlacesOnBothSidesFartherAndFarther(double x) {
        double[] distances = new double[NEARBY / 2];
        for (int k = 0; k < 100; k++) {
            distances[k] = (Math.abs(x) > 100 ? Math.abs(x) / 400 : 0.25) * Math.pow(1.25, k);
        }
        for (int k = 1; k <= 12; k++) {
            distances[99 + k] = Math.abs(x) - Math.abs(x) / (1 << k);
        }
        double largest = 5e4;
        distances[112] = 0.001 * largest;
        distances[113] = 0.03 * largest;
        distances[114] = 0.7 * largest;
        distances[115] = 3 * largest;
        Arrays.sort(distances);

        double[] nearby = nearby(x, t -> largest);

        for (int k = 0; k < distances.length; k++) {
            double rounding = 1e-12 * Math.max(Math.abs(x), distances[k]);
            assertThat(nearby[2 * k]).isCloseTo(x - distances[k], within(rounding));
            assertThat(nearby[2 * k + 1]).isCloseTo(x + distances[k], within(rounding));
        }
    }

    @Test
    void atLastWhatLiesBehindTheEdgesOfAPlain() {
        double[] edges = edges(2, t -> t >= -3 && t <= 6 ? 1 : t);

        assertThat(edges)
                .containsExactly(
                        new double[] {
                            -3.5,
                            6.5,
                            -5,
                            8,
                            -7,
                            10,
                            -11,
                            14,
                            -15,
                            18,
                            -19,
                            22,
                            -23,
                            26,
                            -27,
                            30,
                            -31,
                            34, //
                            -3.00000005,
                            6.00000004,
                            -3.0000005,
                            6.0000004,
                            -3.000005,
                            6.000004, //
                            -3.00005,
                            6.00004,
                            -3.0005,
                            6.0004,
                            -3.005,
                            6.004
                        },
                        within(1e-10));
    }

    @Test
    void aPlainWithoutEndEndsAtTheFarthestPlace() {
        double farthest = 0.25 * Math.pow(1.25, 99);

        assertThat(edges(0, t -> 1)[1]).isCloseTo(farthest + 0.5, within(1e-3));
        assertThat(edges(0, t -> 1)[0]).isCloseTo(-farthest - 0.5, within(1e-3));
    }
}
