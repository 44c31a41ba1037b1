package chainrule.examples.lab;

import chainrule.examples.plot.AxesPicture;
import java.awt.Dimension;
import java.awt.geom.Point2D;

/** Finds places on pictures by bisection, since a picture tells numbers of places only. */
public final class Mouse {
    private static final Dimension SIZE = new Dimension(640, 560);

    private Mouse() {}

    /** Presses on one of a room's pictures, at numbers on its axes. */
    public static void press(Room room, int index, double x, double y) {
        press(room, index, x, y, Touch.Kind.PRESS);
    }

    public static void press(Room room, int index, double x, double y, Touch.Kind kind) {
        AxesPicture<?> picture = (AxesPicture<?>) room.look().pictures().get(index);
        double left = 0;
        double right = SIZE.width;
        double top = 0;
        double bottom = SIZE.height;
        for (int i = 0; i < 40; i++) {
            Point2D value = picture.valueAt(new Point2D.Double((left + right) / 2, (top + bottom) / 2), SIZE);
            if (value.getX() < x) {
                left = (left + right) / 2;
            } else {
                right = (left + right) / 2;
            }
            if (value.getY() > y) {
                top = (top + bottom) / 2;
            } else {
                bottom = (top + bottom) / 2;
            }
        }
        room.touch(new Touch(picture, index, left, top, SIZE.width, SIZE.height, kind));
    }
}
