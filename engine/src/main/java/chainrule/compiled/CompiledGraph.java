package chainrule.compiled;

import chainrule.engine.Value;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/**
 * The graph of one sample, made into a program that is run for each row of a batch: the same numbers as from {@link Value#backward()},
 * many times as fast, since no node is built again. A row's loss is that of its own graph, bit for bit; gradients may differ in rounding.
 * It is what a compiler for tensors does, in passes that can be read one by one:
 *
 * <ol>
 *   <li>{@link Trace}: every node of the sample becomes a formula.
 *   <li>{@link Fusion}: chains of plus and times become one sum of products.
 *   <li>{@link Separation}: what is the same for each row is computed once; a sum of weights times signals is a neuron.
 *   <li>{@link Grouping}: neurons that see the same signals become a layer.
 *   <li>{@link Assembler}: formulas get registers, groups become instructions, and {@link Replay} runs them over rows.
 * </ol>
 *
 * <pre>{@code
 * Value x = Value.of(0), target = Value.of(1);
 * Value loss = Loss.hinge(net.forward(x)[0], target);
 * CompiledGraph graph = CompiledGraph.of(loss, x, target);
 *
 * optimizer.zeroGrad();
 * double meanLoss = graph.run(rows);           // rows of {x, target}
 * optimizer.step();
 * }</pre>
 *
 * <p>A trace knows what was computed, not why: an {@code if} in the code that built the graph, or a plain double that was taken from the
 * row, say as the target of a loss, is frozen as it was for the sample. What differs from row to row has to be an input.
 * {@link #of(Function, double[][])} finds out where that was forgotten.
 *
 * <p>A compiled graph runs for one thread at a time, which is made sure of; it uses others by itself for large batches. Results do not
 * depend on their number. Graphs that share parameters must not run at once, since both would add to the same gradients.
 */
public final class CompiledGraph {
    private final int inputs;
    private final List<String> passes;
    private final Crew crew;
    private final AtomicBoolean running = new AtomicBoolean();

    private CompiledGraph(Value loss, Value[] inputs) {
        Trace trace = new Trace(loss, inputs);
        Fusion fusion = new Fusion(trace.formulas);
        Separation separation = new Separation(fusion.formulas, trace.loss);
        Grouping grouping = new Grouping(separation.formulas);
        this.inputs = inputs.length;
        this.passes = List.of(trace.toString(), fusion.toString(), separation.toString(), grouping.toString());
        this.crew = new Crew(() -> new Replay(new Assembler(grouping.groups, separation.loss)));
    }

    /**
     * Compiles the graph of one sample. The numbers in its leaves do not matter.
     *
     * @param loss what {@link #run} returns the mean of
     * @param inputs the leaves that each row has a number for, in the order of the row's numbers; every other leaf is a parameter
     * @throws IllegalArgumentException if an input is null, not a leaf, or stands there twice
     * @throws NullPointerException if the loss or the array is null
     */
    public static CompiledGraph of(Value loss, Value... inputs) {
        Objects.requireNonNull(loss, "loss: expected a value, got null");
        Objects.requireNonNull(inputs, "inputs: expected leaves, got null");
        for (int i = 0; i < inputs.length; i++) {
            if (inputs[i] == null || !inputs[i].isLeaf()) {
                throw new IllegalArgumentException("inputs[" + i + "]: expected a leaf, got " + inputs[i]);
            }
            int first = Arrays.asList(inputs).indexOf(inputs[i]);
            if (first < i) {
                throw new IllegalArgumentException(
                        "inputs[" + i + "]: expected each input once, got inputs[" + first + "] again");
            }
        }
        return new CompiledGraph(loss, inputs);
    }

    /**
     * Compiles the graph that a function builds for the first row, and makes sure that it builds the same one for every other: a
     * program that fits one row only would compute wrong numbers for the rest.
     *
     * @param loss given leaves for a row's numbers, builds the loss; parameters must be the same leaves each time, and so must functions
     *     made by {@link chainrule.engine.DifferentiableFunction#of}
     * @param rows at least one, all of the same length
     * @throws IllegalArgumentException if there is no row, if a row is null or has another length, if the function returns null, or if
     *     the graph depends on the row
     * @throws NullPointerException if the function or the array is null
     */
    public static CompiledGraph of(Function<Value[], Value> loss, double[][] rows) {
        Objects.requireNonNull(loss, "loss: expected a function, got null");
        Objects.requireNonNull(rows, "rows: expected an array of rows, got null");
        requireRows(rows, rows.length == 0 || rows[0] == null ? 0 : rows[0].length);
        Value[] inputs = leaves(rows[0]);
        Value sample = trace(loss, inputs, 0);
        for (int row = 1; row < rows.length; row++) {
            Value[] others = leaves(rows[row]);
            String difference = Shape.difference(sample, inputs, trace(loss, others, row), others);
            if (difference != null) {
                throw new IllegalArgumentException(
                        "rows[" + row + "]: expected the graph of rows[0], got another: " + difference
                                + ". A compiled graph runs one program for all rows; make what differs an input, or build the graph anew for each row");
            }
        }
        return of(sample, inputs);
    }

    /** The function gets an array of its own, to do with it what it likes. */
    private static Value trace(Function<Value[], Value> loss, Value[] inputs, int row) {
        Value sample = loss.apply(inputs.clone());
        if (sample == null) {
            throw new IllegalArgumentException("loss: expected a function that returns a value, got null for rows["
                    + row + "]; it has to return the last node of the graph that it builds");
        }
        return sample;
    }

    private static Value[] leaves(double[] row) {
        return Arrays.stream(row).mapToObj(Value::of).toArray(Value[]::new);
    }

    private static void requireRows(double[][] rows, int inputs) {
        if (rows.length == 0) {
            throw new IllegalArgumentException("rows: expected at least 1 row, got 0");
        }
        for (int row = 0; row < rows.length; row++) {
            if (rows[row] == null || rows[row].length != inputs) {
                String expected = inputs == 1 ? "1 number" : inputs + " numbers, one for each input";
                String actual = rows[row] == null ? "null" : Integer.toString(rows[row].length);
                throw new IllegalArgumentException("rows[" + row + "]: expected " + expected + ", got " + actual);
            }
        }
    }

    /**
     * Computes the mean loss of some rows with the parameters' present data, and adds its derivative to the gradient of each parameter.
     * The mean is the sum of the rows' losses, added in their order, divided by their number. Whatever is thrown, by a function in the
     * graph, too, no gradient has changed then, and the graph may be run again.
     *
     * @param rows at least one; in each, a number for each input
     * @throws IllegalArgumentException if there is no row, or one that is null or has too few or too many numbers
     * @throws IllegalStateException if this graph is running already, on another thread, or further up on this one
     * @throws NullPointerException if the array is null
     */
    public double run(double[][] rows) {
        Objects.requireNonNull(rows, "rows: expected an array of rows, got null");
        requireRows(rows, inputs);
        if (!running.compareAndSet(false, true)) {
            throw new IllegalStateException(
                    "run: expected a compiled graph that is at rest, got one that is running, on another thread or"
                            + " in a function of its own; compile one for each");
        }
        try {
            return crew.run(rows);
        } finally {
            running.set(false);
        }
    }

    /** What each pass did, and the program that came out. */
    @Override
    public String toString() {
        Replay program = crew.first();
        String header = "CompiledGraph of " + inputs + " inputs and " + program.parameters() + " parameters";
        String newLine = System.lineSeparator();
        return header + newLine + "  " + String.join(newLine + "  ", passes) + newLine + program;
    }
}
