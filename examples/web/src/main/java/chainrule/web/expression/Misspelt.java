package chainrule.web.expression;

/** An expression that cannot be read: where, and what was expected there. */
public final class Misspelt extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    private final int position;

    Misspelt(int position, String message) {
        super(message);
        this.position = position;
    }

    /** The index of the character that is not as expected; the length of the text where something is missing at its end. */
    public int position() {
        return position;
    }
}
