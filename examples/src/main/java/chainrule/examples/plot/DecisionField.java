package chainrule.examples.plot;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** What a net says at every point of a plane: blue for yes, orange for no, and the line where it changes its mind. */
public final class DecisionField extends AxesPicture<DecisionField> {
    private static final Color YES = HouseStyle.mix(Color.WHITE, HouseStyle.BLUE, 0.5);
    private static final Color NO = HouseStyle.mix(Color.WHITE, HouseStyle.ORANGE, 0.5);
    private static final Color[] POINT_COLORS = {
        HouseStyle.mix(HouseStyle.BLUE, Color.BLACK, 0.4), HouseStyle.mix(HouseStyle.ORANGE, Color.BLACK, 0.4)
    };
    private static final Marker[] POINT_MARKERS = {SeriesMarkers.CIRCLE, SeriesMarkers.DIAMOND};

    private final double[][] scores;
    private final double typical;

    /** Takes scores[row][column], spread evenly over the rectangle; row 0 lies at yMin, column 0 at xMin. */
    public DecisionField(String title, double[][] scores, double xMin, double xMax, double yMin, double yMax) {
        super(title);
        this.scores = Check.rectangular("scores", scores);
        if (scores.length < 2 || scores[0].length < 2) {
            throw new IllegalArgumentException(
                    "scores must have at least 2 x 2 cells, but had " + scores.length + " x " + scores[0].length);
        }
        typical = Arrays.stream(scores)
                .flatMapToDouble(Arrays::stream)
                .map(Math::abs)
                .filter(score -> Double.isFinite(score) && score > 0)
                .average()
                .orElse(1);
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

    /** Adds the points of a class: first those that should lie on blue, then those that should lie on orange. */
    public DecisionField points(String name, double[] x, double[] y) {
        int kind = lines().size() % POINT_COLORS.length;
        add(name, x, y, POINT_COLORS[kind], null, POINT_MARKERS[kind]);
        return this;
    }

    @Override
    double padding() {
        return 0;
    }

    @Override
    void paintUnder(Graphics2D g, Plot plot) {
        Rectangle2D area = plot.area();
        BufferedImage image = image((int) Math.ceil(area.getWidth()) + 1, (int) Math.ceil(area.getHeight()) + 1);
        AffineTransform fit = AffineTransform.getTranslateInstance(area.getX(), area.getY());
        fit.scale(area.getWidth() / image.getWidth(), area.getHeight() / image.getHeight());
        g.drawImage(image, fit, null);
        paintContour(g, area);
    }

    private void paintContour(Graphics2D g, Rectangle2D area) {
        g.setColor(HouseStyle.INK);
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
        plot.getStyler().setPlotGridLinesVisible(false);
        return plot;
    }

    private BufferedImage image(int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int py = 0; py < height; py++) {
            for (int px = 0; px < width; px++) {
                double column = (scores[0].length - 1) * (px + 0.5) / width;
                double row = (scores.length - 1) * (1 - (py + 0.5) / height);
                image.setRGB(px, py, color(bilinear(row, column)).getRGB());
            }
        }
        return image;
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

    private Color color(double score) {
        return HouseStyle.mix(Color.WHITE, score > 0 ? YES : NO, Math.tanh(4 * Math.abs(score) / typical));
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
