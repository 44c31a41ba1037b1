package chainrule.compiled;

import chainrule.engine.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** Last pass of {@link CompiledGraph}: gives each formula a register, and makes each group an instruction. */
final class Assembler {
    private static final int CACHE_BYTES = 512 * 1024;
    private static final int MEMORY_BYTES = 64 * 1024 * 1024;
    private static final int LARGEST_BLOCK = 256;

    /** HotSpot's vectors have up to 8 doubles. */
    private static final int VECTOR = 8;

    /** Arrays of the block's size and 6 more fill whole cache lines, header included: then neighbours in memory are aligned alike. */
    private static final int PADDING = 6;

    final int blockSize;
    final Scalars scalars;
    final List<Instruction> perRun = new ArrayList<>();
    final List<Instruction> perRow = new ArrayList<>();
    final List<Integer> columns = new ArrayList<>();
    final List<Register> inputRegisters = new ArrayList<>();
    final List<Value> parameters = new ArrayList<>();
    final List<Register> parameterRegisters = new ArrayList<>();
    final List<double[]> gradientsPerRow = new ArrayList<>();
    final Register loss;

    private final Map<Formula, Register> registers = new IdentityHashMap<>();
    private final Map<Character, Integer> counts = new HashMap<>();
    private int scalarCount;

    Assembler(List<List<Formula>> groups, Formula loss) {
        long rowFormulas = groups.stream()
                .flatMap(List::stream)
                .filter(formula -> formula.perRow)
                .count();
        long all = groups.stream().mapToLong(List::size).sum();
        this.blockSize = blockSize(rowFormulas);
        this.scalars = new Scalars((int) (all - rowFormulas));
        for (List<Formula> group : groups) {
            group.forEach(this::allocate);
            Instruction instruction = instruction(group);
            if (instruction != null) {
                (group.get(0).perRow ? perRow : perRun).add(instruction);
            }
        }
        this.loss = registers.get(loss);
    }

    private static int blockSize(long perRow) {
        long bytesARow = 2 * Double.BYTES * Math.max(perRow, 1);
        long rows = Math.max(CACHE_BYTES / bytesARow, Math.min(4 * VECTOR, MEMORY_BYTES / bytesARow));
        return (int) Math.max(VECTOR, Math.min(rows, LARGEST_BLOCK) / VECTOR * VECTOR);
    }

    private void allocate(Formula formula) {
        char kind = kind(formula);
        int number = formula instanceof Formula.Input input ? input.column : counts.merge(kind, 1, Integer::sum) - 1;
        Register register = formula.perRow
                ? new Register(kind, number, blockSize + PADDING, formula.learns)
                : new Register(kind, number, scalars, ++scalarCount, formula.learns);
        registers.put(formula, register);
        if (formula.learns && formula.perRow) {
            gradientsPerRow.add(register.gradient);
        }
    }

    private static char kind(Formula formula) {
        if (formula instanceof Formula.Input) {
            return 'x';
        }
        return formula.perRow ? 'r' : formula instanceof Formula.Parameter ? 'p' : 'u';
    }

    private Register[] registersOf(List<Formula> formulas) {
        return formulas.stream().map(registers::get).toArray(Register[]::new);
    }

    /** What computes the formulas of a group; null where they are not computed but read. */
    private Instruction instruction(List<Formula> group) {
        Register[] y = registersOf(group);
        Formula first = group.get(0);
        if (first instanceof Formula.Neuron neuron) {
            return neurons(registersOf(neuron.signals), y, group);
        }
        if (first instanceof Formula.Function function) {
            Register[] x = group.stream()
                    .map(each -> registers.get(((Formula.Function) each).x))
                    .toArray(Register[]::new);
            return new Elementwise(function.function, x, y);
        }
        if (first instanceof Formula.Sum sum) {
            return products(sum, y[0]);
        }
        if (first instanceof Formula.Call call) {
            return new RowByRow(call.operation, registersOf(call.operands), y[0]);
        }
        if (first instanceof Formula.Broadcast broadcast) {
            return new Broadcast(registers.get(broadcast.x), y[0]);
        }
        if (first instanceof Formula.Parameter parameter) {
            parameters.add(parameter.leaf);
            parameterRegisters.add(y[0]);
        } else {
            columns.add(((Formula.Input) first).column);
            inputRegisters.add(y[0]);
        }
        return null;
    }

    private Neurons neurons(Register[] x, Register[] y, List<Formula> group) {
        List<Formula.Neuron> neurons =
                group.stream().map(Formula.Neuron.class::cast).toList();
        Weights weights = weights(neurons.stream().map(neuron -> neuron.weights).toList());
        Weights starts =
                weights(List.of(neurons.stream().map(neuron -> neuron.start).toList()));
        Weights lasts =
                weights(List.of(neurons.stream().map(neuron -> neuron.last).toList()));
        return new Neurons(x, y, weights, starts, lasts, blockSize);
    }

    private Weights weights(List<List<Formula.Weight>> rows) {
        double[][] factors = new double[rows.size()][];
        Register[][] operands = new Register[rows.size()][];
        for (int j = 0; j < factors.length; j++) {
            factors[j] =
                    rows.get(j).stream().mapToDouble(Formula.Weight::factor).toArray();
            operands[j] = rows.get(j).stream()
                    .map(weight -> registers.get(weight.operand()))
                    .toArray(Register[]::new);
        }
        return new Weights(scalars, factors, operands);
    }

    private Instruction products(Formula.Sum sum, Register y) {
        double[] factors =
                sum.products.stream().mapToDouble(Formula.Product::factor).toArray();
        Register[] a = sum.products.stream()
                .map(product -> registers.get(product.left()))
                .toArray(Register[]::new);
        Register[] b = sum.products.stream()
                .map(product -> registers.get(product.right()))
                .toArray(Register[]::new);
        return y.perRow()
                ? new Products(y, sum.start, factors, a, b)
                : new ScalarProducts(scalars, y, sum.start, factors, a, b);
    }
}
