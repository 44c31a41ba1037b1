package chainrule.examples.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HouseStyleTest {
    @Test
    void tenActivationsGetTenColors() {
        assertThat(IntStream.range(0, 10).mapToObj(HouseStyle::color)).doesNotHaveDuplicates();
        assertThat(HouseStyle.color(0)).isEqualTo(HouseStyle.blue());
    }

    @Test
    void textStandsOutFromItsGround() {
        assertThat(HouseStyle.textOn(Color.WHITE)).isEqualTo(HouseStyle.ink());
        assertThat(HouseStyle.textOn(HouseStyle.blue())).isEqualTo(Color.WHITE);
    }

    @Test
    void mixesFromOneEndToTheOther() {
        assertThat(HouseStyle.mix(Color.WHITE, Color.BLACK, -1)).isEqualTo(Color.WHITE);
        assertThat(HouseStyle.mix(Color.WHITE, Color.BLACK, 0.5)).isEqualTo(new Color(128, 128, 128));
        assertThat(HouseStyle.mix(Color.WHITE, Color.BLACK, Double.NaN)).isNotNull();
    }
}
