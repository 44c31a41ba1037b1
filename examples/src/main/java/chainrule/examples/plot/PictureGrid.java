package chainrule.examples.plot;

import java.awt.Font;
import java.awt.Graphics2D;
import java.util.List;

/** Several pictures as one, in rows and columns that line up, under a title of their own. */
public final class PictureGrid extends TitledPicture<PictureGrid> {
    private static final float TITLE_SIZE = 19;
    private static final int TITLE_HEIGHT = 70;

    private final int columns;
    private final List<Picture> pictures;
    private boolean filled;

    /** Fills the rows from the left; the natural size has room for the largest picture in every cell. */
    public PictureGrid(String title, int columns, Picture... pictures) {
        super(title);
        this.columns = Check.positive("columns", columns);
        this.pictures = List.of(Check.noneNull("pictures", pictures));
        size(
                columns * this.pictures.stream().mapToInt(Picture::width).max().getAsInt(),
                rows() * this.pictures.stream().mapToInt(Picture::height).max().getAsInt() + TITLE_HEIGHT);
    }

    /** Lets the pictures of the last row share its whole width. */
    public PictureGrid fillLastRow() {
        filled = true;
        int wide = 0;
        for (int i = 0; i < pictures.size(); i++) {
            wide = Math.max(wide, inRow(i / columns) * pictures.get(i).width());
        }
        return size(wide, height());
    }

    /** The pictures below one another, each as wide as this. */
    PictureGrid stacked(int width) {
        Picture[] narrow = pictures.stream().map(Narrow::of).toArray(Picture[]::new);
        PictureGrid stack = new PictureGrid(title(), 1, narrow).subtitle(subtitle());
        int cells = stack.height() - TITLE_HEIGHT;
        return stack.size(width, (int) Math.ceil(cells + Narrow.margins(stack, width)));
    }

    /** A panel two thirds of the way through: not the first, which often shows how things begin. */
    Picture middle() {
        return pictures.get(2 * pictures.size() / 3);
    }

    private int inRow(int row) {
        return filled ? Math.min(columns, pictures.size() - row * columns) : columns;
    }

    private int rows() {
        return (pictures.size() + columns - 1) / columns;
    }

    @Override
    Font titleFont() {
        return HouseStyle.TITLE.deriveFont(TITLE_SIZE);
    }

    @Override
    void paintBody(Graphics2D g, double width, double height) {
        g.translate(-PADDING, 0);
        double cellWidth = (width + 2 * PADDING) / columns;
        double cellHeight = (height + PADDING) / rows();
        Margins margins = common(g, cellWidth);
        for (int i = 0; i < pictures.size(); i++) {
            Graphics2D cell = (Graphics2D) g.create();
            double share = (width + 2 * PADDING) / inRow(i / columns);
            cell.translate(i % columns * share, i / columns * cellHeight);
            paintCell(cell, pictures.get(i), share, cellHeight, margins);
            cell.dispose();
        }
    }

    private Margins common(Graphics2D g, double width) {
        Margins margins = Margins.NONE;
        for (Picture picture : pictures) {
            if (picture instanceof TitledPicture<?> titled) {
                margins = margins.max(titled.margins(g, width));
            }
        }
        return margins;
    }

    private static void paintCell(Graphics2D g, Picture picture, double width, double height, Margins margins) {
        if (picture instanceof TitledPicture<?> titled) {
            titled.paint(g, width, height, margins);
        } else {
            picture.paint(g, (int) width, (int) height);
        }
    }
}
