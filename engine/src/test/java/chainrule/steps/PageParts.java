package chainrule.steps;

import static org.assertj.core.api.Assertions.assertThat;

import chainrule.engine.Numbers;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.Strictness;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A page taken apart as a browser does it: a script ends at the first end tag, whatever is around that. */
record PageParts(String title, JsonObject recording) {
    private static final Gson STRICT =
            new GsonBuilder().setStrictness(Strictness.STRICT).create();

    static PageParts of(String html) {
        String json = between(html, "<script type=\"application/json\" id=\"recording\">", "</script");
        String title = between(html, "<title>", "</title>");
        assertThat(between(html, "<h1>", "</h1>")).isEqualTo(title);
        assertThat(html.split("<script", -1)).as("two scripts").hasSize(3);
        assertThat(html.split("</script>", -1)).as("two scripts").hasSize(3);
        assertThat(html).endsWith("</html>\n");
        return new PageParts(title, STRICT.fromJson(json, JsonObject.class));
    }

    private static String between(String text, String start, String end) {
        int from = text.indexOf(start) + start.length();
        assertThat(from).isGreaterThanOrEqualTo(start.length());
        return text.substring(from, text.indexOf(end, from));
    }

    /** A number as the page shows it. */
    static String shown(double number) {
        return Numbers.brief(number).replace('-', '\u2212');
    }

    static double parsed(String shown) {
        return Double.parseDouble(shown.replace('\u2212', '-'));
    }

    List<JsonArray> rows(String name) {
        return stream(recording.getAsJsonArray(name))
                .map(JsonElement::getAsJsonArray)
                .toList();
    }

    List<JsonObject> objects(String name) {
        return stream(recording.getAsJsonArray(name))
                .map(JsonElement::getAsJsonObject)
                .toList();
    }

    /** The same property of each node. */
    List<String> ofNodes(int property) {
        return rows("nodes").stream()
                .map(row -> row.get(property).getAsString())
                .toList();
    }

    JsonObject ledgerOf(int node) {
        return recording.getAsJsonObject("ledger").getAsJsonObject(Integer.toString(node));
    }

    static List<String> strings(JsonArray array) {
        return stream(array).map(JsonElement::getAsString).toList();
    }

    private static Stream<JsonElement> stream(JsonArray array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
