package chainrule.web;

import static org.assertj.core.api.Assertions.assertThat;

import chainrule.examples.gallery.SiteLinks;
import chainrule.examples.lab.Room;
import chainrule.examples.lab.deadrelu.DeadReluRoom;
import chainrule.examples.lab.vanishing.VanishingRoom;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A room of digits is to be read before its Java is loaded, so its script holds what the lab says: the same words and presets. */
class LabWordsTest {
    enum Pair {
        VANISHING(new VanishingRoom(), "room-vanishing.js"),
        DEAD_RELU(new DeadReluRoom(), "room-deadrelu.js");

        final Room lab;
        final String script;

        Pair(Room lab, String file) {
            this.lab = lab;
            try {
                this.script = Files.readString(Path.of("src/main/site", file));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        String between(String from, String to) {
            int start = script.indexOf(from);
            return script.substring(start, script.indexOf(to, start));
        }
    }

    private static Stream<MatchResult> all(String pattern, String text) {
        return Pattern.compile(pattern).matcher(text).results();
    }

    /** But for how a row is chosen: the lab has arrow keys where the site has a slider. */
    private static List<String> sentences(String text) {
        return all("[^.:]+[.:]", text)
                .map(sentence -> sentence.group().trim())
                .filter(sentence -> !sentence.startsWith("Press a row"))
                .toList();
    }

    @ParameterizedTest
    @EnumSource
    void whatToSeeIsToldInTheSameWords(Pair room) {
        String seen = all("'([^']*)'", room.between("  seen: ", "  engine: "))
                .map(literal -> literal.group(1))
                .collect(Collectors.joining());

        assertThat(sentences(seen)).isNotEmpty().isEqualTo(sentences(room.lab.whatToSee()));
    }

    @ParameterizedTest
    @EnumSource
    void presetsHaveTheSameNamesAndSettings(Pair room) {
        Map<String, String> starts =
                pairs("key: '(\\w+)'.*?start: '([^']*)'", room.between("  fields: ", "  presets: "));
        Map<String, Map<String, String>> ofSite = new LinkedHashMap<>();
        all("\\['(.*?)', \\{(.*?)\\}\\]", room.between("  presets: ", "  open("))
                .forEach(preset -> ofSite.put(
                        name(preset.group(1)), complete(starts, pairs("(\\w+): '([^']*)'", preset.group(2)))));
        Map<String, Map<String, String>> ofLab = new LinkedHashMap<>();
        room.lab.presets().forEach(preset -> ofLab.put(name(preset.name()), complete(starts, preset.settings())));

        assertThat(ofSite).hasSizeGreaterThan(4).isEqualTo(ofLab);
        assertThat(ofSite.keySet()).containsExactlyElementsOf(ofLab.keySet());
    }

    /** What it shows is read by the lab's own tests. */
    @ParameterizedTest
    @CsvSource({
        "VanishingGradients, 0, VANISHING",
        "VanishingGradients, 1, VANISHING",
        "LearningByDepth, 0, VANISHING",
        "DeadRelus, 0, DEAD_RELU",
        "DeadRelus, 1, DEAD_RELU"
    })
    void whatALessonEmbedsIsAPreset(String lesson, int place, Pair room) {
        String state = SiteLinks.all().get(lesson).get(place).state();
        Map<String, String> settings = pairs("(\\w+)=([^&]*)", state);

        assertThat(all("\\['.*?', \\{(.*?)\\}\\]", room.between("  presets: ", "  open("))
                        .map(preset -> pairs("(\\w+): '([^']*)'", preset.group(1))))
                .contains(settings);
    }

    private static String name(String text) {
        return text.replace('−', '-');
    }

    private static Map<String, String> pairs(String pattern, String text) {
        return all(pattern, text).collect(Collectors.toMap(pair -> pair.group(1), pair -> pair.group(2)));
    }

    /** With the site's starts for what is not set; how far the training is has no counterpart in a preset of the lab. */
    private static Map<String, String> complete(Map<String, String> starts, Map<String, String> set) {
        Map<String, String> all = new LinkedHashMap<>(starts);
        all.putAll(set);
        all.keySet().removeAll(List.of("steps", "epochs"));
        all.replaceAll((key, text) -> written(text));
        return all;
    }

    private static String written(String text) {
        return text.matches("-?[\\d.]+")
                ? Double.toString(Double.parseDouble(text))
                : text.toLowerCase(Locale.ROOT).replace(' ', '-');
    }
}
