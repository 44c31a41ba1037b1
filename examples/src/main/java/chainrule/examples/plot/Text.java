package chainrule.examples.plot;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.List;

/** Places words: where they start, where they break, how they shrink to fit. */
final class Text {
    /** Where the given point lies in a piece of text. */
    enum Anchor {
        LEFT(0),
        CENTER(0.5),
        RIGHT(1);

        private final double share;

        Anchor(double share) {
            this.share = share;
        }
    }

    /** Between words, but not within 6 × 10⁻⁹ or 98 %. */
    private static final String BREAK = "(?<!×)\\s+(?![×%])";

    private Text() {}

    static double width(Graphics2D g, Font font, String text) {
        return g.getFontMetrics(font).getStringBounds(text, g).getWidth();
    }

    static double lineHeight(Graphics2D g, Font font) {
        FontMetrics metrics = g.getFontMetrics(font);
        return metrics.getAscent() + metrics.getDescent() + 2;
    }

    /** Paints one line whose anchor lies at x and whose middle lies at y. */
    static void line(Graphics2D g, Font font, Color color, String text, Anchor anchor, double x, double y) {
        FontMetrics metrics = g.getFontMetrics(font);
        double left = x - anchor.share * width(g, font, text);
        g.setFont(font);
        g.setColor(color);
        g.drawString(text, (float) left, (float) (y + (metrics.getAscent() - metrics.getDescent()) / 2.0));
    }

    /** Paints one line that reads upward, its middle at (x, y). */
    static void upward(Graphics2D g, Font font, Color color, String text, double x, double y) {
        Graphics2D turned = (Graphics2D) g.create();
        turned.rotate(-Math.PI / 2, x, y);
        line(turned, font, color, text, Anchor.CENTER, x, y);
        turned.dispose();
    }

    /** Paints a block of lines from (x, y) down, broken to fit the width, and returns its height. */
    static double block(Graphics2D g, Font font, Color color, String text, double x, double y, double width) {
        double lineHeight = lineHeight(g, font);
        List<String> lines = wrap(g, font, text, width);
        for (int i = 0; i < lines.size(); i++) {
            line(g, font, color, lines.get(i), Anchor.LEFT, x, y + (i + 0.5) * lineHeight);
        }
        return lines.size() * lineHeight;
    }

    static double blockHeight(Graphics2D g, Font font, String text, double width) {
        return wrap(g, font, text, width).size() * lineHeight(g, font);
    }

    /** Breaks the text into as few lines as fit, about equally long, so that no word is left alone on the last. */
    static List<String> wrap(Graphics2D g, Font font, String text, double width) {
        List<String> lines = fill(g, font, text, width);
        List<String> narrower = lines;
        for (double room = 0.95 * width; narrower.size() == lines.size() && lines.size() > 1; room *= 0.95) {
            lines = narrower;
            narrower = fill(g, font, text, room);
        }
        return lines;
    }

    /** Breaks the text between words so that each line fits; a single longer word stays whole. */
    private static List<String> fill(Graphics2D g, Font font, String text, double width) {
        List<String> lines = new ArrayList<>();
        String line = "";
        for (String word : text.strip().split(BREAK)) {
            String longer = line.isEmpty() ? word : line + " " + word;
            if (!line.isEmpty() && width(g, font, longer) > width) {
                lines.add(line);
                line = word;
            } else {
                line = longer;
            }
        }
        if (!line.isEmpty()) {
            lines.add(line);
        }
        return lines;
    }

    /** The font, made small enough for the text to fit the width. */
    static Font fitting(Graphics2D g, Font font, String text, double width) {
        double natural = width(g, font, text);
        return natural <= width ? font : font.deriveFont((float) (font.getSize2D() * width / natural));
    }
}
