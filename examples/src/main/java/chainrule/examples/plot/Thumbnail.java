package chainrule.examples.plot;

import java.awt.Graphics2D;

/** A picture without its words, small: enough to know it again. */
public final class Thumbnail implements Picture {
    private static final int WIDTH = 320;
    private static final int HEIGHT = 200;

    private final TitledPicture<?> picture;

    private Thumbnail(TitledPicture<?> picture) {
        this.picture = picture;
    }

    /** Of several panels, one from their middle; a picture that has no words around it stays as it is. */
    public static Picture of(Picture picture) {
        if (Check.notNull("picture", picture) instanceof PictureGrid grid) {
            return of(grid.middle());
        }
        return picture instanceof TitledPicture<?> titled ? new Thumbnail(titled) : picture;
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
        return HEIGHT;
    }

    @Override
    public void paint(Graphics2D g, int width, int height) {
        double shrink = Math.min(width / (double) WIDTH, height / (double) HEIGHT);
        Graphics2D canvas = (Graphics2D) g.create();
        try {
            HouseStyle.prepare(canvas);
            canvas.setColor(HouseStyle.paper());
            canvas.fillRect(0, 0, width, height);
            canvas.scale(shrink, shrink);
            canvas.translate(TitledPicture.PADDING, TitledPicture.PADDING);
            picture.paintBody(canvas, WIDTH - 2 * TitledPicture.PADDING, HEIGHT - 2 * TitledPicture.PADDING);
        } finally {
            canvas.dispose();
        }
    }
}
