package chainrule.examples.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import chainrule.examples.data.Names;
import chainrule.nn.Embedding;
import chainrule.nn.Transformer;
import chainrule.nn.WeightDistribution;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SpellerTest {
    private static final WeightDistribution NORMAL = (fanIn, fanOut, random) -> 0.3 * random.nextGaussian();
    private static final List<String> NAMES = List.of("ab", "abba", "b");

    private final Embedding table = new Embedding(Letters.TOKENS, Letters.TOKENS, NORMAL, new Random(1));
    private final Speller pairs = Speller.ofPairs(table, 16);

    /** A table of log shares says what was counted. */
    private void teach(LetterPairs counted) {
        for (int i = 0; i < Letters.TOKENS * Letters.TOKENS; i++) {
            double share = counted.shares()[i / Letters.TOKENS][i % Letters.TOKENS];
            table.parameters().get(i).setData(Math.log(share));
        }
    }

    /** Behind a: b, b, end; one is added to each of 27 counts. */
    @Test
    void pairsAreCountedWithOneAdded() {
        LetterPairs counted = LetterPairs.of(NAMES);

        assertThat(counted.shares()[1][2]).isEqualTo(3.0 / 30, within(1e-15));
        assertThat(counted.shares()[1][0]).isEqualTo(2.0 / 30, within(1e-15));
        assertThat(counted.shares()[1][3]).isEqualTo(1.0 / 30, within(1e-15));
        assertThat(counted.favourite(1)).isEqualTo(2);
        assertThat(counted.loss(List.of("a"))).isEqualTo(-(Math.log(3.0 / 30) + Math.log(2.0 / 30)) / 2, within(1e-15));
    }

    @Test
    void aTableOfLogSharesHasTheLossOfTheCount() {
        LetterPairs counted = LetterPairs.of(NAMES);
        teach(counted);

        assertThat(pairs.loss(NAMES)).isEqualTo(counted.loss(NAMES), within(1e-14));
        assertThat(pairs.loss("abba").data()).isEqualTo(counted.loss(List.of("abba")), within(1e-14));
        assertThat(LetterPairs.saidBy(pairs, NAMES).shares()[2]).containsExactly(counted.shares()[2], within(1e-14));
    }

    @Test
    void atALowTemperatureTheLikeliestLettersAreTaken() {
        teach(LetterPairs.of(List.of("acb", "acb", "acb")));

        assertThat(pairs.sample(0.01, new Random(5))).isEqualTo("acb");
    }

    @Test
    void aNameThatDoesNotEndIsCutAtTheContext() {
        teach(LetterPairs.of(List.of("z".repeat(200))));

        assertThat(pairs.sample(0.01, new Random(5))).isEqualTo("z".repeat(16));
    }

    /** So many places have a loss; what comes later is not read. */
    @Test
    void ofALongNameTheContextCounts() {
        assertThat(pairs.loss("a".repeat(40)).data())
                .isEqualTo(pairs.loss("a".repeat(16) + "b").data());
        assertThat(pairs.loss(List.of("a".repeat(40))))
                .isEqualTo(pairs.loss("a".repeat(40)).data(), within(1e-14));
    }

    @Test
    void habitsAreSharesOfARow() {
        Transformer net = new Transformer(Letters.TOKENS, 16, 4, 1, 2, NORMAL, new Random(2));
        int[] read = Letters.read("abc", 16);

        double[][] rows = AttentionPattern.first(net, read)[1];
        List<AttentionPattern.Habit> habits = AttentionPattern.habits(net, List.of(read));

        assertThat(read).containsExactly(0, 1, 2, 3);
        assertThat(habits).hasSize(2);
        assertThat(habits.get(1).self()).isEqualTo((rows[2][2] + rows[3][3]) / 2, within(1e-15));
        assertThat(habits.get(1).previous()).isEqualTo((rows[2][1] + rows[3][2]) / 2, within(1e-15));
        assertThat(habits.get(1).even()).isEqualTo((1 / 3.0 + 1 / 4.0) / 2, within(1e-15));
    }

    @Test
    void trainingLowersTheLossOfNamesThatItHasNotRead() {
        Names names = new Names(IntStream.range(0, 20).mapToObj(i -> "anna").toList(), List.of("annan"), 0);

        SpellingRun run = SpellingRun.train(pairs, names, 100, 1, (step, loss, heldOut) -> {});

        assertThat(run.losses()).hasSize(100);
        assertThat(run.heldOut()).hasSize(3);
        assertThat(run.lastHeldOut()).isLessThan(run.heldOut()[0] - 0.5);
        assertThat(run.meanLoss(50, 100)).isLessThan(run.meanLoss(0, 50));
    }
}
