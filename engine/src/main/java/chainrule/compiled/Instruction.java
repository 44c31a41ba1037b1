package chainrule.compiled;

/** A step of a compiled program: it computes some registers from others, and passes their gradients back. */
abstract class Instruction {
    /** Called once a run, before the first block of rows. */
    void begin() {}

    /** From the values of the operands to those of the results, for as many rows from the first one on. */
    abstract void forward(int rows);

    /** Adds to the gradients of the operands; those of the results are complete. */
    abstract void backward(int rows);

    /** Called once a run, after the last block. */
    void end() {}

    /** One line for {@link CompiledGraph#toString()}. */
    @Override
    public abstract String toString();
}
