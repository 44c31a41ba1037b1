package chainrule.examples.course;

import java.util.List;

/** A question whose answers are numbers, one for each blank. */
public record NumberQuestion(String question, String printout, List<Blank> blanks, String explanation)
        implements Exercise {
    /** By what share of itself an answer may be off. */
    public static final double TOLERANCE = 0.01;

    /**
     * A number to fill in.
     *
     * @param name what the number is, short enough to stand before it; empty where the question says it
     */
    public record Blank(String name, double answer) {
        public Blank {
            if (!Double.isFinite(answer)) {
                throw new IllegalArgumentException(
                        "answer: expected a finite number for \"" + name + "\", got " + answer);
            }
        }
    }

    public NumberQuestion {
        if (blanks.isEmpty()) {
            throw new IllegalArgumentException("blanks: expected at least one for \"" + question + "\", got none");
        }
        blanks = List.copyOf(blanks);
    }

    NumberQuestion(String question, List<Blank> blanks, String explanation) {
        this(question, "", blanks, explanation);
    }

    NumberQuestion(String question, double answer, String explanation) {
        this(question, List.of(new Blank("", answer)), explanation);
    }
}
