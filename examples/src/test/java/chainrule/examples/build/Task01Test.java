package chainrule.examples.build;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** A number with a label. */
@Task(1)
class Task01Test {
    @Test
    @Order(1)
    void keepsItsNumber() {
        MyValue x = new MyValue(2);

        assertThat(x.data())
                .as("new MyValue(2) holds 2. Hint: keep the number in a field in the constructor, return it in data()")
                .isEqualTo(2);
        assertThat(x.label())
                .as("a value without a label has the empty one. Hint: this(data, \"\") calls the other constructor")
                .isEmpty();
    }

    @Test
    @Order(2)
    void keepsItsLabel() {
        MyValue x = new MyValue(2, "x");

        assertThat(x.label()).as("new MyValue(2, \"x\") is called x").isEqualTo("x");
        assertThat(x.data()).as("and still holds 2").isEqualTo(2);
    }

    @Test
    @Order(3)
    void canBeChanged() {
        MyValue w = new MyValue(2, "w");

        w.setData(1.5);

        assertThat(w.data())
                .as("after setData(1.5), w holds 1.5: training will change weights so. Hint: data cannot be final")
                .isEqualTo(1.5);
    }

    @Test
    @Order(4)
    void canBePrinted() {
        assertThat(new MyValue(2, "x")).as("with a label").hasToString("x = 2.0");
        assertThat(new MyValue(2)).as("without a label, the number alone").hasToString("2.0");
    }
}
