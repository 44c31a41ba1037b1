package chainrule.nn;

import chainrule.engine.Value;
import java.util.List;
import java.util.stream.Stream;

/**
 * A part of a net, from a layer to the whole: a row of numbers goes in, a row of numbers comes out. What is written as a block fits into
 * a {@link Sequential}, and the diagnostics see the layers inside. A residual connection, in full:
 *
 * <pre>{@code
 * record Residual(Block inner) implements Block {
 *     public Value[] forward(Value... x) {
 *         Value[] y = inner.forward(x);
 *         return IntStream.range(0, x.length).mapToObj(i -> y[i].plus(x[i])).toArray(Value[]::new);
 *     }
 *
 *     public double[] predict(double... x) {
 *         double[] y = inner.predict(x);
 *         return IntStream.range(0, x.length).mapToDouble(i -> y[i] + x[i]).toArray();
 *     }
 *
 *     public List<Block> blocks() {
 *         return List.of(inner);
 *     }
 * }
 * }</pre>
 *
 * <p>A block leaves the array that it is given as it is, and may return that very array.
 */
public interface Block extends Trainable {
    /** A number of inputs or outputs that is not fixed. */
    int ANY = 0;

    /** The outputs as graphs, as training wants them. */
    Value[] forward(Value... inputs);

    /** The outputs as numbers, as the trained net is used: without a graph, and without what is done for training only. */
    double[] predict(double... inputs);

    /**
     * All rows of a batch, or of a sequence. A block whose outputs for one row depend on the other rows overrides this, and so does one
     * that has such a block inside.
     */
    default Value[][] forward(Value[][] rows) {
        return Stream.of(Check.elements("rows", rows, "a row"))
                .map(this::forward)
                .toArray(Value[][]::new);
    }

    /** The same without a graph. A block that knows the other rows only while it is trained leaves this as it is. */
    default double[][] predict(double[][] rows) {
        return Stream.of(Check.rows("rows", rows)).map(this::predict).toArray(double[][]::new);
    }

    /** How many inputs a row must have, or {@link #ANY}. */
    default int inputs() {
        return ANY;
    }

    /** How many outputs a row has, or {@link #ANY}. */
    default int outputs() {
        return ANY;
    }

    /** The blocks inside, in the order in which signals go through them; parameters, labels and diagnostics follow it. */
    default List<Block> blocks() {
        return List.of();
    }

    /** The layers inside, at any depth; one that stands twice is listed twice. */
    default List<Layer> layers() {
        return blocks().stream().flatMap(block -> block.layers().stream()).toList();
    }

    /** Those of the blocks inside. A block with parameters of its own overrides this. */
    @Override
    default List<Value> parameters() {
        return blocks().stream()
                .flatMap(block -> block.parameters().stream())
                .distinct()
                .toList();
    }

    /** The blocks inside by their numbers, counted from 0 as in PyTorch, then what else there is of parameters. */
    @Override
    default void addTo(StateDict dict) {
        Check.given("dict", dict);
        List<Block> inside = blocks();
        for (int i = 0; i < inside.size(); i++) {
            dict.inside(Integer.toString(i), inside.get(i));
        }
        dict.addRest("parameters", parameters());
    }

    /**
     * Labels what is inside, each label beginning with the prefix: the third block is called {@code L3.} if it is a layer, {@code B3.}
     * otherwise, so that a layer's weight may be {@code B3.L1.n2.w4}. A chain does so to its blocks, whatever they were called before. A
     * block with parameters of its own overrides this.
     */
    default void label(String prefix) {
        Check.given("prefix", prefix);
        List<Block> inside = blocks();
        for (int i = inside.size() - 1; i >= 0; i--) { // backward: where a block stands twice, its first place counts
            Block block = inside.get(i);
            block.label(prefix + (block instanceof Layer ? "L" : "B") + (i + 1) + ".");
        }
    }
}
