package chainrule.examples.plot;

import java.awt.Color;
import java.util.List;

/**
 * The colours of a picture on a light or a dark ground: the palette of Okabe and Ito without its yellow, which fades on white, and the same hues
 * lighter for the dark.
 */
public enum Theme {
    LIGHT(0xFFFFFF, 0x333333, 0x666666, 0xE4E4E4, 0x9A9A9A, 0x0072B2, 0xD55E00, 0x009E73, 0xCC79A7, 0x56B4E9, 0xE69F00),
    DARK(0x1E2126, 0xE6E6E6, 0xABABAB, 0x383C43, 0x7D828A, 0x4BA3E3, 0xFF8A4C, 0x35C79B, 0xE39CC4, 0x8CCBF2, 0xF0B93A);

    private final Color paper;
    private final Color ink;
    private final Color grey;
    private final Color grid;
    private final Color axis;
    private final List<Color> palette;

    Theme(
            int paper,
            int ink,
            int grey,
            int grid,
            int axis,
            int blue,
            int orange,
            int green,
            int pink,
            int sky,
            int amber) {
        this.paper = new Color(paper);
        this.ink = new Color(ink);
        this.grey = new Color(grey);
        this.grid = new Color(grid);
        this.axis = new Color(axis);
        this.palette = List.of(
                new Color(blue),
                new Color(orange),
                new Color(green),
                new Color(pink),
                new Color(sky),
                new Color(amber),
                this.ink);
    }

    /** The ground that everything is painted on. */
    Color paper() {
        return paper;
    }

    Color ink() {
        return ink;
    }

    Color grey() {
        return grey;
    }

    Color grid() {
        return grid;
    }

    Color axis() {
        return axis;
    }

    List<Color> palette() {
        return palette;
    }
}
