package chainrule.examples.gallery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The folder that pictures, data and the page go into. */
public final class Gallery {
    private Gallery() {}

    /** The folder named by {@code -Dgallery=}, else {@code gallery} beside the compiled classes, under the build output. */
    public static Path folder() {
        String chosen = System.getProperty("gallery", "");
        return (chosen.isBlank() ? besideClasses() : Path.of(chosen))
                .toAbsolutePath()
                .normalize();
    }

    /** The folder, created if need be; throws UncheckedIOException where that cannot be done. */
    public static Path prepared() {
        Path folder = folder();
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to " + folder + ": it cannot be made a folder (" + e + ")", e);
        }
    }

    private static Path besideClasses() {
        try {
            Path classes = Path.of(Gallery.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return classes.resolveSibling("gallery");
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the classes lie at a place that is no path", e);
        }
    }
}
