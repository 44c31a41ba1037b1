package chainrule.examples.plot;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** Saves pictures as PNG files, sharp enough for print and dense screens. */
public final class Png {
    /** Pixels a point. */
    public static final int SCALE = 2;

    private Png() {}

    /** Saves the picture at its natural size, whole or not at all. */
    public static void save(Picture picture, Path target) throws IOException {
        BufferedImage image = image(Check.notNull("picture", picture));
        AtomicFile.write(target, out -> {
            if (!ImageIO.write(image, "png", out)) {
                throw new IOException("This Java has no PNG encoder");
            }
        });
    }

    static BufferedImage image(Picture picture) {
        BufferedImage image =
                new BufferedImage(SCALE * picture.width(), SCALE * picture.height(), BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        try {
            g.scale(SCALE, SCALE);
            picture.paint(g, picture.width(), picture.height());
        } finally {
            g.dispose();
        }
        return image;
    }
}
