package chainrule.examples.plot;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.stream.IntStream;

/** A table whose cells are the darker the larger their number, and still can be read. */
public final class HeatTable extends TitledPicture<HeatTable> {
    private static final double GUTTER = 1;

    private final List<String> rowLabels;
    private final List<String> columnLabels;
    private final double[][] values;
    private String xTitle = "";
    private String yTitle = "";
    private DoubleFunction<String> format = value -> Numbers.text(value, 3);
    private String[][] below = {};
    private Color full = Meaning.VALUE.color();
    private Shading shading;

    /** How dark a cell is. */
    private interface Shading {
        Color color(int row, int column, double value);
    }

    /** Takes values[row][column]; NaN leaves a cell empty. Row 0 is at the top. */
    public HeatTable(String title, String[] rowLabels, String[] columnLabels, double[][] values) {
        super(title);
        this.rowLabels = List.of(Check.noneNull("rowLabels", rowLabels));
        this.columnLabels = List.of(Check.noneNull("columnLabels", columnLabels));
        this.values = Check.rectangular("values", values);
        Check.sameLength("values", rowLabels.length, values.length);
        Check.sameLength("values[0]", columnLabels.length, values[0].length);
        double[] finite = Arrays.stream(values)
                .flatMapToDouble(Arrays::stream)
                .filter(Double::isFinite)
                .toArray();
        shadeBetween(
                Arrays.stream(finite).min().orElse(0),
                Arrays.stream(finite).max().orElse(1));
    }

    /** Right answers of a classifier on a green diagonal, mistakes in orange, each scaled to its own largest. */
    public static HeatTable confusion(String title, int[][] counts) {
        String[] labels = IntStream.range(0, Check.noneNull("counts", counts).length)
                .mapToObj(Integer::toString)
                .toArray(String[]::new);
        return confusion(title, labels, counts).axes("predicted digit", "true digit");
    }

    /** The same of classes with names. */
    public static HeatTable confusion(String title, String[] labels, int[][] counts) {
        double[][] values = new double[Check.noneNull("counts", counts).length][];
        for (int row = 0; row < counts.length; row++) {
            Check.sameLength("counts[" + row + "]", counts.length, counts[row].length);
            values[row] = Arrays.stream(counts[row]).asDoubleStream().toArray();
        }
        HeatTable table = new HeatTable(title, labels, labels, values)
                .axes("predicted class", "true class")
                .format(count -> count == 0 ? "" : Numbers.text(count))
                .size(520, 540);
        table.shading = confusionShading(table.values);
        return table;
    }

    private static Shading confusionShading(double[][] counts) {
        double mostRight = 1;
        double mostWrong = 1;
        for (int row = 0; row < counts.length; row++) {
            for (int column = 0; column < counts.length; column++) {
                if (row == column) {
                    mostRight = Math.max(mostRight, counts[row][column]);
                } else {
                    mostWrong = Math.max(mostWrong, counts[row][column]);
                }
            }
        }
        double right = mostRight;
        double wrong = Math.max(4, mostWrong);
        return (row, column, count) -> row == column
                ? ramp(Meaning.ACCURACY.color(), count / right)
                : ramp(HouseStyle.orange(), count == 0 ? 0 : 0.2 + 0.8 * count / wrong);
    }

    /** Names the columns and the rows. */
    public HeatTable axes(String x, String y) {
        xTitle = Check.notNull("x", x);
        yTitle = Check.notNull("y", y);
        return this;
    }

    /** Sets the values that are white and in full colour, otherwise the smallest and the largest. */
    public HeatTable range(double white, double colored) {
        Check.range("range", white, colored);
        shadeBetween(white, colored);
        return this;
    }

    /** Sets what the numbers are, and with it their colour, otherwise that of values. */
    public HeatTable of(Meaning meaning) {
        full = Check.notNull("meaning", meaning).color();
        return this;
    }

    /** Adds a small remark below each number, such as a range; null or empty for none. */
    public HeatTable below(String[][] remarks) {
        Check.sameLength("remarks", values.length, Check.noneNull("remarks", remarks).length);
        for (int row = 0; row < remarks.length; row++) {
            Check.sameLength("remarks[" + row + "]", values[row].length, remarks[row].length);
        }
        below = remarks.clone();
        return this;
    }

    /** Sets how the numbers are written. */
    public HeatTable format(DoubleFunction<String> format) {
        this.format = Check.notNull("format", format);
        return this;
    }

    private void shadeBetween(double white, double colored) {
        double half = colored > white ? colored / 2 - white / 2 : 1;
        shading = (row, column, value) -> ramp(full, (value / 2 - white / 2) / half);
    }

    private static Color ramp(Color full, double share) {
        return HouseStyle.mix(HouseStyle.mix(HouseStyle.paper(), full, 0.05), full, share);
    }

    @Override
    void paintBody(Graphics2D g, double width, double height) {
        CellFrame frame = new CellFrame(rowLabels, columnLabels, xTitle, yTitle, false);
        Rectangle2D cells = frame.paint(g, width, height);
        for (int row = 0; row < values.length; row++) {
            for (int column = 0; column < values[row].length; column++) {
                paintCell(g, frame.cell(cells, row, column), row, column);
            }
        }
    }

    private void paintCell(Graphics2D g, Rectangle2D cell, int row, int column) {
        double value = values[row][column];
        boolean known = !Double.isNaN(value);
        Color ground = known ? shading.color(row, column, value) : HouseStyle.grid();
        g.setColor(ground);
        g.fill(new Rectangle2D.Double(
                cell.getX() + GUTTER,
                cell.getY() + GUTTER,
                cell.getWidth() - 2 * GUTTER,
                cell.getHeight() - 2 * GUTTER));
        String text = known ? format.apply(value) : "–";
        Font font = Text.fitting(g, HouseStyle.TEXT, text, cell.getWidth() - 8);
        Color ink = HouseStyle.textOn(ground);
        String remark = below.length == 0 ? null : below[row][column];
        boolean remarked = known && remark != null && !remark.isEmpty();
        double up = remarked ? Text.lineHeight(g, HouseStyle.TICK) / 2 : 0;
        Text.line(g, font, ink, text, Text.Anchor.CENTER, cell.getCenterX(), cell.getCenterY() - up);
        if (remarked) {
            Font small = Text.fitting(g, HouseStyle.TICK, remark, cell.getWidth() - 8);
            Text.line(g, small, ink, remark, Text.Anchor.CENTER, cell.getCenterX(), cell.getCenterY() + up);
        }
    }
}
