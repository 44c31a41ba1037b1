package chainrule.examples.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.awt.Dimension;
import java.awt.Graphics2D;
import java.awt.Point;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnitStripTest {
    private static UnitStrip strip(int units, int dead) {
        double[][] shares = new double[units][6];
        for (int unit = 0; unit < units; unit++) {
            Arrays.fill(shares[unit], unit == dead ? 0 : 1);
        }
        return new UnitStrip("lives", shares).size(400, 270);
    }

    /** The height at which the orange of the dead unit is to be seen at the right end of its row. */
    private static int heightOfTheDead(UnitStrip strip, int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        strip.paint(g, width, height);
        g.dispose();
        for (int y = 0; y < height; y++) {
            for (int x = width - width / 10; x < width; x++) {
                if (image.getRGB(x, y) == HouseStyle.orange().getRGB()) {
                    return y;
                }
            }
        }
        throw new AssertionError("no dead unit to be seen");
    }

    @ParameterizedTest
    @CsvSource({"400, 270", "900, 320", "300, 180"})
    void thePlaceOfARowLeadsToItsUnit(int width, int height) {
        for (int unit = 0; unit < 12; unit++) {
            UnitStrip strip = strip(12, unit);
            int y = heightOfTheDead(strip, width, height) + 2;

            assertThat(strip.unitAt(new Point(width / 2, y), new Dimension(width, height)))
                    .isEqualTo(unit);
        }
    }

    @Test
    void aPlaceBeyondTheRowsLeadsToTheNearest() {
        assertThat(strip(5, 0).unitAt(new Point(200, -50), new Dimension(400, 270)))
                .isZero();
        assertThat(strip(5, 0).unitAt(new Point(200, 999), new Dimension(400, 270)))
                .isEqualTo(4);
    }

    @Test
    void refusesToChooseAUnitThatThereIsNot() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> strip(5, 0).choose(5))
                .withMessage("unit: expected one within 0..4, got 5");
    }

    @Test
    void theLegendSaysWhatATurnIs() {
        assertThat(strip(5, 0).turn(3, "leaky ReLU from 3").keys())
                .extracting(Key::label)
                .contains("leaky ReLU from 3");
    }
}
