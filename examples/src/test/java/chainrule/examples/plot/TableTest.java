package chainrule.examples.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {
    @Test
    void addingARowLeavesTheTableAsItWas() {
        Table empty = Table.of("a", "b");

        Table table = empty.with(1, "x");

        assertThat(empty.rows()).isEmpty();
        assertThat(table.rows()).containsExactly(List.of(1, "x"));
    }

    @Test
    void doesNotFollowTheListItWasMadeFrom() {
        List<List<Object>> rows = new ArrayList<>();
        rows.add(new ArrayList<>(List.of(1)));
        Table table = new Table(List.of("a"), rows);

        rows.get(0).set(0, 2);
        rows.clear();

        assertThat(table.rows()).containsExactly(List.of(1));
    }

    @Test
    void refusesARowOfAnotherLength() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Table.of("a", "b").with(1))
                .withMessage("row 0 must have length 2, but had 1");
    }
}
