package chainrule.examples.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

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
}
