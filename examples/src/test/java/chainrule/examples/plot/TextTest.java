package chainrule.examples.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextTest {
    private final Graphics2D g = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();

    @Test
    void breaksBetweenWordsAndLosesNone() {
        String words = "one small step for a gradient and a giant leap for the loss";

        List<String> lines = Text.wrap(g, HouseStyle.TEXT, words, 120);

        assertThat(lines).hasSizeGreaterThan(1).allMatch(line -> Text.width(g, HouseStyle.TEXT, line) <= 120);
        assertThat(String.join(" ", lines)).isEqualTo(words);
    }

    @Test
    void leavesNoWordAlone() {
        String words = "aaaa bbbb cccc dddd eeee f";
        double almost = Text.width(g, HouseStyle.TEXT, words) - 1;

        assertThat(Text.wrap(g, HouseStyle.TEXT, words, almost).get(1)).contains("eeee f");
    }

    @Test
    void noWordsTakeNoSpace() {
        assertThat(Text.blockHeight(g, HouseStyle.TEXT, "  ", 100)).isZero();
    }

    @Test
    void shrinksToFit() {
        String word = "initialization";

        assertThat(Text.width(g, Text.fitting(g, HouseStyle.TEXT, word, 20), word))
                .isLessThan(21);
        assertThat(Text.fitting(g, HouseStyle.TEXT, word, 500)).isEqualTo(HouseStyle.TEXT);
    }
}
