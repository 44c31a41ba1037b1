package chainrule.steps;

/** Text that came from elsewhere, as it may be shown. */
final class Printable {
    private static final int REPLACEMENT = 0xfffd;

    private Printable() {}

    /** Control characters, but for tabs and ends of lines, and halves of characters become U+FFFD, the replacement character. */
    static String text(String text) {
        return text.codePoints()
                .map(c -> isShown(c) ? c : REPLACEMENT)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean isShown(int c) {
        boolean half = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
        boolean noCharacter = (c & 0xfffe) == 0xfffe;
        return c == '\t' || c == '\n' || c == '\r' || !Character.isISOControl(c) && !half && !noCharacter;
    }
}
