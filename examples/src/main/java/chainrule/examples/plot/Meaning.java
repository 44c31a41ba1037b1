package chainrule.examples.plot;

import java.awt.Color;
import org.knowm.xchart.style.markers.Marker;

/** What a number is decides how it looks, in every picture of the gallery and of the lab. */
public enum Meaning {
    /** The value of a function: an output, a loss. */
    VALUE(0),
    /** A slope, or a gradient, which is made of slopes. */
    SLOPE(1),
    /** The share of answers that are right. */
    ACCURACY(2),
    /** Units that are dead; areas are hatched. */
    DEAD(1);

    private final int color;

    Meaning(int color) {
        this.color = color;
    }

    public Color color() {
        return HouseStyle.color(color);
    }

    /** Differs even where the colour does not. */
    Marker marker() {
        return HouseStyle.marker(ordinal());
    }
}
