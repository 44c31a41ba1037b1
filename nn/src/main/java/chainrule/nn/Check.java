package chainrule.nn;

import chainrule.engine.DifferentiableFunction;
import chainrule.engine.Value;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** Arguments as they should be, or an IllegalArgumentException that says which, what was expected and what came. */
final class Check {
    private Check() {}

    static int positive(String name, int number) {
        return require(number > 0, name, "at least 1", number);
    }

    static long positive(String name, long number) {
        return require(number > 0, name, "at least 1", number);
    }

    static void size(String name, int expected, int actual) {
        if (actual != expected) { // asked once a neuron, so that no text is made in vain
            require(false, name, expected + (expected == 1 ? " value" : " values"), actual);
        }
    }

    static void index(String name, int length, int index) {
        if (index < 0 || index >= length) {
            require(false, name, "an index within 0.." + (length - 1), index);
        }
    }

    static void same(String name, DifferentiableFunction expected, DifferentiableFunction actual) {
        require(actual.equals(expected), name, "the first one's, " + expected.symbol(), "another, " + actual.symbol());
    }

    static double finite(String name, double number) {
        return require(Double.isFinite(number), name, "a finite number", number);
    }

    static double notNegative(String name, double number) {
        return require(number >= 0 && Double.isFinite(number), name, "a finite number >= 0", number);
    }

    static double positiveAndFinite(String name, double number) {
        return require(number > 0 && Double.isFinite(number), name, "a positive, finite number", number);
    }

    static double probability(String name, double number) {
        return require(number >= 0 && number <= 1, name, "a number within 0..1", number);
    }

    static double fraction(String name, double number) {
        return require(number >= 0 && number < 1, name, "a number from 0 up to but not including 1", number);
    }

    static <T> T[] elements(String name, T[] elements, String expected) {
        elements(name, Arrays.asList(given(name, elements)), expected);
        return elements;
    }

    static <T> List<T> elements(String name, List<T> elements, String expected) {
        int i = 0;
        for (T element : given(name, elements)) {
            if (element == null) {
                require(false, name + "[" + i + "]", expected, null);
            }
            i++;
        }
        return elements;
    }

    static Value[] values(String name, Value[] values) {
        return elements(name, values, "a value");
    }

    static double[][] rows(String name, double[][] rows) {
        return elements(name, rows, "a row");
    }

    static <T> T given(String name, T argument) {
        return Objects.requireNonNull(argument, name);
    }

    static void leaves(String name, List<Value> values) {
        values.forEach(value -> require(value.isLeaf(), name, "leaves", value));
    }

    /** What can be trained: leaves, at least one, each one once. */
    static Value[] trainable(String name, List<Value> values) {
        elements(name, values, "a value");
        positive(name, values.size());
        leaves(name, values);
        distinct(name, values);
        return values.toArray(Value[]::new);
    }

    private static void distinct(String name, List<Value> values) {
        long distinct = values.stream().distinct().count();
        require(distinct == values.size(), name, "each one once", values.size() - distinct + " of them twice");
    }

    static <T> T require(boolean condition, String name, String expected, T actual) {
        if (!condition) {
            throw new IllegalArgumentException(name + ": expected " + expected + ", got " + actual);
        }
        return actual;
    }
}
