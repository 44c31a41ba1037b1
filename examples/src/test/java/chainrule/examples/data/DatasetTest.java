package chainrule.examples.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DatasetTest {
    private final Dataset data = new Dataset(new double[][] {{1, 2}, {3, 4}, {5, 6}}, new int[] {7, 8, 9});

    @Test
    void selectsRowsInTheOrderAsked() {
        Dataset selected = data.select(2, 0);

        assertThat(selected.inputs()).isDeepEqualTo(new double[][] {{5, 6}, {1, 2}});
        assertThat(selected.labels()).containsExactly(9, 7);
    }

    @Test
    void splitsByIndex() {
        assertThat(data.where(i -> i % 2 == 0).labels()).containsExactly(7, 9);
        assertThat(data.first(2).labels()).containsExactly(7, 8);
        assertThat(data.first(10).size()).isEqualTo(3);
    }

    @Test
    void needsOneLabelForEachRow() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Dataset(new double[2][1], new int[1]))
                .withMessage("labels: expected one for each of the inputs' rows, at least 1, got 1 labels for 2 rows");
        assertThatIllegalArgumentException().isThrownBy(() -> new Dataset(new double[0][], new int[0]));
    }

    @Test
    void badRowsAreRefusedByTheirNumber() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Dataset(new double[][] {{1, 2}, {3}}, new int[2]))
                .withMessage("inputs[1]: expected 2 numbers, as in the first row, got 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Dataset(new double[][] {{1}, {2}, null}, new int[3]))
                .withMessage("inputs[2]: expected a row, got null");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Dataset(new double[][] {null, {2}}, new int[2]))
                .withMessage("inputs[0]: expected a row, got null");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Dataset(new double[3][1], new int[] {0, 1, -1}))
                .withMessage("labels[2]: expected a class, 0 or more, got -1");
        assertThatNullPointerException()
                .isThrownBy(() -> new Dataset(null, new int[1]))
                .withMessage("inputs");
        assertThatNullPointerException()
                .isThrownBy(() -> new Dataset(new double[1][1], null))
                .withMessage("labels");
    }

    @Test
    void batchesHoldEachRowOnceInAnOrderThatTheSeedDecides() {
        Dataset ten = new Dataset(new double[10][1], IntStream.range(0, 10).toArray());

        List<Dataset> batches = ten.batches(4, new Random(1));

        assertThat(batches).extracting(Dataset::size).containsExactly(4, 4, 2);
        assertThat(labels(ten.batches(4, new Random(2)))).isNotEqualTo(labels(batches));
        assertThat(labels(batches)).containsExactlyInAnyOrder(ten.labels()).isNotEqualTo(ten.labels());
        assertThat(labels(ten.batches(4, new Random(1)))).containsExactly(labels(batches));
    }

    @Test
    void aBatchHasAtLeastOneRow() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> data.batches(0, new Random(1)))
                .withMessage("batchSize: expected at least 1, got 0");
    }

    private static int[] labels(List<Dataset> batches) {
        return batches.stream()
                .flatMapToInt(batch -> IntStream.of(batch.labels()))
                .toArray();
    }

    @Test
    void aLabelBecomesAOneInThePlaceOfItsClass() {
        Dataset labelled = new Dataset(new double[][] {{5, 6}, {7, 8}}, new int[] {2, 0}).withOneHot(3);

        assertThat(labelled.inputs()).isDeepEqualTo(new double[][] {{5, 6, 0, 0, 1}, {7, 8, 1, 0, 0}});
        assertThat(labelled.labels()).containsExactly(2, 0);
    }

    @Test
    void aLabelHasToBeOneOfTheClasses() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> data.withOneHot(8))
                .withMessage("labels[1]: expected a class within 0..7, got 8");
    }

    @Test
    void aShiftMovesEveryInputAndNoLabel() {
        Dataset data = new Dataset(new double[][] {{1, 2}, {-3, 0.5}}, new int[] {1, 0});

        Dataset shifted = data.shifted(-0.5);

        assertThat(shifted.inputs()).isDeepEqualTo(new double[][] {{0.5, 1.5}, {-3.5, 0}});
        assertThat(shifted.labels()).containsExactly(1, 0);
        assertThat(data.inputs()[0]).containsExactly(1, 2);
    }

    @Test
    void classOneIsThePositiveSide() {
        Dataset data = new Dataset(new double[2][1], new int[] {1, 0});

        assertThat(data.side(0)).isEqualTo(1);
        assertThat(data.side(1)).isEqualTo(-1);
    }
}
