package chainrule.examples.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {
    @Test
    void hasItsRowsInTheOrderOfAdding() {
        Table table = Table.of("a", "b").row(1, "x").row(2, true);

        assertThat(table.header()).containsExactly("a", "b");
        assertThat(table.rows()).containsExactly(List.of(1, "x"), List.of(2, true));
    }

    @Test
    void rowsAreForReading() {
        Table table = Table.of("a").row(1);

        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> table.rows().clear());
    }

    @Test
    void refusesARowOfAnotherLengthAndStaysAsItWas() {
        Table table = Table.of("a", "b");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> table.row(1))
                .withMessage("row 0 must have length 2, but had 1");
        assertThat(table.rows()).isEmpty();
    }
}
