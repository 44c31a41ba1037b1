package chainrule.compiled;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Fourth pass of {@link CompiledGraph}: formulas that can be computed together become one instruction. Neurons that see the same
 * signals are a layer, whatever the code looked like that made them.
 */
final class Grouping {
    /** In the order of the forward pass, those that run once before those for each row. */
    final List<List<Formula>> groups = new ArrayList<>();

    private final List<Map<Key, List<Formula>>> byLevel = new ArrayList<>();
    private final Map<Formula, Integer> levels = new IdentityHashMap<>();
    private final long formulas;

    Grouping(List<Formula> separated) {
        formulas = Formula.computed(separated);
        for (Formula formula : separated) {
            if (formula.perRow) {
                group(formula);
            } else {
                groups.add(List.of(formula));
            }
        }
        byLevel.forEach(level -> groups.addAll(level.values()));
    }

    /** The level is the longest way from an input: formulas of one level do not need each other. */
    private void group(Formula formula) {
        int level = operands(formula).stream()
                        .mapToInt(operand -> levels.getOrDefault(operand, 0))
                        .max()
                        .orElse(-1)
                + 1;
        levels.put(formula, level);
        while (byLevel.size() <= level) {
            byLevel.add(new LinkedHashMap<>());
        }
        byLevel.get(level)
                .computeIfAbsent(Key.of(formula), each -> new ArrayList<>())
                .add(formula);
    }

    private static List<Formula> operands(Formula formula) {
        if (formula instanceof Formula.Neuron neuron) {
            return neuron.signals;
        }
        if (formula instanceof Formula.Sum sum) {
            return sum.products.stream().flatMap(Formula.Product::operands).toList();
        }
        if (formula instanceof Formula.Function function) {
            return List.of(function.x);
        }
        return formula instanceof Formula.Call call ? call.operands : List.of();
    }

    /** Formulas of one level with equal keys are computed together. */
    private record Key(Object what, boolean learns) {
        static Key of(Formula formula) {
            if (formula instanceof Formula.Neuron neuron) {
                return new Key(neuron.signals, neuron.learns);
            }
            return new Key(formula instanceof Formula.Function function ? function.function : formula, formula.learns);
        }
    }

    @Override
    public String toString() {
        long instructions =
                groups.stream().filter(group -> group.get(0).isComputed()).count();
        return "group: " + formulas + " formulas -> " + instructions + " instructions";
    }
}
