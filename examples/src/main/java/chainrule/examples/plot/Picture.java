package chainrule.examples.plot;

import java.awt.Graphics2D;

/** Something to look at, painted at any size on any surface: a file, a window, a cell of a larger picture. */
public interface Picture {
    /** One sentence that says what to see. */
    String title();

    /** The width, in points, at which the picture reads best. */
    int width();

    /** The height, in points, at which the picture reads best. */
    int height();

    /** Paints the whole picture into the rectangle from (0, 0) to (width, height). */
    void paint(Graphics2D g, int width, int height);
}
