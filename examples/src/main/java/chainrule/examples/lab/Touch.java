package chainrule.examples.lab;

import chainrule.examples.plot.Picture;
import java.awt.Dimension;
import java.awt.geom.Point2D;

/**
 * A place on a picture that was pressed or dragged to.
 *
 * @param picture the picture, one of those of the last {@link Look}
 * @param index which of them
 * @param x points from the left side of the picture
 * @param y points from its top
 * @param width its width on the screen
 * @param height its height on the screen
 * @param kind how it was touched
 */
public record Touch(Picture picture, int index, double x, double y, int width, int height, Kind kind) {
    /** What a hand does. Most rooms take all alike. */
    public enum Kind {
        PRESS,
        /** With the other button of the mouse, or with Ctrl. */
        OTHER_PRESS,
        SHIFT_PRESS,
        DRAG
    }

    /** A plain press. */
    public Touch(Picture picture, int index, double x, double y, int width, int height) {
        this(picture, index, x, y, width, height, Kind.PRESS);
    }

    public Point2D place() {
        return new Point2D.Double(x, y);
    }

    public Dimension size() {
        return new Dimension(width, height);
    }
}
