package chainrule.nn;

import chainrule.engine.Value;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What normalizations end with: a gain γ and a shift β for each unit, both learned; 1 and 0 at first, so that nothing changes. */
abstract class Affine implements Block {
    private final Value[] gain;
    private final Value[] shift;

    Affine(int units) {
        gain = leaves(Check.positive("units", units), 1);
        shift = leaves(units, 0);
        label("");
    }

    static Value[] leaves(int units, double number) {
        return IntStream.range(0, units).mapToObj(i -> Value.of(number)).toArray(Value[]::new);
    }

    final Value affine(int unit, Value normalized) {
        return normalized.times(gain[unit]).plus(shift[unit]);
    }

    final double affine(int unit, double normalized) {
        return normalized * gain[unit].data() + shift[unit].data();
    }

    @Override
    public final int inputs() {
        return gain.length;
    }

    @Override
    public final int outputs() {
        return gain.length;
    }

    /** All gains, then all shifts. */
    @Override
    public final List<Value> parameters() {
        return Stream.of(gain, shift).flatMap(Stream::of).toList();
    }

    /** Gains, which PyTorch calls a weight, and shifts, which it calls a bias. */
    @Override
    public void addTo(StateDict dict) {
        Check.given("dict", dict).add("weight", gain);
        dict.add("bias", shift);
    }

    @Override
    public final void label(String prefix) {
        Check.given("prefix", prefix);
        for (int i = 0; i < gain.length; i++) {
            gain[i].label(prefix + "gain" + (i + 1));
            shift[i].label(prefix + "shift" + (i + 1));
        }
    }

    @Override
    public final String toString() {
        return getClass().getSimpleName() + " " + gain.length;
    }
}
