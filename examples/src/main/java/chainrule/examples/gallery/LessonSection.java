package chainrule.examples.gallery;

import static chainrule.examples.gallery.Html.escaped;
import static chainrule.examples.gallery.Html.link;

import chainrule.examples.gallery.Stage.Exhibit;
import chainrule.examples.gallery.Stage.Figure;
import chainrule.examples.gallery.Stage.Listing;
import chainrule.examples.gallery.Stage.Plate;
import chainrule.examples.gallery.Stage.Sheet;
import chainrule.examples.gallery.Stage.Walk;
import chainrule.examples.plot.Picture;
import chainrule.examples.plot.Png;
import chainrule.examples.plot.Thumbnail;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One lesson on the page: its heading and story, the figures, what it shows, and how to run it. */
final class LessonSection {
    /** Points; what is wider may use the whole window. */
    private static final int WIDEST_IN_COLUMN = 960;

    private final Stage stage;
    private final Lesson lesson;

    LessonSection(Stage stage) {
        this.stage = stage;
        this.lesson = stage.lesson();
    }

    String title() {
        return lesson.title();
    }

    String name() {
        return lesson.name();
    }

    String html() {
        return "<section class=\"lesson\" id=\"" + lesson.name() + "\">\n<h3>" + escaped(lesson.title()) + "</h3>\n<p>"
                + escaped(lesson.story()) + "</p>\n" + figures() + exhibits()
                + "<p class=\"source\">Run it alone: "
                + Html.command("mvn -q compile exec:java -Dexample=" + lesson.name())
                + "</p>\n</section>\n";
    }

    /** Writes the picture for the card, if there is one. */
    void saveThumbnail() {
        firstPlate().ifPresent(plate -> Png.save(Thumbnail.of(plate.picture()), thumbnail(plate)));
    }

    private static Path thumbnail(Plate plate) {
        return plate.file().resolveSibling("card-" + plate.file().getFileName());
    }

    /** A card that leads to the lesson. */
    String card() {
        String thumbnail = firstPlate()
                .map(plate -> "<img src=\"" + Html.name(thumbnail(plate)) + "\" alt=\"\" loading=\"lazy\">")
                .orElse("");
        return "<li><a class=\"card\" href=\"#" + lesson.name() + "\"><span class=\"thumb\">" + thumbnail
                + "</span><span class=\"name\">" + escaped(lesson.title()) + "</span></a></li>\n";
    }

    private Optional<Plate> firstPlate() {
        return stage.exhibits().stream()
                .filter(Plate.class::isInstance)
                .map(Plate.class::cast)
                .findFirst();
    }

    private String figures() {
        List<String> items = stage.exhibits().stream()
                .filter(Figure.class::isInstance)
                .map(figure -> "<li>" + escaped(((Figure) figure).sentence()) + "</li>\n")
                .toList();
        return items.isEmpty() ? "" : "<ul class=\"figures\">\n" + String.join("", items) + "</ul>\n";
    }

    private String exhibits() {
        String site = System.getProperty("site", "");
        List<SiteLinks.Link> rooms = new ArrayList<>(SiteLinks.of(lesson.name(), site));
        StringBuilder html = new StringBuilder();
        for (Exhibit exhibit : stage.exhibits()) {
            html.append(body(exhibit));
            rooms.removeIf(room -> {
                boolean here = isOf(exhibit, room.after());
                html.append(here ? SiteLinks.html(room, site) : "");
                return here;
            });
        }
        rooms.forEach(room -> html.append(SiteLinks.html(room, site)));
        return html.toString();
    }

    private static boolean isOf(Exhibit exhibit, String name) {
        return exhibit instanceof Plate plate && plate.file().endsWith(name + ".png")
                || exhibit instanceof Walk walk && walk.file().endsWith(name + ".html");
    }

    private static String body(Exhibit exhibit) {
        if (exhibit instanceof Listing listing) {
            return "<h4>" + escaped(listing.title()) + "</h4>\n<pre tabindex=\"0\">" + escaped(listing.lines())
                    + "</pre>\n";
        }
        if (exhibit instanceof Sheet sheet) {
            return Html.table(sheet.title(), sheet.table()) + "<p class=\"source\">"
                    + link(sheet.file(), "This table as CSV") + "</p>\n";
        }
        if (exhibit instanceof Walk walk) {
            return "<p>Walk through it, step by step: " + link(walk.file(), escaped(walk.title())) + "</p>\n";
        }
        if (exhibit instanceof Plate plate) {
            return figure(plate, link(plate.data(), "The data behind this picture"));
        }
        return "";
    }

    /** A picture that is laid out anew on narrow screens. */
    static String figure(Plate plate, String caption) {
        Picture picture = plate.picture();
        String kind = picture.width() > WIDEST_IN_COLUMN ? "<figure class=\"wide\">" : "<figure>";
        String narrow = plate.narrow().equals(plate.file())
                ? ""
                : "<source media=\"(max-width: 40rem)\" srcset=\"" + Html.name(plate.narrow()) + "\">";
        String image = "<img src=\"" + Html.name(plate.file()) + "\" alt=\"" + escaped(picture.title()) + "\" width=\""
                + picture.width() + "\" height=\"" + picture.height() + "\">";
        return kind + link(plate.file(), "<picture>" + narrow + image + "</picture>") + "\n<figcaption>" + caption
                + "</figcaption></figure>\n";
    }
}
