package chainrule.examples.plot;

import static org.assertj.core.api.Assertions.assertThat;

import chainrule.engine.Activation;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LooksTest {
    /** Of 255; the black of print and the white of paper are all of them apart. */
    private static final double GREYS_APART = 30;

    @AfterEach
    void backToLight() {
        HouseStyle.use(Theme.LIGHT);
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void theActivationsComparedMostAreDifferentGreys(Theme theme) {
        HouseStyle.use(theme);

        List<Double> greys = Stream.of(Activation.SIGMOID, Activation.TANH, Activation.RELU)
                .map(each -> HouseStyle.luminance(ActivationStyle.of(each).color()))
                .toList();

        assertThat(pairs(greys))
                .allSatisfy(
                        pair -> assertThat(Math.abs(pair.get(0) - pair.get(1))).isGreaterThan(GREYS_APART));
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void everyActivationCanBeReadOnItsGround(Theme theme) {
        HouseStyle.use(theme);

        assertThat(Activation.values())
                .allSatisfy(each -> assertThat(Math.abs(
                                HouseStyle.luminance(ActivationStyle.of(each).color())
                                        - HouseStyle.luminance(HouseStyle.paper())))
                        .isGreaterThan(3 * GREYS_APART));
    }

    @Test
    void noTwoActivationsHaveTheSameMarkerAndDashesOrColourOrName() {
        List<ActivationStyle> all =
                Stream.of(Activation.values()).map(ActivationStyle::of).toList();

        assertThat(all)
                .extracting(style -> List.of(style.marker(), style.stroke()))
                .doesNotHaveDuplicates();
        assertThat(all).extracting(ActivationStyle::color).doesNotHaveDuplicates();
        assertThat(all)
                .extracting(ActivationStyle::name)
                .doesNotHaveDuplicates()
                .contains("ReLU", "Leaky ReLU");
        assertThat(all).extracting(ActivationStyle::stroke).doesNotContain(HouseStyle.DASHED, HouseStyle.REFERENCE);
    }

    @Test
    void functionAndSlopeHaveOneLookWhicheverComesFirst() {
        FunctionChart valueFirst =
                new FunctionChart("", -1, 1).curve("f", Math::tanh).slope("f′", Math::cos);
        FunctionChart slopeFirst =
                new FunctionChart("", -1, 1).slope("f′", Math::cos).curve("f", Math::tanh);

        assertThat(valueFirst.lines()).extracting(Line::color).containsExactly(HouseStyle.blue(), HouseStyle.orange());
        assertThat(slopeFirst.lines()).extracting(Line::color).containsExactly(HouseStyle.orange(), HouseStyle.blue());
    }

    @Test
    void meaningsDifferByTheirMarkersWhereTheirColoursDoNot() {
        assertThat(Meaning.values()).extracting(Meaning::marker).doesNotHaveDuplicates();
        assertThat(Meaning.SLOPE.color()).isNotEqualTo(Meaning.VALUE.color());
    }

    @Test
    void aLineOfAnActivationKeepsItsDashesAndGetsItsMarker() {
        double[] x = {1, 2};
        LineChart chart = new LineChart("")
                .activation(Activation.ELU, x, x)
                .dashed("bound", Activation.ELU, x, x)
                .markers();

        assertThat(chart.lines().get(0).isDashed()).isTrue();
        assertThat(chart.lines().get(0).marker())
                .isEqualTo(ActivationStyle.of(Activation.ELU).marker());
        assertThat(chart.lines().get(1).marker()).isNull();
    }

    private static <T> List<List<T>> pairs(List<T> all) {
        List<List<T>> pairs = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            for (int k = 0; k < i; k++) {
                pairs.add(List.of(all.get(i), all.get(k)));
            }
        }
        return pairs;
    }
}
