package chainrule.examples.plot;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;

/** A picture laid out anew for the width of a phone: its letters keep their size, and panels stand below one another. */
public final class Narrow implements Picture {
    /** Points; wider than any phone held upright shows at once, so that the letters shrink a little there. */
    private static final int WIDTH = 420;

    /** Of a body that was wide before, its height as a share of its width. */
    private static final double LEAST_HEIGHT = 0.7;

    private static final double MOST_HEIGHT = 1.15;

    private final TitledPicture<?> picture;
    private final int height;

    private Narrow(TitledPicture<?> picture) {
        this.picture = picture;
        double header = margins(picture, picture.width());
        double natural = picture.height() - header;
        double inner = WIDTH - 2 * TitledPicture.PADDING;
        double body = Math.max(LEAST_HEIGHT * inner, Math.min(natural, MOST_HEIGHT * inner));
        this.height = (int) Math.ceil(body + margins(picture, WIDTH));
    }

    /** The picture for a narrow screen; itself where it cannot be laid out anew, or is narrow already. */
    public static Picture of(Picture picture) {
        if (Check.notNull("picture", picture) instanceof PictureGrid grid) {
            return grid.stacked(WIDTH);
        }
        boolean scalesOnly = picture instanceof DigitGallery || picture instanceof GraphPicture;
        return !scalesOnly && picture.width() > WIDTH && picture instanceof TitledPicture<?> titled
                ? new Narrow(titled)
                : picture;
    }

    /** All of the height that words take at this width. */
    static double margins(TitledPicture<?> picture, double width) {
        Graphics2D g = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
        try {
            HouseStyle.prepare(g);
            TitledPicture.Margins margins = picture.margins(g, width);
            return margins.header() + margins.footer() + 2 * TitledPicture.PADDING;
        } finally {
            g.dispose();
        }
    }

    @Override
    public String title() {
        return picture.title();
    }

    @Override
    public int width() {
        return WIDTH;
    }

    @Override
    public int height() {
        return height;
    }

    @Override
    public void paint(Graphics2D g, int width, int height) {
        double shrink = Math.min(1, Math.min(width / (double) WIDTH, height / (double) this.height));
        picture.paint(g, width, height, shrink, TitledPicture.Margins.NONE);
    }
}
