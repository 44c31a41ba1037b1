package chainrule.examples.lab.playground;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeatureTest {
    @ParameterizedTest
    @CsvSource({
        "X, 0.5",
        "Y, -2",
        "X2, 0.25",
        "Y2, 4",
        "XY, -1",
        "SIN_X, 0.479425538604203",
        "SIN_Y, -0.9092974268256817"
    })
    void hasTheNumberOfItsName(Feature feature, double expected) {
        assertThat(feature.of(0.5, -2)).isCloseTo(expected, within(1e-15));
    }

    @Test
    void rowsHaveThemInOrder() {
        double[][] points = {{2, 3}, {-1, 5}};

        assertThat(Feature.rows(List.of(Feature.XY, Feature.X, Feature.Y2), points))
                .isDeepEqualTo(new double[][] {{6, 2, 9}, {-5, -1, 25}});
    }
}
