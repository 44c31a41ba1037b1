package chainrule.examples.plot;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.List;

/**
 * The words around a table of cells.
 *
 * @param rows a label for each row, from the top
 * @param columns a label for each column, below it
 * @param xTitle what the columns are; may be empty
 * @param yTitle what the rows are; may be empty
 * @param skipping whether labels that do not fit may be left out, as numbers in a row may
 */
record CellFrame(List<String> rows, List<String> columns, String xTitle, String yTitle, boolean skipping) {
    private static final Font FONT = HouseStyle.TICK;
    private static final double GAP = 7;
    private static final int[] STEPS = {1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000};

    /** Paints the words and returns the rectangle left for the cells. */
    Rectangle2D paint(Graphics2D g, double width, double height) {
        double line = Text.lineHeight(g, HouseStyle.TEXT);
        double left = (yTitle.isEmpty() ? 0 : line + GAP) + widest(g, rows) + GAP;
        double bottom = (xTitle.isEmpty() ? 0 : line + 2) + Text.lineHeight(g, FONT) + 3;
        Rectangle2D cells = new Rectangle2D.Double(left, 0, width - left, height - bottom);
        paintRows(g, cells);
        paintColumns(g, cells);
        Text.line(
                g,
                HouseStyle.TEXT,
                HouseStyle.ink(),
                xTitle,
                Text.Anchor.CENTER,
                cells.getCenterX(),
                height - line / 2);
        Text.upward(g, HouseStyle.TEXT, HouseStyle.ink(), yTitle, line / 2, cells.getCenterY());
        return cells;
    }

    /** The cell at a row and column. */
    Rectangle2D cell(Rectangle2D cells, int row, int column) {
        double width = cells.getWidth() / columns.size();
        double height = cells.getHeight() / rows.size();
        return new Rectangle2D.Double(cells.getX() + column * width, cells.getY() + row * height, width, height);
    }

    private void paintRows(Graphics2D g, Rectangle2D cells) {
        int step = step(Text.lineHeight(g, FONT), cells.getHeight() / rows.size());
        for (int row = 0; row < rows.size(); row++) {
            if (isLeftOut(rows.get(row), step)) {
                continue;
            }
            double y = cell(cells, row, 0).getCenterY();
            Text.line(g, FONT, HouseStyle.ink(), rows.get(row), Text.Anchor.RIGHT, cells.getX() - GAP, y);
        }
    }

    private void paintColumns(Graphics2D g, Rectangle2D cells) {
        double room = cells.getWidth() / columns.size();
        int step = step(widest(g, columns) + 10, room);
        double y = cells.getMaxY() + 3 + Text.lineHeight(g, FONT) / 2;
        for (int column = 0; column < columns.size(); column++) {
            String label = columns.get(column);
            if (isLeftOut(label, step)) {
                continue;
            }
            Font font = skipping ? FONT : Text.fitting(g, FONT, label, room - 4);
            double x = cell(cells, 0, column).getCenterX();
            Text.line(g, font, HouseStyle.ink(), label, Text.Anchor.CENTER, x, y);
        }
    }

    /** Of numbers in a row, those stay that are multiples of the step, wherever the row begins. */
    private boolean isLeftOut(String label, int step) {
        return skipping && Integer.parseInt(label) % step != 0;
    }

    private int step(double needed, double room) {
        if (skipping) {
            for (int step : STEPS) {
                if (step * room >= needed) {
                    return step;
                }
            }
        }
        return 1;
    }

    private static double widest(Graphics2D g, List<String> labels) {
        return labels.stream()
                .mapToDouble(label -> Text.width(g, FONT, label))
                .max()
                .orElse(0);
    }
}
