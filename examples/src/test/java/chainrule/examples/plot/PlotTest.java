package chainrule.examples.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlotTest {
    @Test
    void numbersLieWhereTheAxesSay() {
        Plot plot = new Plot(400, 300, "x", Scale.between(0, 4, false), "y", Scale.between(1e-3, 10, true));
        plot.paintAxes(canvas());
        Rectangle2D area = plot.area();

        assertThat(plot.xAt(0)).isEqualTo(area.getMinX(), within(1.0));
        assertThat(plot.xAt(1)).isEqualTo(area.getMinX() + area.getWidth() / 4, within(1.0));
        assertThat(plot.yAt(1e-3)).isEqualTo(area.getMaxY(), within(1.0));
        assertThat(plot.yAt(0.1)).isEqualTo(area.getCenterY(), within(1.0));
        assertThat(plot.yAt(0)).isEqualTo(plot.yAt(1e-3));
    }

    @Test
    void numbersBeyondTheAxesLieBeyondThem() {
        Plot plot = new Plot(400, 300, "x", Scale.between(0, 4, false), "y", Scale.between(0, 2, false));
        plot.paintAxes(canvas());
        Rectangle2D area = plot.area();

        assertThat(plot.xAt(-4)).isEqualTo(area.getMinX() - area.getWidth(), within(1.0));
        assertThat(plot.xAt(8)).isEqualTo(area.getMaxX() + area.getWidth(), within(1.0));
        assertThat(plot.yAt(-1)).isEqualTo(area.getMaxY() + area.getHeight() / 2, within(1.0));
    }

    @Test
    void ticksStandOnRoundNumbersRatherThanOnTheData() {
        Plot plot = new Plot(400, 300, "", Scale.between(0, 1, false), "", Scale.between(0, 1, false));
        plot.add(new Line("", new double[] {0.5}, new double[] {0.5}, Color.BLACK, HouseStyle.SOLID, null));
        List<String> labels = new ArrayList<>();
        plot.getStyler().setYAxisTickLabelsFormattingFunction(place -> {
            labels.add(Numbers.text(place));
            return Numbers.text(place);
        });

        plot.paintAxes(canvas());

        assertThat(labels).contains("0.2", "0.4", "0.6", "0.8");
    }

    @Test
    void aStretchedWindowKeepsItsAxes() {
        Plot plot = new Plot(3000, 300, "", Scale.between(0, 1, false), "", Scale.between(0, 1, false));
        plot.paintAxes(canvas());

        assertThat(plot.area().getHeight()).isGreaterThan(150);
    }

    private static Graphics2D canvas() {
        return new BufferedImage(400, 300, BufferedImage.TYPE_INT_RGB).createGraphics();
    }
}
