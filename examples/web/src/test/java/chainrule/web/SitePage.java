package chainrule.web;

import chainrule.steps.Browser;
import java.nio.file.Path;

/** The site in a test's browser. */
public final class SitePage {
    public static final Path FOLDER = Path.of(System.getProperty("chainrule.site", "target/site"));

    private static final Path INDEX = FOLDER.resolve("index.html");

    private SitePage() {}

    /** Loads the site anew, which starts engines anew. */
    public static void open(Browser page, String fragment) {
        page.open(INDEX, fragment);
    }

    /** Opens a room anew, in the site that is loaded already, if it is: its engines go on, with what they have trained so far. */
    public static void go(Browser page, String fragment) {
        if ((Boolean) page.script(
                "return location.href.startsWith(arguments[0])", INDEX.toUri().toString())) {
            page.script("""
                    for (const address of ['#', arguments[0]]) {
                      history.replaceState(null, '', address);
                      show();
                    }
                    """, fragment.isEmpty() ? "#" : fragment);
        } else {
            open(page, fragment);
        }
    }
}
