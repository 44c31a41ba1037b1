package chainrule.examples.plot;

import java.awt.Color;
import java.awt.Dimension;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Point2D;
import java.awt.image.BufferedImage;
import java.util.List;

/**
 * What all pictures share: a title that says what to see, words under it, a legend below, and in between the body,
 * where no word ever lies on the data. In a space smaller than its natural size a picture shrinks as a whole, so
 * that nothing is cut off.
 *
 * @param <S> the kind of picture, so that calls can be chained
 */
public abstract class TitledPicture<S extends TitledPicture<S>> implements Picture {
    static final double PADDING = 14;
    private static final double GAP = 9;

    private final String title;
    private String subtitle = "";
    private String note = "";
    private Color noteColor;
    private int width = 640;
    private int height = 420;

    TitledPicture(String title) {
        this.noteColor = HouseStyle.ink();
        this.title = Check.notNull("title", title);
    }

    /** Space above and below the body. */
    record Margins(double header, double footer) {
        static final Margins NONE = new Margins(0, 0);

        Margins max(Margins other) {
            return new Margins(Math.max(header, other.header), Math.max(footer, other.footer));
        }
    }

    /** Adds a sentence under the title. */
    public final S subtitle(String sentence) {
        subtitle = Check.notNull("subtitle", sentence);
        return self();
    }

    /** Adds a short remark in bold and colour under the title, such as a number to take home. */
    public final S note(String remark, Color color) {
        note = Check.notNull("note", remark);
        noteColor = Check.notNull("color", color);
        return self();
    }

    /** Sets the size, in points, at which the picture reads best. */
    public final S size(int width, int height) {
        this.width = Check.positive("width", width);
        this.height = Check.positive("height", height);
        return self();
    }

    final String subtitle() {
        return subtitle;
    }

    @Override
    public final String title() {
        return title;
    }

    @Override
    public final int width() {
        return width;
    }

    @Override
    public final int height() {
        return height;
    }

    @Override
    public final void paint(Graphics2D g, int width, int height) {
        paint(g, width, height, Margins.NONE);
    }

    /** Paints with margins of at least the given size, so that neighbours in a row line up. */
    final void paint(Graphics2D g, double width, double height, Margins atLeast) {
        paint(g, width, height, Math.min(1, Math.min(width / this.width, height / this.height)), atLeast);
    }

    /** Paints letters in a share of their size. */
    final void paint(Graphics2D g, double width, double height, double shrink, Margins atLeast) {
        Graphics2D canvas = (Graphics2D) g.create();
        try {
            HouseStyle.prepare(canvas);
            canvas.setColor(HouseStyle.paper());
            canvas.fillRect(0, 0, (int) Math.ceil(width), (int) Math.ceil(height));
            canvas.scale(shrink, shrink);
            canvas.translate(PADDING, PADDING);
            paintParts(canvas, width / shrink - 2 * PADDING, height / shrink - 2 * PADDING, atLeast);
        } finally {
            canvas.dispose();
        }
    }

    /**
     * Where a place on the picture lies in its body.
     *
     * @param size the size at which the picture is painted
     * @param take gets the place in the body, and the body's size
     */
    final <R> R inBody(Point2D place, Dimension size, InBody<R> take) {
        Graphics2D g = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
        try {
            HouseStyle.prepare(g);
            double shrink = Math.min(1, Math.min(size.getWidth() / width, size.getHeight() / height));
            double bodyWidth = size.getWidth() / shrink - 2 * PADDING;
            Margins margins = inner(g, bodyWidth);
            double bodyHeight = size.getHeight() / shrink - 2 * PADDING - margins.header() - margins.footer();
            double x = place.getX() / shrink - PADDING;
            double y = place.getY() / shrink - PADDING - margins.header();
            return take.at(g, x, y, bodyWidth, bodyHeight);
        } finally {
            g.dispose();
        }
    }

    /** A place in the body of a picture. */
    interface InBody<R> {
        R at(Graphics2D g, double x, double y, double width, double height);
    }

    final Margins margins(Graphics2D g, double width) {
        return inner(g, width - 2 * PADDING);
    }

    private Margins inner(Graphics2D g, double width) {
        double header = Text.blockHeight(g, titleFont(), title, width)
                + Text.blockHeight(g, HouseStyle.TEXT, subtitle, width)
                + Text.blockHeight(g, HouseStyle.BOLD, note, width);
        double legend = Key.height(g, keys(), width);
        return new Margins(header == 0 ? 0 : header + GAP, legend == 0 ? 0 : legend + GAP);
    }

    private void paintParts(Graphics2D g, double width, double height, Margins atLeast) {
        Margins margins = inner(g, width).max(atLeast);
        double y = Text.block(g, titleFont(), HouseStyle.ink(), title, 0, 0, width);
        y += Text.block(g, HouseStyle.TEXT, HouseStyle.grey(), subtitle, 0, y, width);
        Text.block(g, HouseStyle.BOLD, noteColor, note, 0, y, width);

        Graphics2D body = (Graphics2D) g.create();
        body.translate(0, margins.header());
        paintBody(body, width, height - margins.header() - margins.footer());
        body.dispose();

        Graphics2D legend = (Graphics2D) g.create();
        legend.translate(0, height - margins.footer() + GAP);
        Key.paint(legend, keys(), width);
        legend.dispose();
    }

    Font titleFont() {
        return HouseStyle.TITLE;
    }

    /** What the colours and marks stand for; none by default. */
    List<Key> keys() {
        return List.of();
    }

    /** Paints the data into the rectangle from (0, 0) to (width, height). */
    abstract void paintBody(Graphics2D g, double width, double height);

    @SuppressWarnings("unchecked")
    final S self() {
        return (S) this;
    }
}
