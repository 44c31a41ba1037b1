package chainrule.examples.plot;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/** Small square images in rows, each with a caption, such as what a net took them for. */
public final class DigitGallery extends TitledPicture<DigitGallery> {
    private static final double GAP = 12;

    private final List<Digit> digits = new ArrayList<>();
    private int columns = 8;

    private record Digit(double[] pixels, int side, String caption, boolean highlighted) {}

    public DigitGallery(String title) {
        super(title);
    }

    /** Adds an image of as many rows as columns, from the top left, 0 for paper to 1 for ink. */
    public DigitGallery digit(double[] pixels, String caption, boolean highlighted) {
        int side = (int) Math.round(Math.sqrt(Check.notEmpty("pixels", pixels).length));
        Check.sameLength("pixels of a square image", side * side, pixels.length);
        digits.add(new Digit(pixels.clone(), side, Check.notNull("caption", caption), highlighted));
        return this;
    }

    /** Sets the number of images in a row, otherwise 8. */
    public DigitGallery columns(int columns) {
        this.columns = Check.positive("columns", columns);
        return this;
    }

    @Override
    void paintBody(Graphics2D g, double width, double height) {
        int rows = Math.max(1, (digits.size() + columns - 1) / columns);
        double captionHeight = Text.lineHeight(g, HouseStyle.TICK) + 2;
        double side =
                Math.min((width - (columns - 1) * GAP) / columns, (height - (rows - 1) * GAP) / rows - captionHeight);
        double left = (width - columns * side - (columns - 1) * GAP) / 2;
        for (int i = 0; i < digits.size(); i++) {
            double x = left + i % columns * (side + GAP);
            double y = i / columns * (side + captionHeight + GAP);
            paintDigit(g, digits.get(i), x, y, side);
            paintCaption(g, digits.get(i), x + side / 2, y + side + captionHeight / 2, side + GAP - 2);
        }
    }

    private static void paintDigit(Graphics2D g, Digit digit, double x, double y, double side) {
        double pixel = side / digit.side();
        for (int i = 0; i < digit.pixels().length; i++) {
            g.setColor(HouseStyle.mix(Color.WHITE, Color.BLACK, digit.pixels()[i]));
            double px = x + i % digit.side() * pixel;
            double py = y + i / digit.side() * pixel;
            g.fill(new Rectangle2D.Double(px, py, pixel + 0.3, pixel + 0.3));
        }
        g.setColor(digit.highlighted() ? HouseStyle.orange() : HouseStyle.grid());
        g.setStroke(digit.highlighted() ? HouseStyle.SOLID : HouseStyle.HAIRLINE);
        g.draw(new Rectangle2D.Double(x, y, side, side));
    }

    private static void paintCaption(Graphics2D g, Digit digit, double x, double y, double room) {
        Font style = digit.highlighted() ? HouseStyle.TICK.deriveFont(Font.BOLD) : HouseStyle.TICK;
        Font font = Text.fitting(g, style, digit.caption(), room);
        Color color = digit.highlighted() ? HouseStyle.orange() : HouseStyle.ink();
        Text.line(g, font, color, digit.caption(), Text.Anchor.CENTER, x, y);
    }
}
