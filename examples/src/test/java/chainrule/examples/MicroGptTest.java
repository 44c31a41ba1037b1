package chainrule.examples;

import static org.assertj.core.api.Assertions.assertThat;

import chainrule.examples.data.Names;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MicroGptTest {
    @TempDir
    Path folder;

    @Test
    void aTransformerSpellsBetterThanLearnedPairs() {
        Names places = Names.ofPlaces();
        Names few = new Names(places.train(), places.heldOut().subList(0, 10), 7);

        Performance performance = new Performance(new MicroGpt(100, 2, few), folder);

        List<List<String>> ladder = performance.rows("microgpt-ladder");
        assertThat(ladder)
                .extracting(row -> row.get(1))
                .containsExactly("0", "0", "729", "1120", "2144", "2144", "4192");
        assertThat(ladder.get(0).get(2)).isEqualTo("3.296");
        double learnedPairs = Double.parseDouble(ladder.get(2).get(2));
        assertThat(Double.parseDouble(ladder.get(4).get(2))).isLessThan(learnedPairs);
        assertThat(Double.parseDouble(ladder.get(6).get(2))).isBetween(2.3, learnedPairs);
        assertThat(performance.figures())
                .contains("The whole has 4,192 parameters", "Left out for a space or another sign: 7 names.");
        assertThat(performance.listings().split("\\s+")).hasSizeBetween(15, 20).allMatch(name -> name.length() <= 16);

        assertThat(performance.rows("microgpt-hundreds")).hasSize(1);
        assertThat(performance.rows("microgpt-loss")).hasSize(5 * 2 * 3);
        List.of("microgpt-loss", "microgpt-attention", "microgpt-pairs").forEach(performance::assertPicture);
        double sum = performance.rows("microgpt-attention").stream()
                .filter(row -> row.get(0).equals("3") && row.get(1).equals("4"))
                .mapToDouble(row -> Double.parseDouble(row.get(3)))
                .sum();
        assertThat(sum).as("a row of attention").isBetween(1 - 1e-12, 1 + 1e-12);
    }
}
