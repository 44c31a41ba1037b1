package chainrule.nn;

import chainrule.engine.Value;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A gain γ and a shift β for each unit, both learned; 1 and 0 at first, so that nothing changes. */
final class Affine {
    private final Value[] gain;
    private final Value[] shift;

    Affine(int units) {
        gain = leaves(units, 1);
        shift = leaves(units, 0);
    }

    static Value[] leaves(int units, double number) {
        return IntStream.range(0, units).mapToObj(i -> Value.of(number)).toArray(Value[]::new);
    }

    int units() {
        return gain.length;
    }

    Value of(int unit, Value normalized) {
        return normalized.times(gain[unit]).plus(shift[unit]);
    }

    double of(int unit, double normalized) {
        return normalized * gain[unit].data() + shift[unit].data();
    }

    List<Value> parameters() {
        return Stream.of(gain, shift).flatMap(Stream::of).toList();
    }

    void label(String prefix) {
        Check.given("prefix", prefix);
        for (int i = 0; i < gain.length; i++) {
            gain[i].label(prefix + "gain" + (i + 1));
            shift[i].label(prefix + "shift" + (i + 1));
        }
    }
}
