package chainrule.examples.plot;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** What a net says at every point of a plane: blue for yes, orange for no, and the line where it changes its mind. */
public final class DecisionField extends AxesPicture<DecisionField> {
    private static final Marker[] POINT_MARKERS = {SeriesMarkers.CIRCLE, SeriesMarkers.DIAMOND};
    private static final int SHADES = 512;
    private static final int SMALL_MARKER = 5;

    private final Color paper = HouseStyle.paper();
    private final Color yes = HouseStyle.mix(HouseStyle.paper(), HouseStyle.blue(), 0.5);
    private final Color no = HouseStyle.mix(HouseStyle.paper(), HouseStyle.orange(), 0.5);
    private final Color[] pointColors = {contrasting(HouseStyle.blue()), contrasting(HouseStyle.orange())};
    private final double[][] scores;
    private final double typical;
    private final boolean hasNaN;
    private final Color unknown = HouseStyle.grid();
    private int classes;
    private int markerSize = HouseStyle.MARKER_SIZE;

    /**
     * Takes scores[row][column], spread evenly over the rectangle; row 0 lies at yMin, column 0 at xMin. An infinite score is drawn as the
     * largest finite one; where it is NaN, the ground is grey, and the legend says so.
     */
    public DecisionField(String title, double[][] scores, double xMin, double xMax, double yMin, double yMax) {
        super(title);
        this.scores = Check.rectangular("scores", scores);
        if (scores.length < 2 || scores[0].length < 2) {
            throw new IllegalArgumentException(
                    "scores must have at least 2 x 2 cells, but had " + scores.length + " x " + scores[0].length);
        }
        double[] sizes = Arrays.stream(scores)
                .flatMapToDouble(Arrays::stream)
                .map(Math::abs)
                .filter(score -> Double.isFinite(score) && score > 0)
                .toArray();
        typical = sizes.length == 0
                ? 1
                : Arrays.stream(sizes).map(size -> size / sizes.length).sum();
        double largest =
                Math.min(Double.MAX_VALUE / 4, Arrays.stream(sizes).max().orElse(1));
        for (double[] row : this.scores) {
            Arrays.setAll(row, column -> Math.max(-largest, Math.min(largest, row[column])));
        }
        hasNaN = Arrays.stream(scores).flatMapToDouble(Arrays::stream).anyMatch(Double::isNaN);
        xRange(xMin, xMax);
        yRange(yMin, yMax);
        size(640, 480);
    }

    /** Asks the net at every node of a square lattice, in the order that the constructor takes. */
    public static double[][] sample(
            DoubleBinaryOperator score, double xMin, double xMax, double yMin, double yMax, int resolution) {
        Check.notNull("score", score);
        Check.range("x", xMin, xMax);
        Check.range("y", yMin, yMax);
        int last = Check.positive("resolution - 1", resolution - 1);
        double[][] scores = new double[resolution][resolution];
        for (int row = 0; row <= last; row++) {
            for (int column = 0; column <= last; column++) {
                double x = xMin + (xMax - xMin) * column / last;
                double y = yMin + (yMax - yMin) * row / last;
                scores[row][column] = score.applyAsDouble(x, y);
            }
        }
        return scores;
    }

    /** Adds the points of a class: first those that should lie on blue, then those that should lie on orange; there may be none. */
    public DecisionField points(String name, double[] x, double[] y) {
        return points(name, x, y, UnaryOperator.identity());
    }

    /** The same with a pale middle, say for points that take no part in training. */
    public DecisionField hollowPoints(String name, double[] x, double[] y) {
        return points(name, x, y, marker -> new Hollow(marker, HouseStyle.paper()));
    }

    private DecisionField points(String name, double[] x, double[] y, UnaryOperator<Marker> form) {
        int kind = classes++ % pointColors.length;
        if (Check.notNull("x", x).length + Check.notNull("y", y).length > 0) {
            add(name, x, y, pointColors[kind], null, form.apply(POINT_MARKERS[kind]));
        }
        return this;
    }

    /** Makes the points small, where there are hundreds. */
    public DecisionField smallPoints() {
        markerSize = SMALL_MARKER;
        return this;
    }

    /** A marker with a smaller one in the colour of the paper on it. */
    private static final class Hollow extends Marker {
        private final Marker marker;
        private final Color middle;

        Hollow(Marker marker, Color middle) {
            this.marker = marker;
            this.middle = middle;
        }

        @Override
        public void paint(Graphics2D g, double x, double y, int size) {
            marker.paint(g, x, y, size);
            g.setColor(middle);
            marker.paint(g, x, y, Math.max(1, size - 3));
        }
    }

    /** Points stand out from the ground of their own colour. */
    private static Color contrasting(Color color) {
        return HouseStyle.mix(color, HouseStyle.theme() == Theme.LIGHT ? Color.BLACK : Color.WHITE, 0.4);
    }

