package chainrule.examples.course;

import java.util.List;
import java.util.stream.Stream;

/** A question whose answers are numbers, one for each blank. */
public record NumberQuestion(String question, String printout, List<Blank> blanks, String explanation)
        implements Exercise {
    /** By what share of itself an answer may be off, where a blank does not say otherwise. */
    public static final double TOLERANCE = 0.01;

    /**
     * A number to fill in.
     *
     * @param name what the number is, short enough to stand before it; empty where the question says it
     * @param tolerance by what share of itself the answer may be off
     * @param slips wrong answers that people give
     */
    public record Blank(String name, double answer, double tolerance, List<Slip> slips) {
        public Blank {
            finite("answer", name, answer);
            finite("tolerance", name, tolerance);
            for (Slip slip : slips) {
                if (Math.abs(slip.number() - answer) <= 2 * tolerance * Math.abs(answer)) {
                    throw new IllegalArgumentException("slips: expected numbers that are wrong for \"" + name
                            + "\", got " + slip.number() + " beside the answer " + answer);
                }
            }
            slips = List.copyOf(slips);
        }

        Blank(String name, double answer) {
            this(name, answer, TOLERANCE, List.of());
        }

        /** The same, but the answer may be off by this share of itself: for what is read off or estimated. */
        Blank within(double share) {
            return new Blank(name, answer, share, slips);
        }

        /** The same, and what to say to somebody who gives this wrong answer. */
        Blank unless(double number, String hint) {
            return new Blank(
                    name,
                    answer,
                    tolerance,
                    Stream.concat(slips.stream(), Stream.of(new Slip(number, hint)))
                            .toList());
        }
    }

    /** A wrong answer that people give, and what helps them on without giving the right one away. */
    public record Slip(double number, String hint) {
        public Slip {
            finite("number", hint, number);
        }
    }

    private static void finite(String argument, String of, double number) {
        if (!Double.isFinite(number)) {
            throw new IllegalArgumentException(
                    argument + ": expected a finite number for \"" + of + "\", got " + number);
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

    NumberQuestion(String question, Blank blank, String explanation) {
        this(question, List.of(blank), explanation);
    }

    NumberQuestion(String question, double answer, String explanation) {
        this(question, new Blank("", answer), explanation);
    }
}
