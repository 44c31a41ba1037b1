package chainrule.examples.gallery;

import static chainrule.examples.gallery.Html.escaped;
import static chainrule.examples.gallery.Html.prose;

import chainrule.examples.course.TeachersNotes;
import chainrule.examples.course.Trial;
import java.util.List;
import java.util.stream.Collectors;

/** The sheet beside the page, to be printed: what each chapter needs, its questions with answers, and where students go wrong. */
final class TeachersSheet {
    static final String NAME = "teacher.html";

    private TeachersSheet() {}

    static String html(List<ChapterSection> chapters) {
        int minutes = chapters.stream()
                .mapToInt(chapter -> chapter.chapter().minutes())
                .sum();
        return Html.head("Chainrule: the teacher's sheet")
                + "<body class=\"sheet\">\n<header>\n<p class=\"name\">Chainrule</p>\n"
                + "<h1>The teacher's sheet</h1>\n<p>" + Words.count(chapters.size(), "chapter") + ", " + minutes
                + " minutes in all, with the answers to every question. All figures were computed when this sheet was written. "
                + "<a href=\"index.html\">The page of the course</a>. The lab opens with " + Html.command(Html.LAB)
                + "</p>\n</header>\n<main>\n"
                + chapters.stream().map(TeachersSheet::chapter).collect(Collectors.joining())
                + "</main>\n</body>\n</html>\n";
    }

    private static String chapter(ChapterSection section) {
        TeachersNotes notes = section.chapter().notes();
        return "<section class=\"chapter\" id=\"" + section.id() + "\">\n<h2>" + section.number() + ". "
                + escaped(section.chapter().title()) + "</h2>\n<dl>\n"
                + entry("Time", section.chapter().minutes() + " minutes")
                + entry("It needs", prose(notes.needs()))
                + entry("Lessons", lessons(section))
                + entry("Room of the lab", prose(notes.rooms()))
                + entry(
                        "Before they look",
                        prose(section.chapter().beforeYouLook().question()))
                + entry("What happens", prose(section.chapter().beforeYouLook().finding()))
                + "</dl>\n<h3>What students usually get wrong</h3>\n<ul>\n"
                + notes.mistakes().stream()
                        .map(mistake -> "<li>" + prose(mistake) + "</li>\n")
                        .collect(Collectors.joining())
                + "</ul>\n<h3>Try it</h3>\n<ul>\n"
                + section.chapter().trials().stream().map(TeachersSheet::trial).collect(Collectors.joining())
                + "</ul>\n<h3>Exercises and answers</h3>\n<ol>\n"
                + section.items().stream().map(ExerciseItem::solved).collect(Collectors.joining())
                + "</ol>\n</section>\n";
    }

    private static String lessons(ChapterSection section) {
        return section.lessons().stream().map(lesson -> escaped(lesson.title())).collect(Collectors.joining("; "));
    }

    private static String trial(Trial trial) {
        return "<li><p>" + prose(trial.change()) + "</p><p class=\"solution\">" + prose(trial.outcome())
                + "</p></li>\n";
    }

    /** The definition may hold HTML. */
    private static String entry(String term, String definition) {
        return definition.isEmpty() ? "" : "<dt>" + term + "</dt><dd>" + definition + "</dd>\n";
    }
}
