package chainrule.examples.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The life of every unit of a layer: how often it is on, epoch by epoch, and when it is dead. */
public final class UnitStrip extends TitledPicture<UnitStrip> {
    private static final Color RARE = HouseStyle.mix(Color.WHITE, HouseStyle.BLUE, 0.06);
    private static final BasicStroke HATCH = new BasicStroke(1.4f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER);
    private static final double HATCH_STEP = 9;

    private final double[][] activeShare;
    private String xTitle = "epoch";
    private String yTitle = "unit";
    private int firstEpoch;

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

    @Override
    List<Key> keys() {
        Key.Sample ramp = g -> {
            Rectangle2D box = Key.box();
            Rectangle2D wide = new Rectangle2D.Double(0, box.getY(), Key.WIDTH, box.getHeight());
            g.setPaint(new GradientPaint(0, 0, RARE, (float) Key.WIDTH, 0, HouseStyle.BLUE));
            g.fill(wide);
        };
        return List.of(
                new Key("on for few … all examples", ramp), new Key("dead: on for none", g -> paintDead(g, Key.box())));
    }

    @Override
    void paintBody(Graphics2D g, double width, double height) {
        int units = activeShare.length;
        int epochs = activeShare[0].length;
        CellFrame frame = new CellFrame(numbers(0, units), numbers(firstEpoch, epochs), xTitle, yTitle, true);
        Rectangle2D cells = frame.paint(g, width, height);
        for (int unit = 0; unit < units; unit++) {
            for (int epoch = 0; epoch < epochs; epoch++) {
                paintShare(g, frame.cell(cells, unit, epoch), activeShare[unit][epoch]);
            }
        }
        for (int unit = 0; unit < units; unit++) {
            for (Rectangle2D run : deadRuns(frame, cells, unit)) {
                paintDead(g, run);
            }
        }
    }

    private static List<String> numbers(int first, int count) {
        return IntStream.range(first, first + count).mapToObj(Integer::toString).toList();
    }

    private static void paintShare(Graphics2D g, Rectangle2D cell, double share) {
        g.setColor(Double.isNaN(share) ? HouseStyle.GRID : HouseStyle.mix(RARE, HouseStyle.BLUE, share));
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
        return new Rectangle2D.Double(cell.getX(), cell.getY() + 1, cell.getWidth() + 0.3, cell.getHeight() - 2);
    }

    private static void paintDead(Graphics2D g, Rectangle2D box) {
        g.setColor(HouseStyle.ORANGE);
        g.fill(box);
        Shape clip = g.getClip();
        g.clip(box);
        g.setColor(Color.WHITE);
        g.setStroke(HATCH);
        for (double x = box.getMinX() - box.getHeight() + 4; x < box.getMaxX(); x += HATCH_STEP) {
            g.draw(new Line2D.Double(x, box.getMinY() - 1, x + 0.6 * box.getHeight(), box.getMaxY() + 1));
        }
        g.setClip(clip);
    }
}
