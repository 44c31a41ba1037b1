package chainrule.examples.plot;

import chainrule.files.AtomicFile;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** Saves pictures as PNG files, sharp enough for print and dense screens. */
public final class Png {
    /** Pixels a point. */
    public static final int SCALE = 2;

    private Png() {}

    /**
     * Saves the picture at its natural size, whole or not at all, as {@link AtomicFile} does.
     *
     * @throws UncheckedIOException if it cannot be saved
     */
    public static void save(Picture picture, Path target) {
        AtomicFile.write(target, bytes(image(Check.notNull("picture", picture))));
    }

    private static byte[] bytes(BufferedImage image) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(image, "png", bytes)) {
                throw new IllegalStateException("this Java has no PNG encoder");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make a PNG: " + e.getMessage(), e);
        }
        return bytes.toByteArray();
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
