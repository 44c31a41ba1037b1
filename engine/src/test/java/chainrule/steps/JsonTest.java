package chainrule.steps;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.Strictness;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
    private static final Gson STRICT =
            new GsonBuilder().setStrictness(Strictness.STRICT).create();

    @Test
    void listsMapsNumbersAndBooleans() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("a", List.of(1, -2, true, "x"));
        map.put("b", List.of());
        map.put("c", Map.of());
        map.put("d", List.of(List.of(false)));

        assertThat(Json.of(map)).isEqualTo("{\"a\":[1,-2,true,\"x\"],\"b\":[],\"c\":{},\"d\":[[false]]}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a \"quoted\" word",
                "back\\slash, \\n and \\u0041",
                "</script><script>alert(1)</script>",
                "<!-- <script>",
                "]]> & &amp;",
                "new\nline, carriage\rreturn\tand tab",
                "\u2028 and \u2029",
                "\ud83d\ude00",
                "\u00e4\u05d0\u4e2d\ufeff"
            })
    void aStringComesBackFromAParserAsItWas(String string) {
        String json = Json.of(List.of(string, Map.of(string, 1)));

        var parsed = STRICT.fromJson(json, JsonArray.class);
        assertThat(parsed.get(0).getAsString()).isEqualTo(string);
        assertThat(parsed.get(1).getAsJsonObject().keySet()).containsExactly(string);
    }

    @Test
    void nothingInItEndsAScriptOrALineOrIsHalfACharacter() {
        String json = Json.of("</script><!--&\u2028\u2029\n\r\u0000\ud83d");

        assertThat(json)
                .isEqualTo("\"\\u003c/script\\u003e\\u003c!--\\u0026\\u2028\\u2029\\u000a\\u000d\ufffd\ufffd\"");
    }
}
