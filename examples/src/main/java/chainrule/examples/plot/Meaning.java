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

    /** From pale, at strength 0, to dark, at 1. */
    Color shade(double strength) {
        Color pale = HouseStyle.mix(HouseStyle.paper(), color(), 0.45);
        return HouseStyle.mix(pale, HouseStyle.mix(color(), HouseStyle.ink(), 0.55), strength);
    }

    /** Differs even where the colour does not. */
    Marker marker() {
        return HouseStyle.marker(ordinal());
    }
}
