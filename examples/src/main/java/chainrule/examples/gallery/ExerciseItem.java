package chainrule.examples.gallery;

import static chainrule.examples.gallery.Html.escaped;
import static chainrule.examples.gallery.Html.prose;

import chainrule.examples.course.Exercise;
import chainrule.examples.course.NumberQuestion;
import chainrule.examples.course.NumberQuestion.Blank;
import chainrule.examples.plot.Numbers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** One exercise: on the page with its answer folded, on the teacher's sheet with its answer beside it. */
record ExerciseItem(String id, Exercise exercise) {
    private static final int DIGITS = 4;

    String html() {
        return "<li class=\"exercise\" id=\"" + id + "\">\n" + question() + answerHtml() + "</li>\n";
    }

    /** With the answer in sight. */
    String solved() {
        return "<li>\n" + question() + "<p class=\"solution\">" + solution() + slips() + "</p>\n</li>\n";
    }

    private String question() {
        String printout = exercise.printout();
        return "<p>" + prose(exercise.question()) + "</p>\n"
                + (printout.isEmpty() ? "" : "<pre tabindex=\"0\">" + escaped(printout) + "</pre>\n");
    }

    private String answerHtml() {
        if (exercise instanceof NumberQuestion numbers) {
            return blanks(numbers.blanks())
                    + "<details><summary>Show the answer</summary><p data-text=\"" + encoded(solution())
                    + "\"></p></details>\n";
        }
        return "<details><summary>Show the answer</summary><p>" + solution() + "</p></details>\n";
    }

    private String blanks(List<Blank> blanks) {
        return IntStream.range(0, blanks.size())
                .mapToObj(i -> blank(id + "-" + (i + 1), blanks.get(i)))
                .collect(Collectors.joining("", "<div class=\"blanks\">\n", "</div>\n"));
    }

    private static String blank(String id, Blank blank) {
        String name = blank.name().isEmpty() ? "Your answer" : blank.name();
        return "<form class=\"blank\" data-tolerance=\"" + blank.tolerance() + "\" data-answer=\""
                + encoded(Double.toString(blank.answer())) + "\"" + slips(blank) + "><label for=\""
                + id
                + "\">" + escaped(name) + "</label> <input id=\"" + id + "\" autocomplete=\"off\" spellcheck=\"false\""
                + " aria-describedby=\"" + id + "-said\"> <button>Check<span class=\"unseen\"> " + escaped(name)
                + "</span></button> <output id=\"" + id + "-said\" for=\"" + id + "\"></output></form>\n";
    }

    private static String slips(Blank blank) {
        String lines = blank.slips().stream()
                .map(slip -> slip.number() + " " + slip.hint())
                .collect(Collectors.joining("\n"));
        return lines.isEmpty() ? "" : " data-slips=\"" + encoded(lines) + "\"";
    }

    /** Who gives which wrong answer is told what. */
    private String slips() {
        return exercise instanceof NumberQuestion question
                ? question.blanks().stream()
                        .flatMap(blank -> blank.slips().stream())
                        .map(slip -> "<br>Somebody says " + Numbers.text(slip.number(), DIGITS) + "? "
                                + escaped(slip.hint()))
                        .collect(Collectors.joining())
                : "";
    }

    private String solution() {
        String numbers = exercise instanceof NumberQuestion question
                ? question.blanks().stream()
                        .map(ExerciseItem::filled)
                        .collect(Collectors.joining("; ", "<strong>", "</strong>. "))
                : "";
        return numbers + prose(exercise.explanation());
    }

    private static String filled(Blank blank) {
        String number = Numbers.text(blank.answer(), DIGITS);
        return escaped(blank.name().isEmpty() ? number : blank.name() + ": " + number);
    }

    /** So that nobody reads it by accident. */
    private static String encoded(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
