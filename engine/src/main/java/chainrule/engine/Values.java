package chainrule.engine;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/**
 * An immutable row of values, such as a neuron's weights, or the signals that all neurons of a layer see. An array would have to be
 * copied by each {@link Value#dot(Values, Values, Value) dot}, since its owner may change it; a row is shared as it is, and so are
 * its numbers.
 */
public final class Values {
    final Value[] items;

    /** What the items held when it was read; null after one of them was changed. Volatile: several threads may build on one net. */
    private volatile double[] numbers;

    /** Whether each leaf here reports its changes; it can do so to one row only. */
    private final boolean informed;

    /** The highest level of an item. */
    final int level;

    /** The walk of {@link BackwardOrder} that came here last. */
    int walk;

    /** Of a copy; messages call it by this name. */
    Values(String name, Value[] values) {
        this.items = copyOf(name, values);
        this.numbers = numbersOf(items);
        this.level = highestLevel(items);
        this.informed = level == 0 ? allReport() : noneIsALeaf();
    }

    /** A leaf reports to the first row of leaves that it stands in; a row with inner nodes is not to be kept alive by a leaf. */
    private boolean allReport() {
        boolean all = true;
        for (Value item : items) {
            all &= ((Leaf) item).reportTo(this);
        }
        return all;
    }

    private boolean noneIsALeaf() {
        for (Value item : items) {
            if (item.level == 0) {
                return false;
            }
        }
        return true;
    }

    /** Throws IllegalArgumentException where one is null. */
    public static Values of(Value... values) {
        return new Values("values", values);
    }

    static Value[] copyOf(String name, Value[] values) {
        Value[] copy = Objects.requireNonNull(values, name).clone();
        for (int i = 0; i < copy.length; i++) {
            if (copy[i] == null) {
                throw new IllegalArgumentException(name + "[" + i + "]: expected a value, got null");
            }
        }
        return copy;
    }

    public int size() {
        return items.length;
    }

    public Value get(int index) {
        return items[index];
    }

    public List<Value> toList() {
        return Collections.unmodifiableList(Arrays.asList(items));
    }

    /** The numbers of now. An array given out once never changes: a node that keeps it has the numbers of its forward pass. */
    double[] numbers() {
        double[] latest = numbers;
        if (latest == null || !informed && differ(latest)) {
            latest = numbersOf(items);
            numbers = latest;
        }
        return latest;
    }

    private boolean differ(double[] numbers) {
        for (int i = 0; i < items.length; i++) {
            if (Double.doubleToRawLongBits(items[i].data) != Double.doubleToRawLongBits(numbers[i])) {
                return true;
            }
        }
        return false;
    }

    static int highestLevel(Value[] values) {
        int highest = 0;
        for (Value value : values) {
            highest = Math.max(highest, value.level);
        }
        return highest;
    }

    void itemChanged() {
        if (numbers != null) {
            numbers = null;
        }
    }

    static double[] numbersOf(Value[] values) {
        double[] numbers = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            numbers[i] = values[i].data;
        }
        return numbers;
    }
}
