package chainrule.examples.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsTest {
    private final Settings settings = new Settings();
    private final ChoiceSetting<String> colour =
            settings.choice("colour", "colour", "red", List.of("red", "blue"), name -> name);
    private final SeveralSetting<String> fruit =
            settings.several("fruit", "fruit", List.of("fig"), List.of("fig", "plum", "dry fig"), name -> name);
    private final WholeSetting count = settings.whole("count", "count", 3, 1, 9);
    private final DecimalSetting rate = settings.decimal("rate", "rate", 0.1, 0, 1, 0.05);
    private final ToggleSetting shown = settings.toggle("shown", "shown", false);

    @Test
    void allValuesComeBackFromTheirTexts() {
        settings.set(Map.of("colour", "blue", "fruit", "fig,dry fig", "count", "7", "rate", "0.35", "shown", "true"));
        Map<String, String> texts = settings.texts();
        settings.set(Map.of());
        assertThat(settings.changes()).isEmpty();

        settings.set(texts);

        assertThat(colour.value()).isEqualTo("blue");
        assertThat(fruit.value()).containsExactly("fig", "dry fig");
        assertThat(count.value()).isEqualTo(7);
        assertThat(rate.value()).isEqualTo(0.35);
        assertThat(shown.value()).isTrue();
        assertThat(settings.changes()).isEqualTo(texts);
    }

    @Test
    void oneWrongValueLeavesAllAsTheyWere() {
        List<List<Setting<?>>> told = new ArrayList<>();
        settings.onChange(told::add);

        refuses(Map.of("count", "7", "rate", "2"), "rate: expected a number from 0.0 to 1.0, got 2.0");
        refuses(Map.of("count", "7", "rate", "much"), "rate: expected a number from 0.0 to 1.0, got much");
        refuses(Map.of("rate", "NaN"), "rate: expected a number from 0.0 to 1.0, got NaN");
        refuses(Map.of("colour", "blue", "count", "0"), "count: expected a whole number from 1 to 9, got 0");
        refuses(Map.of("colour", "blue", "count", "2.5"), "count: expected a whole number from 1 to 9, got 2.5");
        refuses(Map.of("count", "7", "colour", "green"), "colour: expected one of red, blue, got green");
        for (String wrong : List.of("fig,apple", "fig,fig", "fig,", " fig")) {
            refuses(Map.of("fruit", wrong), "fruit: expected some of fig,plum,dry fig, each once, got " + wrong);
        }
        refuses(Map.of("fruit", ""), "fruit: expected some of fig,plum,dry fig, each once, got none");
        refuses(Map.of("count", "7", "shown", "yes"), "shown: expected true or false, got yes");
        refuses(
                Map.of("count", "7", "size", "1"),
                "setting: expected one of colour, fruit, count, rate, shown, got size");

        assertThat(settings.changes()).isEmpty();
        assertThat(told).isEmpty();
    }

    @Test
    void severalAreTickedOneByOneAndTheLastStays() {
        fruit.set("dry fig", true);
        fruit.set("fig", false);
        fruit.set("plum", true);

        assertThat(fruit.text()).isEqualTo("plum,dry fig");
        fruit.set("plum", false);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> fruit.set("dry fig", false))
                .withMessage("fruit: expected some of fig,plum,dry fig, each once, got none");
        assertThat(fruit.value()).containsExactly("dry fig");
    }

    @Test
    void aNameOfFormerTimesIsUnderstoodAndWrittenAsItIsNow() {
        colour.formerly("azure", "blue");

        settings.set(Map.of("colour", "azure"));

        assertThat(colour.text()).isEqualTo("blue");
    }

    private void refuses(Map<String, String> texts, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings.set(texts))
                .withMessage(message);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings.check(texts))
                .withMessage(message);
    }

    @Test
    void changesAreToldOnceForAWholeSetAndNotAtAllWhereNothingChanges() {
        List<List<Setting<?>>> told = new ArrayList<>();
        settings.onChange(told::add);

        settings.set(Map.of("count", "7", "shown", "true"));
        count.set(7);
        count.set(8);

        assertThat(told).containsExactly(List.of(count, shown), List.of(count));
    }

    @Test
    void beginningAnewTellsOfAllSettings() {
        List<List<Setting<?>>> told = new ArrayList<>();
        settings.onChange(told::add);

        settings.begin(Map.of("count", "7"));
        settings.begin(Map.of("count", "7"));

        assertThat(told).containsExactly(settings.all(), settings.all());
        assertThat(settings.changes()).containsOnlyKeys("count");
    }

    @Test
    void aSliderStopsAtRoundNumbers() {
        assertThat(rate.nearest(0.337)).isEqualTo(0.35);
        assertThat(rate.nearest(0.3)).isEqualTo(0.3);
        assertThat(rate.nearest(-1)).isEqualTo(0);
        assertThat(rate.nearest(7)).isEqualTo(1);
    }
}
