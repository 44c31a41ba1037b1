package chainrule.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;

class ValuesTest {
    private final Value x = Value.of(1, "x");
    private final Value y = Value.of(2, "y");

    @Test
    void aRowGivesWhatItWasMadeOfWhateverBecomesOfTheArray() {
        Value[] array = {x, y};
        Values row = Values.of(array);
        array[0] = y;

        assertThat(row.size()).isEqualTo(2);
        assertThat(row.get(0)).isSameAs(x);
        assertThat(row.get(1)).isSameAs(y);
        assertThat(row.toList()).containsExactly(x, y);
    }

    @Test
    void theListOfARowCannotBeChanged() {
        Values row = Values.of(x, y);

        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> row.toList().set(0, y));
        assertThat(row.get(0)).isSameAs(x);
    }
}
