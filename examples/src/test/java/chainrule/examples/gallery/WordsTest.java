package chainrule.examples.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WordsTest {
    @Test
    void oneIsSingular() {
        assertThat(Words.count(1, "layer")).isEqualTo("1 layer");
        assertThat(Words.count(2, "layer")).isEqualTo("2 layers");
        assertThat(Words.count(0, "layer")).isEqualTo("0 layers");
    }

    @Test
    void numbersReadAsInABook() {
        assertThat(Words.plain(1e-4)).isEqualTo("0.0001");
        assertThat(Words.plain(10)).isEqualTo("10");
        assertThat(Words.rounded(Math.pow(0.25, 8))).isEqualTo("1.5 × 10⁻⁵");
        assertThat(Words.rounded(2.64)).isEqualTo("2.6");
        assertThat(Words.rounded(1)).isEqualTo("1");
    }
}
