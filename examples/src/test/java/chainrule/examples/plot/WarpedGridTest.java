package chainrule.examples.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.Dimension;
import java.awt.Graphics2D;
import java.awt.geom.Point2D;
import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WarpedGridTest {
    private static final double[] NOWHERE = {Double.NaN};

    /** Wherever the square of the axes lies in the space there is. */
    @ParameterizedTest
    @CsvSource({"360, 380", "900, 300", "300, 700", "250, 260"})
    void aMarkerIsWhereThePictureSays(int width, int height) {
        WarpedGrid grid = new WarpedGrid("")
                .points("", NOWHERE, NOWHERE)
                .points("", new double[] {1}, new double[] {-0.5})
                .range(-2, 2);
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        grid.paint(g, width, height);
        g.dispose();

        Point2D value = grid.valueAt(centre(image, HouseStyle.orange().getRGB()), new Dimension(width, height));

        assertThat(value.getX()).isCloseTo(1, within(0.05));
        assertThat(value.getY()).isCloseTo(-0.5, within(0.05));
    }

    private static Point2D centre(BufferedImage image, int color) {
        double x = 0;
        double y = 0;
        int count = 0;
        for (int row = 0; row < image.getHeight(); row++) {
            for (int column = 0; column < image.getWidth(); column++) {
                if (image.getRGB(column, row) == color) {
                    x += column + 0.5;
                    y += row + 0.5;
                    count++;
                }
            }
        }
        assertThat(count).isGreaterThan(5);
        return new Point2D.Double(x / count, y / count);
    }

    @Test
    void onlyWhatHasANameStandsInTheLegend() {
        WarpedGrid grid = new WarpedGrid("")
                .across(new double[] {0, 1}, new double[] {0, 0})
                .points("moon", NOWHERE, NOWHERE)
                .dashed("line", NOWHERE, NOWHERE)
                .zeroLines();

        assertThat(grid.keys()).extracting(Key::label).containsExactly("moon", "line");
    }
}
