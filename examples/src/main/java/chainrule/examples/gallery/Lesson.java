package chainrule.examples.gallery;

/** An example that shows one thing: it computes, and puts pictures, tables and figures on a {@link Stage}. */
public interface Lesson {
    /** The heading, in a few words. */
    String title();

    /** What one will see and why, in a few sentences. */
    String story();

    void perform(Stage stage);

    /** How often {@link #perform} calls {@link Stage#step()}, for the progress bar. */
    default int steps() {
        return 0;
    }

    /** The name on the command line. */
    default String name() {
        return getClass().getSimpleName();
    }
}
