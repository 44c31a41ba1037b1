package chainrule.examples.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.util.List;
import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * The look of every picture: a plain ground, a light horizontal grid, and colours that colour-blind readers can tell
 * apart, see {@link Theme}. Markers differ as well, so that no
 * picture depends on colour alone.
 */
public final class HouseStyle {
    static final Color CLEAR = new Color(255, 255, 255, 0);

    private static volatile Theme theme = Theme.LIGHT;

    static final Font TITLE = new Font(Font.SANS_SERIF, Font.BOLD, 15);
    static final Font TEXT = new Font(Font.SANS_SERIF, Font.PLAIN, 12);
    static final Font BOLD = new Font(Font.SANS_SERIF, Font.BOLD, 12);
    static final Font TICK = new Font(Font.SANS_SERIF, Font.PLAIN, 11);

    static final BasicStroke SOLID = new BasicStroke(2.2f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    static final BasicStroke DASHED = dashes(2f, 7, 4);
    static final BasicStroke REFERENCE = dashes(1.3f, 5, 4);
    static final BasicStroke HAIRLINE = new BasicStroke(1f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER);

    static final int MARKER_SIZE = 8;

    private static final List<Marker> MARKERS = List.of(
            SeriesMarkers.CIRCLE,
            SeriesMarkers.DIAMOND,
            SeriesMarkers.SQUARE,
            SeriesMarkers.TRIANGLE_UP,
            SeriesMarkers.TRIANGLE_DOWN,
            SeriesMarkers.CROSS,
            SeriesMarkers.PLUS,
            SeriesMarkers.TRAPEZOID);

    private HouseStyle() {}

    /** Light or dark, for pictures made from now on; like the look and feel of windows, it is one for the whole program. */
    public static void use(Theme theme) {
        HouseStyle.theme = Check.notNull("theme", theme);
    }

    public static Theme theme() {
        return theme;
    }

    /** The ground. */
    public static Color paper() {
        return theme.paper();
    }

    /** Text and whatever is drawn like text: contours, reference lines. */
    public static Color ink() {
        return theme.ink();
    }

    /** Text that stands back. */
    public static Color grey() {
        return theme.grey();
    }

    static Color grid() {
        return theme.grid();
    }

    static Color axis() {
        return theme.axis();
    }

    public static Color blue() {
        return color(0);
    }

    public static Color orange() {
        return color(1);
    }

    public static Color green() {
        return color(2);
    }

    /** The colour of the series at this index, the same in every picture; later rounds stand out more. */
    public static Color color(int index) {
        List<Color> palette = theme.palette();
        double share = Math.min(0.8, 0.4 * (index / palette.size()));
        return mix(palette.get(index % palette.size()), theme == Theme.LIGHT ? Color.BLACK : Color.WHITE, share);
    }

    static Marker marker(int index) {
        return MARKERS.get(index % MARKERS.size());
    }

    /** The colour that lies the given share of the way from one colour to another. */
    static Color mix(Color from, Color to, double share) {
        double part = Math.max(0, Math.min(1, share));
        return new Color(
                blend(from.getRed(), to.getRed(), part),
                blend(from.getGreen(), to.getGreen(), part),
                blend(from.getBlue(), to.getBlue(), part));
    }

    private static int blend(int from, int to, double share) {
        return (int) Math.round(from + (to - from) * share);
    }

    /** How light a colour is when it is printed in greys, 0 to 255. */
    static double luminance(Color color) {
        return 0.299 * color.getRed() + 0.587 * color.getGreen() + 0.114 * color.getBlue();
    }

    /** The colour of text that can be read on the given ground. */
    static Color textOn(Color ground) {
        return luminance(ground) < 145 ? Color.WHITE : Theme.LIGHT.ink();
    }

    static void prepare(Graphics2D g) {
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    }

    /** Dresses XChart's axes; titles and legends are painted by {@link TitledPicture}, alike for every picture. */
    static void apply(AxesChartStyler styler) {
        styler.setChartTitleVisible(false).setLegendVisible(false).setPlotBorderVisible(false);
        styler.setChartBackgroundColor(CLEAR).setPlotBackgroundColor(CLEAR);
        styler.setChartFontColor(ink()).setMarkerSize(MARKER_SIZE);
        styler.setPlotContentSize(1);
        styler.setPlotGridVerticalLinesVisible(false)
                .setPlotGridLinesColor(grid())
                .setPlotGridLinesStroke(HAIRLINE);
        styler.setYAxisLabelAlignment(AxesChartStyler.TextAlignment.Right);
        styler.setPlotMargin(3).setAxisTickLabelsFont(TICK).setAxisTickLabelsColor(ink());
        styler.setAxisTickMarksColor(axis()).setAxisTickMarksStroke(HAIRLINE).setAxisTickMarkLength(4);
        styler.setAxisTickPadding(4).setAxisTitleFont(TEXT).setAxisTitlePadding(9);
    }

    static BasicStroke dashes(float width, float... pattern) {
        return new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, pattern, 0);
    }
}
