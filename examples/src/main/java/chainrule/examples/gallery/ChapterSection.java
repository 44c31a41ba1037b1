package chainrule.examples.gallery;

import static chainrule.examples.gallery.Html.escaped;
import static chainrule.examples.gallery.Html.prose;

import chainrule.examples.course.Chapter;
import chainrule.examples.course.Exercise;
import chainrule.examples.course.NumberQuestion;
import chainrule.examples.course.Trial;
import chainrule.examples.plot.Numbers;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** One chapter on the page: a question, its lessons, what to try, and exercises. */
record ChapterSection(int number, Chapter chapter, List<LessonSection> lessons) {
    private static final String HINT = "<p class=\"source\">A number may be off by "
            + Numbers.text(100 * NumberQuestion.TOLERANCE, 2)
            + " %. Type it as you like: as a decimal, with a point or a comma, as a fraction such as 2/3, as a power such as 2^20, or as 1.2e-3 for 0.0012.</p>\n";

    String id() {
        return "chapter-" + number;
    }

    String html() {
        return "<section class=\"chapter\" id=\"" + id() + "\">\n<p class=\"name\">Chapter " + number + " · "
                + chapter.minutes()
                + " minutes</p>\n<h2>" + escaped(chapter.title()) + "</h2>\n" + beforeYouLook()
                + lessons.stream().map(LessonSection::html).collect(Collectors.joining())
                + trials() + exercises() + "</section>\n";
    }

    private String beforeYouLook() {
        return "<div class=\"panel\">\n<h3>Before you look</h3>\n<p>"
                + prose(chapter.beforeYouLook().question())
                + "</p>\n<details><summary>I have written it down: what happens?</summary><p>"
                + prose(chapter.beforeYouLook().finding()) + "</p></details>\n</div>\n";
    }

    private String trials() {
        return chapter.trials().stream()
                .map(ChapterSection::trial)
                .collect(Collectors.joining(
                        "",
                        "<div class=\"panel\" id=\"" + id() + "-try\">\n<h3>Try it</h3>\n<ol class=\"trials\">\n",
                        "</ol>\n</div>\n"));
    }

    private static String trial(Trial trial) {
        return "<li><p>" + prose(trial.change()) + "</p>\n<p>" + Html.command(trial.command())
                + "</p>\n<details><summary>What should happen</summary><p>" + prose(trial.outcome())
                + "</p></details></li>\n";
    }

    private String exercises() {
        return items().stream()
                .map(ExerciseItem::html)
                .collect(Collectors.joining(
                        "", "<div class=\"exercises\">\n<h3>Exercises</h3>\n" + HINT + "<ol>\n", "</ol>\n</div>\n"));
    }

    List<ExerciseItem> items() {
        List<Exercise> exercises = chapter.exercises();
        return IntStream.range(0, exercises.size())
                .mapToObj(i -> new ExerciseItem("exercise-" + number + "-" + (i + 1), exercises.get(i)))
                .toList();
    }
}
