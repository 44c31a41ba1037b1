package chainrule.examples.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chainrule.engine.Value;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PicturesTest {
    private static final double INF = Double.POSITIVE_INFINITY;
    private static final double NAN = Double.NaN;
    private static final double[] ODD = {0, NAN, INF, -INF, -1, 1e-300, 1e300, -0.0};

    static Stream<Named<Picture>> pictures() {
        double[] x = {0, 1, 2, 3};
        double[] y = {1, 0.5, NAN, 0.1};
        double[][] field = {{-1, 0, 1}, {-1, 0.5, NAN}};
        Picture lines = new LineChart("line")
                .line("a", x, y)
                .dashed("b", x, y)
                .points("c", x, y)
                .markers();
        Picture functions = new FunctionChart("function", -4, 4)
                .curve("f", Math::tanh)
                .slope("g", Math::cos)
                .mark(0, 1);
        Picture bars = new BarChart("bar", "p", "q")
                .logY()
                .bars("a", 1e-7, 0)
                .bars("b", NAN, INF)
                .rings("each", 1e-8, INF)
                .rings("", NAN, 0)
                .dashed("c", 1, 2);
        return Stream.of(
                        lines,
                        functions,
                        bars,
                        new BarChart("linear bars", "p", "q").bars("a", -1, 2).horizontalLine(1, "one"),
                        new BarChart("one bar", "p").bars("", 1),
                        new UnitStrip("strip", new double[][] {{0, 0.5, 1}, {NAN, 0, 0}}),
                        new Histogram("histogram", new double[] {-3, -2, -2, NAN, INF}, 5),
                        new Histogram("one value", new double[] {1}, 5),
                        new DecisionField("field", field, -1, 1, 0, 2)
                                .points("+", x, x)
                                .points("-", x, x),
                        new DecisionField("many points", field, -1, 1, 0, 2)
                                .smallPoints()
                                .points("training", x, x)
                                .hollowPoints("test", x, x),
                        new NetPicture("net", new double[][][][] {{field, field}, {field}}, new double[][][] {
                                    {}, {{1, -0.5}}
                                })
                                .select(new NetPicture.Spot(1, 0))
                                .dead(new NetPicture.Spot(1, 0)),
                        new WarpedGrid("bent").across(x, y).upward(y, x),
                        new WarpedGrid("carried")
                                .across(x, y)
                                .points("a", x, y)
                                .points("b", y, x)
                                .dashed("c", x, x)
                                .zeroLines(),
                        new GraphPicture("graph", loss()),
                        new HeatTable("heat", new String[] {"r"}, new String[] {"a", "b"}, new double[][] {{1, NAN}}),
                        HeatTable.confusion("confusion", new int[][] {{5, 1}, {0, 4}}),
                        new DigitGallery("digits")
                                .digit(new double[64], "0 → 6", true)
                                .columns(3),
                        new PictureGrid("grid", 2, lines, functions, bars).subtitle("three pictures"),
                        new PictureGrid("filled", 2, lines, functions, bars).fillLastRow())
                .map(picture -> Named.of(picture.title(), picture));
    }

    private static Value loss() {
        Value a = Value.of(-3, "a");
        Value loss = a.times(a).plus(Value.of(2)).tanh().label("loss");
        loss.backward();
        return loss;
    }

    @ParameterizedTest
    @MethodSource("pictures")
    void showSomethingAtEverySize(Picture picture) {
        assertThat(colors(picture, picture.width(), picture.height())).isGreaterThan(5);
        assertThat(colors(picture, 200, 90)).isGreaterThan(5);
        assertThat(colors(picture, 1500, 300)).isGreaterThan(5);
        assertThatCode(() -> colors(picture, 1, 1)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @MethodSource("pictures")
    void stayInsideTheirPaddingAtNaturalSize(Picture picture) {
        BufferedImage image = Png.image(picture);
        int white = Color.WHITE.getRGB();

        for (int y = 0; y < image.getHeight(); y++) {
            assertThat(image.getRGB(0, y)).isEqualTo(white);
            assertThat(image.getRGB(image.getWidth() - 1, y)).isEqualTo(white);
        }
        for (int x = 0; x < image.getWidth(); x++) {
            assertThat(image.getRGB(x, 0)).isEqualTo(white);
            assertThat(image.getRGB(x, image.getHeight() - 1)).isEqualTo(white);
        }
    }

    @ParameterizedTest
    @MethodSource("pictures")
    void areSavedAtTwiceTheirSize(Picture picture, @TempDir Path folder) throws IOException {
        Path file = folder.resolve("picture.png");

        Png.save(picture, file);

        BufferedImage image = ImageIO.read(file.toFile());
        assertThat(image.getWidth()).isEqualTo(2 * picture.width());
        assertThat(image.getHeight()).isEqualTo(2 * picture.height());
    }

    @Test
    void oddNumbersNeverStopAPicture() {
        double[] x = {0, 1, 2, 3, 4, 5, 6, 7};
        Picture[] odd = {
            new LineChart("linear").line("y", x, ODD).line("x", ODD, x).dashed("both", ODD, ODD),
            new LineChart("log")
                    .logX()
                    .logY()
                    .line("y", x, ODD)
                    .line("x", ODD, x)
                    .dashed("both", ODD, ODD),
            new LineChart("zeros").logY().line("zero", new double[3]).markers(),
            new LineChart("nothing").line("nan", new double[] {NAN, NAN}),
            new LineChart("no line").logY().horizontalLine(0, "zero"),
            new LineChart("tiny").line("tiny", new double[] {1e-300, 3e-300}),
            new LineChart("huge").line("huge", new double[] {-1e307, 1e307}),
            new LineChart("widest").line("all", new double[] {-Double.MAX_VALUE, Double.MAX_VALUE}),
            new LineChart("constant").line("high", new double[] {Double.MAX_VALUE, Double.MAX_VALUE}),
            new LineChart("constant").line("low", new double[] {Double.MIN_VALUE, Double.MIN_VALUE}),
            new LineChart("infinite").line("y", new double[] {INF, INF, -INF}),
            new LineChart("negative").logY().line("y", new double[] {-1, -2}).horizontalLine(-3, "below"),
            new HeatTable(
                    "heat", new String[] {"r"}, new String[] {"a", "b", "c"}, new double[][] {{-1e308, 1e308, INF}}),
            new HeatTable("none", new String[] {"r"}, new String[] {"a", "b"}, new double[][] {{INF, NAN}}),
            new WarpedGrid("odd").across(x, ODD).points("p", ODD, x),
            new DecisionField("huge", new double[][] {{-1e308, 1e308}, {1.7e308, -1.7e308}}, 0, 1, 0, 1),
            new LineChart("close").line("close", new double[] {1, Math.nextUp(1)}),
            new BarChart("bars", "a", "b", "c", "d", "e", "f", "g", "h").bars("odd", ODD),
            new BarChart("log bars", "a", "b", "c", "d", "e", "f", "g", "h")
                    .logY()
                    .bars("odd", ODD),
            new FunctionChart("poles", -1, 1).curve("1/x", v -> 1 / v).slope("log", Math::log),
            new DecisionField("odd", new double[][] {ODD, ODD}, 0, 1, 0, 1)
        };

        assertThat(odd)
                .allSatisfy(picture -> assertThat(colors(picture, 640, 420)).isGreaterThan(5));
    }

    @Test
    void aPictureThatFailsLeavesNoFile(@TempDir Path folder) {
        Picture broken =
                new FunctionChart("broken", 0, 1).curve("", x -> x).logY().yRange(-1, 1);

        assertThatThrownBy(() -> Png.save(broken, folder.resolve("broken.png")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("-1.0 to 1.0");

        assertThat(folder).isEmptyDirectory();
    }

    private static long colors(Picture picture, int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        picture.paint(g, width, height);
        g.dispose();
        return Arrays.stream(image.getRGB(0, 0, width, height, null, 0, width))
                .distinct()
                .count();
    }
}
