package chainrule.examples.course;

/** Something to work out, with an answer that stays folded until it is asked for. */
public sealed interface Exercise permits NumberQuestion, WordQuestion {
    String question();

    /** Lines of fixed width that the question is about; empty where there are none. */
    String printout();

    /** Why the answer is what it is. */
    String explanation();
}