    @Override
    List<Key> keys() {
        List<Key> keys = super.keys();
        if (hasNaN) {
            keys.add(Key.box("NaN", unknown));
        }
        return keys;
    }

    @Override
    double padding() {
        return 0;
    }

    @Override
    void paintUnder(Graphics2D g, Plot plot) {
        Rectangle2D area = plot.area();
        g.drawImage(image(area), (int) Math.floor(area.getX()), (int) Math.floor(area.getY()), null);
        paintContour(g, area);
    }

    private void paintContour(Graphics2D g, Rectangle2D area) {
        g.setColor(HouseStyle.ink());
        g.setStroke(HouseStyle.SOLID);
        double stepX = area.getWidth() / (scores[0].length - 1);
        double stepY = area.getHeight() / (scores.length - 1);
        for (Line2D piece : contour()) {
            g.draw(new Line2D.Double(
                    area.getMinX() + stepX * piece.getX1(),
                    area.getMaxY() - stepY * piece.getY1(),
                    area.getMinX() + stepX * piece.getX2(),
                    area.getMaxY() - stepY * piece.getY2()));
        }
    }

    @Override
    Plot plot(double width, double height) {
        Plot plot = super.plot(width, height);
        plot.getStyler().setPlotGridLinesVisible(false).setMarkerSize(markerSize);
        return plot;
    }

    /** Covers the area from the whole point at or before its corner on, since an image that needs no stretching is painted several times as fast. */
    private BufferedImage image(Rectangle2D area) {
        double left = Math.floor(area.getX()) - area.getX();
        double top = Math.floor(area.getY()) - area.getY();
        int width = (int) Math.ceil(area.getWidth() - left);
        int height = (int) Math.ceil(area.getHeight() - top);
        BufferedImage image = new BufferedImage(Math.max(1, width), Math.max(1, height), BufferedImage.TYPE_INT_RGB);
        int[] pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
        int[] shadesOfYes = shades(yes);
        int[] shadesOfNo = shades(no);
        for (int py = 0; py < height; py++) {
            for (int px = 0; px < width; px++) {
                double column = (scores[0].length - 1) * within((px + 0.5 + left) / area.getWidth());
                double row = (scores.length - 1) * (1 - within((py + 0.5 + top) / area.getHeight()));
                double score = bilinear(row, column);
                pixels[py * width + px] =
                        Double.isNaN(score) ? unknown.getRGB() : (score > 0 ? shadesOfYes : shadesOfNo)[shade(score)];
            }
        }
        return image;
    }

    private static double within(double share) {
        return Math.max(0, Math.min(1, share));
    }

    private double bilinear(double row, double column) {
        int r = Math.min((int) row, scores.length - 2);
        int c = Math.min((int) column, scores[0].length - 2);
        double below = between(scores[r][c], scores[r][c + 1], column - c);
        double above = between(scores[r + 1][c], scores[r + 1][c + 1], column - c);
        return between(below, above, row - r);
    }

    private static double between(double from, double to, double share) {
        return from + (to - from) * share;
    }

    /** Mixed once, not for every pixel: a picture of a net in training is painted many times a second. */
    private int[] shades(Color full) {
        return IntStream.range(0, SHADES)
                .map(i -> HouseStyle.mix(paper, full, Math.tanh(4.0 * i / (SHADES - 1)))
                        .getRGB())
                .toArray();
    }

    private int shade(double score) {
        return (int) Math.min(SHADES - 1, SHADES * Math.abs(score) / typical);
    }

    /** The pieces of the line where the score is zero, in columns and rows. */
    List<Line2D> contour() {
        List<Line2D> pieces = new ArrayList<>();
        for (int row = 0; row + 1 < scores.length; row++) {
            for (int column = 0; column + 1 < scores[0].length; column++) {
                List<Point2D> ends = new ArrayList<>();
                addCrossing(ends, row, column, row, column + 1);
                addCrossing(ends, row, column + 1, row + 1, column + 1);
                addCrossing(ends, row + 1, column + 1, row + 1, column);
                addCrossing(ends, row + 1, column, row, column);
                for (int i = 0; i + 1 < ends.size(); i += 2) {
                    pieces.add(new Line2D.Double(ends.get(i), ends.get(i + 1)));
                }
            }
        }
        return pieces;
    }

    private void addCrossing(List<Point2D> ends, int row, int column, int otherRow, int otherColumn) {
        double score = scores[row][column];
        double other = scores[otherRow][otherColumn];
        if (score > 0 != other > 0 && Double.isFinite(score - other)) {
            double share = score / (score - other);
            ends.add(new Point2D.Double(between(column, otherColumn, share), between(row, otherRow, share)));
        }
    }
}
