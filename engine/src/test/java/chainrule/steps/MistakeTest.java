package chainrule.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import chainrule.engine.Value;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The graphs are small enough to make the mistakes by hand. */
class MistakeTest {
    private static final int OPERATIONS = 25;

    /** c = b * a of b = a + a with a = 3, in this order: a, b, c. */
    private static Recording sumTimesItsTerm() {
        Value a = Value.of(3, "a");
        return new Recording(a.plus(a).times(a));
    }

    /** h = 2x, g = 5h, L = h + g with x = 1, in this order: x, h, g, L. Toward x the slope is 2 + 10. */
    private static Recording reusedNode() {
        Value h = Value.of(1, "x").times(2).label("h");
        return new Recording(h.plus(h.times(5).label("g")));
    }

    /** The same sum the other way round, L = g + h: in this order depth first meets g, and so all of h's users, before h. */
    private static Recording reusedNodeInALuckyOrder() {
        Value h = Value.of(1, "x").times(2).label("h");
        return new Recording(h.times(5).label("g").plus(h));
    }

    /** Two branches that share nothing. */
    private static Recording tree() {
        Value left = Value.of(2, "a").times(Value.of(-3, "b"));
        Value right = Value.of(0.5, "c").tanh().plus(Value.of(1, "d"));
        return new Recording(left.times(right));
    }

    private static List<Integer> edges(Pass pass) {
        return pass.moves().stream().map(Pass.Move::edge).toList();
    }

    @Test
    void theRightPassHasTheMovesOfTheEngine() {
        Pass pass = Pass.right(sumTimesItsTerm());

        assertThat(pass.initial()).containsOnly(0);
        assertThat(pass.seed()).isEqualTo(1);
        assertThat(pass.moves())
                .containsExactly(
                        new Pass.Move(0, 1, 3, 0, 3), // c to b: a
                        new Pass.Move(1, 1, 6, 0, 6), // c to a: b
                        new Pass.Move(2, 3, 3, 6, 9), // b to a
                        new Pass.Move(3, 3, 3, 9, 12)); // b to a, once more
        assertThat(pass.gradients()).containsExactly(12, 3, 1);
    }

    @Test
    void theRightPassEndsWithTheGradientsOfBackward() {
        for (int seed = 0; seed < 20; seed++) {
            Value output = RandomGraph.of(seed, OPERATIONS);
            Pass pass = Pass.right(new Recording(output));
            output.backward();

            assertThat(pass.gradients())
                    .containsExactly(
                            output.graph().stream().mapToDouble(Value::grad).toArray());
        }
    }

    @Test
    void assigningKeepsTheLastContributionAlone() {
        Pass pass = Mistake.ASSIGNS.replay(sumTimesItsTerm());

        assertThat(pass.moves())
                .containsExactly(
                        new Pass.Move(0, 1, 3, 0, 3),
                        new Pass.Move(1, 1, 6, 0, 6),
                        new Pass.Move(2, 3, 3, 6, 3),
                        new Pass.Move(3, 3, 3, 3, 3));
        assertThat(pass.gradients()).containsExactly(3, 3, 1);
    }

    @Test
    void assigningSpoilsWhatIsBehindAReusedNodeToo() {
        // h gets 1 from L, then 5 from g in its place; x gets 5 * 2
        assertThat(Mistake.ASSIGNS.replay(reusedNode()).gradients()).containsExactly(10, 5, 1, 1);
    }

    @Test
    void withoutAnOrderAReusedNodePassesOnWhatItHasSoFar() {
        Pass pass = Mistake.NO_ORDER.replay(reusedNode());

        // L to h and g; h, first in line, passes on 1 * 2; then g brings 5, which h has no occasion to pass on
        assertThat(pass.gradients()).containsExactly(2, 6, 1, 1);
        assertThat(pass.moves()).extracting(Pass.Move::contribution).containsExactly(1.0, 1.0, 2.0, 5.0);
    }

    @Test
    void withoutAnOrderAllMayStillGoWell() {
        assertThat(Mistake.NO_ORDER.replay(reusedNodeInALuckyOrder()).gradients())
                .containsExactly(12, 6, 1, 1);
        assertThat(Mistake.NO_ORDER.replay(sumTimesItsTerm()).gradients()).containsExactly(12, 3, 1);
    }

    @Test
    void withoutAnOrderEachEdgeIsStillCrossedOnce() {
        for (int seed = 0; seed < 20; seed++) {
            Recording recording = new Recording(RandomGraph.of(seed, OPERATIONS));

            assertThat(edges(Mistake.NO_ORDER.replay(recording)))
                    .containsExactlyInAnyOrderElementsOf(edges(Pass.right(recording)));
        }
    }

    @Test
    void withoutZeroingTheLeavesGradientsAreDoubleAndNoOthers() {
        Pass pass = Mistake.NOT_ZEROED.replay(sumTimesItsTerm());

        assertThat(pass.initial()).containsExactly(12, 0, 0);
        assertThat(pass.gradients()).containsExactly(24, 3, 1);
    }

    @Test
    void withoutZeroingIsWhatASecondBackwardDoes() {
        for (int seed = 0; seed < 20; seed++) {
            Value output = RandomGraph.of(seed, OPERATIONS);
            Pass pass = Mistake.NOT_ZEROED.replay(new Recording(output));
            output.backward();
            output.backward();

            double[] twice = output.graph().stream().mapToDouble(Value::grad).toArray();
            assertThat(pass.gradients())
                    .containsExactly(twice, within(1e-9)); // there the sums are rounded in another order
        }
    }

    @Test
    void withoutASeedNothingMoves() {
        Pass pass = Mistake.NO_SEED.replay(sumTimesItsTerm());

        assertThat(pass.seed()).isZero();
        assertThat(pass.gradients()).containsOnly(0);
        assertThat(pass.moves()).hasSize(4).allMatch(move -> move.contribution() == 0 && move.after() == 0);
    }

    @ParameterizedTest
    @EnumSource(names = {"ASSIGNS", "NO_ORDER"})
    void onATreeNoMistakeOfAddingOrOfOrderShows(Mistake mistake) {
        Recording tree = tree();

        assertThat(mistake.replay(tree).gradients())
                .containsExactly(Pass.right(tree).gradients())
                .contains(-3 * (Math.tanh(0.5) + 1)); // toward a
    }

    @ParameterizedTest
    @EnumSource
    void everyMistakeSpoilsSomeRandomGraph(Mistake mistake) {
        Recording recording = new Recording(RandomGraph.of(1, OPERATIONS));

        assertThat(Arrays.equals(
                        mistake.replay(recording).gradients(),
                        Pass.right(recording).gradients()))
                .isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void aLeafAloneIsReplayed(Mistake mistake) {
        Pass pass = mistake.replay(new Recording(Value.of(3, "a")));

        assertThat(pass.moves()).isEmpty();
        assertThat(pass.gradients())
                .containsExactly(
                        switch (mistake) {
                            case NOT_ZEROED -> 2;
                            case NO_SEED -> 0;
                            default -> 1;
                        });
    }
}
