package chainrule.web.expression;

/** A text, read from left to right: numbers, names and single signs. Blanks between them do not count. */
final class Tokens {
    private final String text;
    private int start;
    private int end;

    Tokens(String text) {
        this.text = text;
        next();
    }

    /** Goes on to the next token; at the end there are empty ones. */
    void next() {
        start = end;
        while (start < text.length() && Character.isWhitespace(text.charAt(start))) {
            start++;
        }
        end = endOfToken();
    }

    private int endOfToken() {
        if (isNumber()) {
            return endOfNumber();
        }
        int after = Math.min(start + 1, text.length());
        while (isName() && after < text.length() && continuesName(text.charAt(after))) {
            after++;
        }
        return after;
    }

    private int endOfNumber() {
        int after = digits(start);
        if (after < text.length() && text.charAt(after) == '.') {
            after = digits(after + 1);
        }
        if (after < text.length() && Character.toLowerCase(text.charAt(after)) == 'e') {
            int exponent = after + 1;
            if (exponent < text.length() && "+-".indexOf(text.charAt(exponent)) >= 0) {
                exponent++;
            }
            after = digits(exponent) > exponent ? digits(exponent) : after;
        }
        return after;
    }

    private int digits(int from) {
        int after = from;
        while (after < text.length() && isDigit(text.charAt(after))) {
            after++;
        }
        return after;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean continuesName(char c) {
        return Character.isLetterOrDigit(c) || c == '_';
    }

    boolean isNumber() {
        return start < text.length()
                && (isDigit(text.charAt(start))
                        || text.charAt(start) == '.' && start + 1 < text.length() && isDigit(text.charAt(start + 1)));
    }

    boolean isName() {
        return start < text.length() && (Character.isLetter(text.charAt(start)) || text.charAt(start) == '_');
    }

    boolean is(String sign) {
        return token().equals(sign);
    }

    boolean isAtEnd() {
        return start == text.length();
    }

    String token() {
        return text.substring(start, end);
    }

    int position() {
        return start;
    }

    /** Goes on if the token is this one, and tells whether it was. */
    boolean skip(String sign) {
        boolean found = is(sign);
        if (found) {
            next();
        }
        return found;
    }

    /** The token in quotation marks, as it is told to people. */
    String shown() {
        return isAtEnd() ? "the end" : "\"" + token() + "\"";
    }
}
