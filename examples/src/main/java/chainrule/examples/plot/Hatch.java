package chainrule.examples.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;

/** The one look of what is dead: orange, hatched through. */
final class Hatch {
    private static final BasicStroke STROKE = new BasicStroke(1.4f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER);
    private static final double STEP = 9;
    private static final double LEAN = 0.6;

    private Hatch() {}

    static void fill(Graphics2D g, Shape area) {
        fill(g, area, Meaning.DEAD.color());
    }

    static void fill(Graphics2D g, Shape area, Color ground) {
        g.setColor(ground);
        g.fill(area);
        Rectangle2D box = area.getBounds2D();
        Shape clip = g.getClip();
        g.clip(area);
        g.setColor(HouseStyle.paper());
        g.setStroke(STROKE);
        double lean = LEAN * box.getHeight();
        for (double x = box.getMinX() - lean + STEP / 2; x < box.getMaxX(); x += STEP) {
            g.draw(new Line2D.Double(x, box.getMaxY() + 1, x + lean, box.getMinY() - 1));
        }
        g.setClip(clip);
    }
}
