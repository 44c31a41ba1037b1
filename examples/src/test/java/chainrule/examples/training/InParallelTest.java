package chainrule.examples.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class InParallelTest {
    @Test
    void resultsComeInTheOrderOfTheInputsAndEachIsToldOf() {
        List<List<Integer>> told = Collections.synchronizedList(new ArrayList<>());

        List<Integer> squares = InParallel.map(List.of(5, 4, 3), x -> x * x, told::add);

        assertThat(squares).containsExactly(25, 16, 9);
        assertThat(told).hasSize(3).anySatisfy(soFar -> assertThat(soFar).containsExactlyInAnyOrder(25, 16, 9));
    }

    @Test
    void theMeanIsTakenPlaceByPlace() {
        assertThat(InParallel.mean(3, seed -> new double[] {seed, 10 * seed})).containsExactly(1, 10);
    }

    @Test
    void theFailureOfARunIsThrownAsItIs() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> InParallel.map(List.of(1), x -> {
                    throw new IllegalArgumentException("a constant that does not work");
                }))
                .withMessage("a constant that does not work");
    }
}
