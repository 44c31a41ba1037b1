package chainrule.examples.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import chainrule.examples.plot.NetPicture.Spot;
import chainrule.examples.plot.NetPicture.Wire;
import java.awt.Dimension;
import java.awt.geom.Point2D;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetPictureTest {
    private static NetPicture picture(int... units) {
        double[][][][] fields = new double[units.length][][][];
        double[][][] weights = new double[units.length][][];
        for (int layer = 0; layer < units.length; layer++) {
            fields[layer] = new double[units[layer]][2][2];
            weights[layer] = new double[units[layer]][layer == 0 ? 0 : units[layer - 1]];
        }
        return new NetPicture("net", fields, weights);
    }

    @ParameterizedTest
    @CsvSource({"310, 210", "480, 310", "600, 200", "200, 500"})
    void everyNeuronCanBePressedAtEverySize(int width, int height) {
        NetPicture picture = picture(2, 16, 16, 16, 1);
        Set<Spot> pressed = new HashSet<>();

        for (double x = 0; x < width; x += 4) {
            for (double y = 0; y < height; y += 4) {
                picture.spotAt(new Point2D.Double(x, y), new Dimension(width, height))
                        .ifPresent(pressed::add);
            }
        }

        assertThat(pressed).hasSize(2 + 16 + 16 + 16 + 1);
    }

    @Test
    void inputsWithNamesStandInOneColumnAndThereIsANameForEach() {
        NetPicture picture = picture(7, 16, 1).inputs(List.of("x", "y", "x²", "y²", "xy", "sin x", "sin y"));

        for (int unit = 1; unit < 7; unit++) {
            assertThat(first(picture, 0, unit).getX())
                    .isEqualTo(first(picture, 0, 0).getX());
            assertThat(first(picture, 0, unit).getY())
                    .isGreaterThan(first(picture, 0, unit - 1).getY());
        }
        assertThat(first(picture, 0, 0).getX())
                .as("the names are left of them")
                .isGreaterThan(first(picture(7, 16, 1), 0, 0).getX() + 20);
        assertThatIllegalArgumentException().isThrownBy(() -> picture.inputs(List.of("x")));
    }

    @Test
    void aLineIsFoundBetweenItsNeuronsUnlessItIsNotDrawn() {
        NetPicture picture = new NetPicture(
                "net", new double[][][][] {new double[2][2][2], new double[1][2][2]}, new double[][][] {{}, {{1, -0.8}}
                });
        Dimension size = new Dimension(420, 340);
        Point2D middle = between(center(picture, 0, 1), center(picture, 1, 0));

        assertThat(picture.wireAt(middle, size)).contains(new Wire(1, 0, 1));
        assertThat(picture.wireAt(center(picture, 1, 0), size))
                .as("on a neuron")
                .isEmpty();
        assertThat(picture.wireAt(new Point2D.Double(middle.getX(), 300), size)).isEmpty();
        NetPicture faint = new NetPicture(
                "net", new double[][][][] {new double[2][2][2], new double[1][2][2]}, new double[][][] {{}, {{1, 0.01}}
                });
        assertThat(faint.wireAt(middle, size)).isEmpty();
    }

    @Test
    void whereLinesCrossTheOneIntoTheSelectedNeuronIsMeant() {
        NetPicture picture = new NetPicture(
                        "net", new double[][][][] {new double[2][2][2], new double[2][2][2]}, new double[][][] {
                            {}, {{1, 1}, {1, 1}}
                        })
                .select(new Spot(1, 1));
        Dimension size = new Dimension(420, 340);
        Point2D crossing = between(
                between(center(picture, 0, 0), center(picture, 1, 1)),
                between(center(picture, 0, 1), center(picture, 1, 0)));

        assertThat(picture.wireAt(crossing, size)).contains(new Wire(1, 1, 0));
        picture.select(new Spot(1, 0));
        assertThat(picture.wireAt(crossing, size)).contains(new Wire(1, 0, 1));
    }

    private static Point2D center(NetPicture picture, int layer, int unit) {
        return picture.placeOf(new Spot(layer, unit), new Dimension(420, 340));
    }

    private static Point2D between(Point2D a, Point2D b) {
        return new Point2D.Double((a.getX() + b.getX()) / 2, (a.getY() + b.getY()) / 2);
    }

    @Test
    void layersLieFromLeftToRightAndUnitsFromTheTop() {
        NetPicture picture = picture(2, 3, 1);

        assertThat(first(picture, 0, 0).getX()).isLessThan(first(picture, 1, 0).getX());
        assertThat(first(picture, 1, 0).getX()).isLessThan(first(picture, 2, 0).getX());
        assertThat(first(picture, 1, 0).getY()).isLessThan(first(picture, 1, 2).getY());
        assertThat(picture.spotAt(new Point2D.Double(1, 1), new Dimension(420, 340)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"310, 210", "600, 400"})
    void theMiddleOfANeuronIsOnIt(int width, int height) {
        NetPicture picture = picture(3, 5, 1).inputs(List.of("x", "y", "sin x"));
        Dimension size = new Dimension(width, height);

        for (Spot spot : List.of(new Spot(0, 2), new Spot(1, 4), new Spot(2, 0))) {
            Point2D middle = picture.placeOf(spot, size);
            assertThat(picture.spotAt(middle, size)).contains(spot);
            Point2D right = new Point2D.Double(middle.getX() + 8, middle.getY());
            Point2D left = new Point2D.Double(middle.getX() - 8, middle.getY());
            assertThat(picture.spotAt(left, size)).contains(spot);
            assertThat(picture.spotAt(right, size)).contains(spot);
        }
    }

    private static Point2D first(NetPicture picture, int layer, int unit) {
        for (double x = 0; x < 420; x += 4) {
            for (double y = 0; y < 340; y += 4) {
                Point2D place = new Point2D.Double(x, y);
                if (picture.spotAt(place, new Dimension(420, 340))
                        .filter(new Spot(layer, unit)::equals)
                        .isPresent()) {
                    return place;
                }
            }
        }
        throw new AssertionError("no place for unit " + unit + " of layer " + layer);
    }

    @Test
    void theLegendTellsOfWeightsAndOfDeadNeuronsOnlyIfThereAreAny() {
        assertThat(picture(2, 3, 1).keys()).isEmpty();
        assertThat(picture(2, 3, 1).select(new Spot(1, 2)).keys())
                .extracting(Key::label)
                .containsExactly("weight above 0", "below 0");
        assertThat(picture(2, 3, 1).dead(new Spot(1, 2)).keys())
                .extracting(Key::label)
                .containsExactly("dead");
    }

    @Test
    void refusesWhatDoesNotFit() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> picture(2, 3, 1).select(new Spot(1, 3)))
                .withMessage("spot must be one of the net's, but was Spot[layer=1, unit=3]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new NetPicture("net", new double[2][1][2][2], new double[][][] {{}, {{1, 2}}}))
                .withMessage("weights[1][0] must have length 1, but had 2");
    }
}
