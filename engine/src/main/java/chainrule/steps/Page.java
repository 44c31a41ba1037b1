package chainrule.steps;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** The page that walks through a recorded pass: page.html with its style, its scripts and the recording put in. */
final class Page {
    /** In the order in which they stand on the page. */
    private static final List<String> SCRIPTS = List.of(
            "recording",
            "graph",
            "formula",
            "slope",
            "predict",
            "mistakes",
            "ledger",
            "descent",
            "play",
            "address",
            "page");

    private Page() {}

    static String of(Recording recording, String title) {
        String script = SCRIPTS.stream().map(name -> resource(name + ".js")).collect(Collectors.joining("\n"));
        return resource("page.html")
                .replace("{{style}}", resource("page.css"))
                .replace("{{script}}", script)
                .replace("{{title}}", escaped(title))
                .replace("{{recording}}", Json.of(new PageData(recording).data()));
    }

    private static String resource(String name) {
        try (InputStream in = Page.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + name + ": " + e.getMessage(), e);
        }
    }

    private static String escaped(String text) {
        return Printable.text(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("{", "&#123;");
    }
}
