package chainrule.npz;

import java.nio.file.Path;

/** Where in a file something was found; the entry is empty where it is about the whole. */
record Place(Path file, String entry) {
    void require(boolean condition, String expected, Object came) {
        if (!condition) {
            throw refused(expected, came);
        }
    }

    NpzException refused(String expected, Object came) {
        return new NpzException(file, entry, expected, String.valueOf(came));
    }
}
