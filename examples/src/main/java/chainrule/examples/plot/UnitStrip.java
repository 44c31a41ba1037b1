package chainrule.examples.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** The life of every unit of a layer, counted from 1: how often it is on, epoch by epoch, and when it is dead. */
public final class UnitStrip extends TitledPicture<UnitStrip> {
    private static final BasicStroke FRAME = new BasicStroke(1.3f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER);
    private static final BasicStroke HALO = new BasicStroke(4f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER);
    private static final double ARROW = 7;

    private final double[][] activeShare;
    private String xTitle = "epoch";
    private String yTitle = "unit";
    private int firstEpoch;
    private int chosen = -1;
    private final Map<Integer, String> turns = new TreeMap<>();

    /** Takes activeShare[unit][epoch], the share of examples with the unit on; 0 is dead, NaN unknown. */
    public UnitStrip(String title, double[][] activeShare) {
        super(title);
        this.activeShare = Check.rectangular("activeShare", activeShare);
        for (double[] unit : activeShare) {
            for (double share : unit) {
                if (share < 0 || share > 1) {
                    throw new IllegalArgumentException("activeShare must lie between 0 and 1, but held " + share);
                }
            }
        }
    }

    /** Names the columns and the rows. */
    public UnitStrip axes(String x, String y) {
        xTitle = Check.notNull("x", x);
        yTitle = Check.notNull("y", y);
        return this;
    }

    /** Sets the number of the first column, otherwise 0. */
    public UnitStrip firstEpoch(int number) {
        firstEpoch = number;
        return this;
    }

    /** Marks the row of a unit. */
    public UnitStrip choose(int unit) {
        if (unit < 0 || unit >= activeShare.length) {
            throw new IllegalArgumentException(
                    "unit: expected one within 0.." + (activeShare.length - 1) + ", got " + unit);
        }
        chosen = unit;
        return this;
    }

    /** Draws a dashed line in front of the column with this number, where something changed; the legend says what. */
    public UnitStrip turn(int epoch, String label) {
        turns.put(epoch, Check.notNull("label", label));
        return this;
    }

    /**
     * The unit whose row lies at the height of a place on the picture; the nearest one above or below the rows.
     *
     * @param place points from the upper left corner
     * @param size the size at which the picture is painted
     */
    public int unitAt(Point2D place, Dimension size) {
        return inBody(place, size, (g, x, y, width, height) -> {
            Rectangle2D cells = frame().paint(g, width, height);
            int row = (int) Math.floor((y - cells.getY()) / cells.getHeight() * activeShare.length);
            return Math.max(0, Math.min(activeShare.length - 1, row));
        });
    }

    @Override
    List<Key> keys() {
        Key.Sample ramp = g -> {
            Rectangle2D box = Key.box();
            Rectangle2D wide = new Rectangle2D.Double(0, box.getY(), Key.WIDTH, box.getHeight());
            g.setPaint(new GradientPaint(0, 0, rare(), (float) Key.WIDTH, 0, HouseStyle.blue()));
            g.fill(wide);
        };
        List<Key> keys = new ArrayList<>(List.of(
                new Key("on for few … all examples", ramp),
                new Key("dead: on for none", g -> Hatch.fill(g, Key.box()))));
        turns.values().forEach(label -> keys.add(Key.line(label, HouseStyle.ink(), HouseStyle.REFERENCE)));
        return keys;
    }

    @Override
    void paintBody(Graphics2D g, double width, double height) {
        int units = activeShare.length;
        int epochs = activeShare[0].length;
        CellFrame frame = frame();
        Rectangle2D cells = frame.paint(g, width, height);
        for (int unit = 0; unit < units; unit++) {
            for (int epoch = 0; epoch < epochs; epoch++) {
                paintShare(g, frame.cell(cells, unit, epoch), activeShare[unit][epoch]);
            }
        }
        for (int unit = 0; unit < units; unit++) {
            for (Rectangle2D run : deadRuns(frame, cells, unit)) {
                Hatch.fill(g, run);
            }
        }
        turns.keySet().forEach(epoch -> paintTurn(g, cells, epoch));
        if (chosen >= 0) {
            paintChosen(g, cells, frame.cell(cells, chosen, 0));
        }
    }

    private CellFrame frame() {
        return new CellFrame(
                numbers(1, activeShare.length), numbers(firstEpoch, activeShare[0].length), xTitle, yTitle, true);
    }

    private void paintTurn(Graphics2D g, Rectangle2D cells, int epoch) {
        double x = cells.getX() + cells.getWidth() * (epoch - firstEpoch) / activeShare[0].length;
        Line2D line = new Line2D.Double(x, cells.getMinY(), x, cells.getMaxY());
        g.setColor(HouseStyle.paper());
        g.setStroke(HALO);
        g.draw(line);
        g.setColor(HouseStyle.ink());
        g.setStroke(HouseStyle.REFERENCE);
        g.draw(line);
    }

    /** A frame around the row, and an arrow head in front of it for rows of a few points. */
    private static void paintChosen(Graphics2D g, Rectangle2D cells, Rectangle2D cell) {
        g.setColor(HouseStyle.ink());
        g.setStroke(FRAME);
        g.draw(new Rectangle2D.Double(cells.getX(), cell.getY(), cells.getWidth(), cell.getHeight()));
        Path2D arrow = new Path2D.Double();
        arrow.moveTo(cells.getX(), cell.getCenterY());
        arrow.lineTo(cells.getX() - ARROW, cell.getCenterY() - ARROW / 2);
        arrow.lineTo(cells.getX() - ARROW, cell.getCenterY() + ARROW / 2);
        arrow.closePath();
        g.fill(arrow);
    }

    /** On for next to none of the examples. */
    private static Color rare() {
        return HouseStyle.mix(HouseStyle.paper(), HouseStyle.blue(), 0.06);
    }

    private static List<String> numbers(int first, int count) {
        return IntStream.range(first, first + count).mapToObj(Integer::toString).toList();
    }

    private static void paintShare(Graphics2D g, Rectangle2D cell, double share) {
        g.setColor(Double.isNaN(share) ? HouseStyle.grid() : HouseStyle.mix(rare(), HouseStyle.blue(), share));
        g.fill(inset(cell));
    }

    /** A unit stays dead for a while: its cells make one box, hatched through. */
    private List<Rectangle2D> deadRuns(CellFrame frame, Rectangle2D cells, int unit) {
        List<Rectangle2D> runs = new ArrayList<>();
        boolean dead = false;
        for (int epoch = 0; epoch < activeShare[unit].length; epoch++) {
            boolean wasDead = dead;
            dead = activeShare[unit][epoch] == 0;
            Rectangle2D cell = inset(frame.cell(cells, unit, epoch));
            if (dead && wasDead) {
                runs.get(runs.size() - 1).add(cell);
            } else if (dead) {
                runs.add(cell);
            }
        }
        return runs;
    }

    private static Rectangle2D inset(Rectangle2D cell) {
        double gap = Math.min(1, 0.12 * cell.getHeight());
        return new Rectangle2D.Double(
                cell.getX(), cell.getY() + gap, cell.getWidth() + 0.3, cell.getHeight() - 2 * gap);
    }
}
