package chainrule.compiled;

import chainrule.engine.Value;
import java.util.Arrays;

/**
 * The machine that runs a compiled program: registers, and instructions that compute some from others. Rows are taken in blocks that
 * fit into the cache. A run allocates nothing.
 */
final class Replay {
    private final int blockSize;
    private final Instruction[] perRun;
    private final Instruction[] perRow;
    private final int[] columns;
    private final Register[] inputRegisters;
    private final Value[] parameters;
    private final int[] parameterPlaces;
    private final Scalars scalars;
    private final double[][] gradientsPerRow;
    private final Register loss;

    Replay(Assembler program) {
        blockSize = program.blockSize;
        perRun = program.perRun.toArray(Instruction[]::new);
        perRow = program.perRow.toArray(Instruction[]::new);
        columns = program.columns.stream().mapToInt(Integer::intValue).toArray();
        inputRegisters = program.inputRegisters.toArray(Register[]::new);
        parameters = program.parameters.toArray(Value[]::new);
        parameterPlaces =
                program.parameterRegisters.stream().mapToInt(Scalars::place).toArray();
        scalars = program.scalars;
        gradientsPerRow = program.gradientsPerRow.toArray(double[][]::new);
        loss = program.loss;
    }

    /**
     * Computes the losses of some rows, and the gradient of what they contribute to the mean.
     *
     * @param share what one row counts in the mean: 1 over the number of all rows
     * @param losses gets those of these rows, each in its place
     */
    void run(double[][] rows, int from, int to, double share, double[] losses) {
        beginRun();
        int blocks = (to - from + blockSize - 1) / blockSize;
        for (int block = 0; block < blocks; block++) {
            int start = from + (int) ((long) (to - from) * block / blocks);
            int end = from + (int) ((long) (to - from) * (block + 1) / blocks);
            runBlock(rows, start, end - start, share);
            System.arraycopy(loss.value, 0, losses, start, end - start);
        }
        endRun();
    }

    private void beginRun() {
        for (int i = 0; i < parameters.length; i++) {
            scalars.values[parameterPlaces[i]] = parameters[i].data();
        }
        scalars.zeroGradients();
        for (Instruction instruction : perRun) {
            instruction.forward(1);
        }
        for (Instruction instruction : perRow) {
            instruction.begin();
        }
    }

    private void runBlock(double[][] rows, int start, int count, double share) {
        for (int row = 0; row < count; row++) {
            double[] numbers = rows[start + row];
            for (int i = 0; i < inputRegisters.length; i++) {
                inputRegisters[i].value[row] = numbers[columns[i]];
            }
        }
        for (Instruction instruction : perRow) {
            instruction.forward(count);
        }
        if (loss.learns()) {
            for (double[] gradient : gradientsPerRow) {
                Arrays.fill(gradient, 0, count, 0);
            }
            Arrays.fill(loss.gradient, 0, count, share);
            for (int i = perRow.length - 1; i >= 0; i--) {
                perRow[i].backward(count);
            }
        }
    }

    private void endRun() {
        for (Instruction instruction : perRow) {
            instruction.end();
        }
        for (int i = perRun.length - 1; i >= 0; i--) {
            perRun[i].backward(1);
        }
    }

    int parameters() {
        return parameters.length;
    }

    Value parameter(int index) {
        return parameters[index];
    }

    /** What the last run found for a parameter. */
    double gradient(int index) {
        return scalars.gradients[parameterPlaces[index]];
    }

    /** The program, a line an instruction. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        Listing.append(text, "once a run", perRun);
        Listing.append(text, "for each block of up to " + blockSize + " rows", perRow);
        return text.toString();
    }
}
