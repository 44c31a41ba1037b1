package chainrule.doctor;

/** What the doctor knows. */
public enum Disease {
    /** A second {@code backward()} without {@code zeroGrad()}. */
    ACCUMULATED_GRADIENTS("gradients of several passes"),

    /** The loss was not computed from some parameters. */
    OUTSIDE_THE_GRAPH("parameters outside of the graph"),

    /** All gradients are 0, though there is something to learn. */
    NO_GRADIENT("no gradient"),

    /** The loss is 0 and the rows are right: no harm. */
    NOTHING_LEFT("nothing left to learn"),

    /** Gradients arrive, parameters stay. */
    STANDING_STILL("parameters that stand still"),

    /** Units that answer 0 to every row. */
    DEAD_UNITS("dead units"),

    /** Units where their activation is flat. */
    SATURATED_UNITS("saturated units"),

    /** What tells rows apart, or the gradient, is lost from layer to layer. */
    VANISHING_SIGNAL("a signal that vanishes"),

    /** It grows from layer to layer. */
    EXPLODING_SIGNAL("a signal that explodes"),

    RATE_TOO_HIGH("a learning rate too high"),

    RATE_TOO_LOW("a learning rate too low"),

    /** NaN or infinity. */
    NOT_FINITE("a number that is not finite"),

    UNSCALED_INPUTS("inputs that are not scaled"),

    /** All targets are the same. */
    ONE_CLASS("labels of one class"),

    /** A loss at the start that is far above that of a guess. */
    FIRST_LOSS("a first loss far from a guess"),

    /** The loss of training falls, that of rows held out rises. */
    OVERFITTING("overfitting");

    private final String title;

    Disease(String title) {
        this.title = title;
    }

    /** Its name in words. */
    public String title() {
        return title;
    }

    /** Whether there is nothing to cure. */
    public boolean isHarmless() {
        return this == NOTHING_LEFT;
    }
}
