package chainrule.examples.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What has no place on a picture is not drawn elsewhere, and the legend tells of it. */
class LeftOutTest {
    private static final double INF = Double.POSITIVE_INFINITY;
    private static final double NAN = Double.NaN;

    private static List<String> legend(AxesPicture<?> picture) {
        return picture.keys().stream().map(Key::label).toList();
    }

    /** The heights of the first line as XChart gets them; before it are the corners. */
    private static double[] drawn(AxesPicture<?> picture) {
        return picture.plot(600, 400).getSeries(" 1").getYData();
    }

    @Test
    void infinitiesAreGaps() {
        LineChart chart = new LineChart("").line("loss", new double[] {1, 2, INF, -INF, 3});

        assertThat(drawn(chart)).containsExactly(1, 2, NAN, NAN, 3);
        assertThat(legend(chart)).containsExactly("loss", "2 infinite values are left out");
    }

    @Test
    void anInfiniteXIsAGapToo() {
        LineChart chart = new LineChart("").line("loss", new double[] {1, INF, 3}, new double[] {4, 5, 6});

        assertThat(drawn(chart)).containsExactly(4, NAN, 6);
        assertThat(legend(chart)).containsExactly("loss", "1 infinite value is left out");
    }

    @Test
    void aGapThatIsWantedIsNotCounted() {
        LineChart chart = new LineChart("").line("loss", new double[] {NAN, 2, NAN});

        assertThat(legend(chart)).containsExactly("loss");
    }

    @Test
    void onALogarithmicAxisNegativeNumbersAreGapsAndZerosLieOnTheFloor() {
        LineChart chart = new LineChart("").logY().line("ratio", new double[] {10, 0, -5, 1000, -0.0});

        double floor = chart.yScale().floor();
        assertThat(drawn(chart)).containsExactly(1, floor, NAN, 3, floor);
        assertThat(floor).isLessThan(1);
        assertThat(legend(chart))
                .containsExactly(
                        "ratio", "1 negative value is left out", "2 zeros are drawn at the low end of their axis");
        assertThat(legend(new LineChart("").logX().points("p", new double[] {-1, -2, 0, 1}, new double[] {1, 2, 3, 4})))
                .containsExactly("p", "2 negative values are left out", "1 zero is drawn at the low end of its axis");
    }

    @Test
    void onALinearAxisTheyAreNumbersLikeOthers() {
        assertThat(legend(new LineChart("").line("a", new double[] {-5, 0, 5}))).containsExactly("a");
    }

    @Test
    void aPoleIsAGap() {
        FunctionChart chart = new FunctionChart("", -1, 1).curve("1/x", x -> 1 / x);

        assertThat(legend(chart)).containsExactly("1/x", "1 infinite value is left out");
    }

    @Test
    void referenceLinesAndRingsAreCountedToo() {
        assertThat(legend(new LineChart("")
                        .logY()
                        .line("a", new double[] {1, 2})
                        .horizontalLine(-1, "bound")
                        .verticalLine(-1, "start")))
                .containsExactly("a", "bound", "start", "1 negative value is left out");
        assertThat(legend(new BarChart("", "p", "q").bars("a", 1, INF).rings("each", INF, NAN)))
                .containsExactly("a", "each", "1 infinite value is left out");
    }

    @Test
    void anInfiniteBarDoesNotStretchTheAxis() {
        BarChart chart = new BarChart("", "p", "q", "r").bars("a", 1, INF, -INF);

        assertThat(chart.yScale().max()).isLessThan(2);
        assertThat(chart.yScale().min()).isZero();
    }

    @Test
    void aPointBetweenGapsIsSeen() {
        LineChart chart = new LineChart("").line("", new double[] {NAN, 3, NAN});
        BufferedImage image = new BufferedImage(chart.width(), chart.height(), BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();

        chart.paint(g, chart.width(), chart.height());
        g.dispose();

        int[] pixels = image.getRGB(0, 0, chart.width(), chart.height(), null, 0, chart.width());
        assertThat(Arrays.stream(pixels)).contains(HouseStyle.color(0).getRGB());
    }
}
