package chainrule.nn;

import chainrule.engine.Value;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Blocks in a row, each one fed by the outputs of the one before. */
public sealed class Sequential implements Block permits MLP {
    private final Block[] blocks;
    private final List<Value> parameters;

    /**
     * A chain of any blocks, which are {@linkplain #label labelled} by their places in it.
     *
     * @throws IllegalArgumentException if there is none, or if one's inputs are known not to be the outputs of the one before
     */
    public Sequential(Block... blocks) {
        this("blocks", blocks);
    }

    Sequential(String name, Block[] blocks) {
        Check.positive(name, Check.elements(name, blocks, "a block").length);
        for (int i = 1; i < blocks.length; i++) {
            if (blocks[i - 1].outputs() != ANY && blocks[i].inputs() != ANY) {
                Check.size("inputs of " + name + "[" + i + "]", blocks[i - 1].outputs(), blocks[i].inputs());
            }
        }
        this.blocks = blocks.clone();
        this.parameters = Block.super.parameters();
        Block.super.label("");
    }

    /**
     * The outputs as graphs, ready for a loss.
     *
     * @throws IllegalArgumentException if the number of inputs is not that of the first block
     */
    @Override
    public final Value[] forward(Value... inputs) {
        Value[] signal = Check.values("inputs", inputs);
        for (Block block : blocks) {
            signal = block.forward(signal);
        }
        return signal;
    }

    /** {@link #forward(Value...)} for plain numbers. */
    public final Value[] forward(double... inputs) {
        Value[] leaves = new Value[Check.given("inputs", inputs).length];
        for (int i = 0; i < inputs.length; i++) {
            leaves[i] = Value.of(inputs[i]);
        }
        return forward(leaves);
    }

    @Override
    public final double[] predict(double... inputs) {
        double[] signal = Check.given("inputs", inputs);
        for (Block block : blocks) {
            signal = block.predict(signal);
        }
        return signal;
    }

    /** Each block is given all rows at once. */
    @Override
    public final Value[][] forward(Value[][] rows) {
        Value[][] signals = Check.elements("rows", rows, "a row");
        for (Block block : blocks) {
            signals = block.forward(signals);
        }
        return signals;
    }

    /** Each block is given all rows at once. */
    @Override
    public final double[][] predict(double[][] rows) {
        double[][] signals = Check.rows("rows", rows);
        for (Block block : blocks) {
            signals = block.predict(signals);
        }
        return signals;
    }

    @Override
    public final int inputs() {
        return blocks[0].inputs();
    }

    @Override
    public final int outputs() {
        return blocks[blocks.length - 1].outputs();
    }

    @Override
    public final List<Block> blocks() {
        return List.of(blocks);
    }

    /**
     * Block by block, each parameter once; in a layer, neuron by neuron: its weights, then its bias. Beware of numbers from PyTorch, whose flat
     * order has all weights of a layer first, then all its biases.
     */
    @Override
    public final List<Value> parameters() {
        return parameters;
    }

    @Override
    public String toString() {
        return Stream.of(blocks).map(Block::toString).collect(Collectors.joining("; ", "Sequential(", ")"));
    }
}
