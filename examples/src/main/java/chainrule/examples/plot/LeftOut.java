package chainrule.examples.plot;

import java.util.ArrayList;
import java.util.List;

/** Counts what has no place between two axes, for the legend to tell of it. */
final class LeftOut {
    private final boolean logX;
    private final boolean logY;
    private int infinite;
    private int negative;
    private int zeros;

    LeftOut(Axis x, Axis y) {
        logX = x.isLogarithmic();
        logY = y.isLogarithmic();
    }

    /** Counts a point; one with a NaN is a gap that its author wanted. */
    void count(double x, double y) {
        if (Double.isNaN(x) || Double.isNaN(y)) {
            return;
        }
        if (Double.isInfinite(x) || Double.isInfinite(y)) {
            infinite++;
        } else if (logX && x < 0 || logY && y < 0) {
            negative++;
        } else if (logX && x == 0 || logY && y == 0) {
            zeros++;
        }
    }

    List<Key> keys() {
        List<Key> keys = new ArrayList<>();
        add(keys, infinite, infinite == 1 ? "infinite value is left out" : "infinite values are left out");
        add(keys, negative, negative == 1 ? "negative value is left out" : "negative values are left out");
        add(
                keys,
                zeros,
                zeros == 1
                        ? "zero is drawn at the low end of its axis"
                        : "zeros are drawn at the low end of their axis");
        return keys;
    }

    private static void add(List<Key> keys, int count, String words) {
        if (count > 0) {
            keys.add(remark(Numbers.text(count) + " " + words));
        }
    }

    /** Words without any ink before them. */
    static Key remark(String words) {
        return new Key(words, g -> {});
    }
}
