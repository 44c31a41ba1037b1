package chainrule.nn;

import chainrule.engine.Value;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** Rows of leaves, which are learned. */
record Matrix(Value[][] rows) {
    /** Row by row, each number drawn as the weight of a layer with so many inputs and outputs. */
    static Matrix drawn(
            int rows, int columns, int fanIn, int fanOut, WeightDistribution initializer, RandomGenerator random) {
        Value[][] leaves = new Value[rows][columns];
        for (Value[] row : leaves) {
            for (int i = 0; i < columns; i++) {
                row[i] = Value.of(initializer.weight(fanIn, fanOut, random));
            }
        }
        return new Matrix(leaves);
    }

    List<Value> parameters() {
        return Stream.of(rows).flatMap(Stream::of).toList();
    }

    /** The fourth number of the second row becomes {@code 2.w4} behind the prefix. */
    void label(String prefix) {
        for (int row = 0; row < rows.length; row++) {
            for (int i = 0; i < rows[row].length; i++) {
                rows[row][i].label(prefix + (row + 1) + ".w" + (i + 1));
            }
        }
    }
}
