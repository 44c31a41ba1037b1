package chainrule.examples;

import static org.assertj.core.api.Assertions.assertThat;

import chainrule.examples.data.Names;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeedForwardZooTest {
    @TempDir
    Path folder;

    @Test
    void eachBlockIsComparedToReluSeedBySeed() {
        Names places = Names.ofPlaces();
        Names few = new Names(places.train(), places.heldOut().subList(0, 5), 0);

        Performance performance = new Performance(new FeedForwardZoo(50, 2, few), folder);

        List<List<String>> rows = performance.rows("feed-forward-zoo");
        assertThat(rows)
                .extracting(row -> row.get(0))
                .containsExactly("ReLU", "ReLU²", "GELU", "SiLU", "GEGLU", "SwiGLU");
        assertThat(rows).extracting(row -> row.get(1)).containsExactly("4192", "4192", "4192", "4192", "4208", "4208");
        double relu = Double.parseDouble(rows.get(0).get(2));
        for (List<String> row : rows) {
            double loss = Double.parseDouble(row.get(2));
            assertThat(loss).as(row.get(0)).isBetween(2.3, Math.log(27));
            assertThat(Double.parseDouble(row.get(4).replace('−', '-')))
                    .as("%s minus ReLU", row.get(0))
                    .isBetween(loss - relu - 1.1e-4, loss - relu + 1.1e-4);
        }
        assertThat(performance.figures()).contains("SwiGLU minus ReLU is ", "is −0.053");
        performance.assertPicture("feed-forward-zoo");
    }
}
