package chainrule.npz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.regex.Pattern;

/** A file is not as it should be: the message has the file, the entry if it is about one, what was expected, and what came. */
public final class NpzException extends UncheckedIOException {
    private static final long serialVersionUID = 1;

    private static final int MOST_SHOWN = 200;
    private static final Pattern UNPRINTABLE = Pattern.compile("[^\\p{Print}\\p{IsAlphabetic}]");

    /** About an entry, or about the whole file where the entry is empty. What came may be a stranger's text: it is cut, and made printable. */
    public NpzException(Path file, String entry, String expected, String came) {
        this(new IOException(text(file, entry, expected, came)));
    }

    private NpzException(IOException cause) {
        super(cause.getMessage(), cause);
    }

    private static String text(Path file, String entry, String expected, String came) {
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(entry, "entry");
        Objects.requireNonNull(expected, "expected");
        Objects.requireNonNull(came, "came");
        String place = entry.isEmpty() ? "" : ": " + shown(entry);
        return file + place + ": expected " + expected + ", got " + shown(came);
    }

    private static String shown(String text) {
        String start = text.length() > MOST_SHOWN ? text.substring(0, MOST_SHOWN) + "..." : text;
        return UNPRINTABLE.matcher(start).replaceAll("?");
    }
}
