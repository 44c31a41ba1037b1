package chainrule.examples.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.geom.Line2D;
import org.junit.jupiter.api.Test;

class DecisionFieldTest {
    @Test
    void samplesFromTheLowerLeftCorner() {
        double[][] scores = DecisionField.sample((x, y) -> 10 * x + y, 0, 2, 5, 7, 3);

        assertThat(scores).isDeepEqualTo(new double[][] {{5, 15, 25}, {6, 16, 26}, {7, 17, 27}});
    }

    @Test
    void theContourOfAPlaneIsAStraightLine() {
        double[][] scores = DecisionField.sample((x, y) -> x - 0.25, 0, 1, 0, 1, 5);
        DecisionField field = new DecisionField("", scores, 0, 1, 0, 1);

        assertThat(field.contour()).hasSize(4).allSatisfy(piece -> {
            assertThat(piece.getX1()).isEqualTo(1, within(1e-12));
            assertThat(piece.getX2()).isEqualTo(1, within(1e-12));
        });
        assertThat(field.contour().stream()
                        .mapToDouble(DecisionFieldTest::length)
                        .sum())
                .isEqualTo(4, within(1e-12));
    }

    @Test
    void theContourRunsBetweenInfinities() {
        double inf = Double.POSITIVE_INFINITY;
        DecisionField field = new DecisionField("", new double[][] {{-inf, inf}, {-inf, inf}}, 0, 1, 0, 1);

        assertThat(field.contour()).singleElement().satisfies(piece -> {
            assertThat(piece.getX1()).isEqualTo(0.5);
            assertThat(piece.getX2()).isEqualTo(0.5);
        });
        assertThat(field.keys()).isEmpty();
    }

    @Test
    void theLegendTellsWhereThereIsNoScore() {
        DecisionField field = new DecisionField("", new double[][] {{-1, 1}, {Double.NaN, 1}}, 0, 1, 0, 1);

        assertThat(field.keys()).extracting(Key::label).containsExactly("NaN");
    }

    private static double length(Line2D line) {
        return line.getP1().distance(line.getP2());
    }
}
