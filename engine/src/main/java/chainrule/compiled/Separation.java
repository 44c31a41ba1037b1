package chainrule.compiled;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Third pass of {@link CompiledGraph}: takes apart what is computed for each row and what is the same for all rows. A sum that depends
 * on the row becomes a neuron, whose weights and bias do not, and whose signals do.
 */
final class Separation {
    final List<Formula> formulas = new ArrayList<>();
    final Formula loss;

    private final Map<Formula, Formula> replacements = new IdentityHashMap<>();

    Separation(List<Formula> fused, Formula loss) {
        for (Formula formula : fused) {
            replacements.put(formula, separate(formula));
        }
        this.loss = perRow(replacements.get(loss));
    }

    private Formula separate(Formula formula) {
        if (!formula.perRow) {
            return add(formula);
        }
        if (formula instanceof Formula.Sum sum) {
            return neuron(sum);
        }
        if (formula instanceof Formula.Function function) {
            return add(new Formula.Function(function.function, replacements.get(function.x)));
        }
        if (formula instanceof Formula.Call call) {
            return add(new Formula.Call(
                    call.operation,
                    call.operands.stream()
                            .map(operand -> perRow(replacements.get(operand)))
                            .toList()));
        }
        return add(formula);
    }

    private Formula add(Formula formula) {
        formulas.add(formula);
        return formula;
    }

    private Formula perRow(Formula formula) {
        return formula.perRow ? formula : add(new Formula.Broadcast(formula));
    }

    private Formula neuron(Formula.Sum sum) {
        List<Formula.Product> uniform = new ArrayList<>();
        List<Formula.Product> rowTimesRow = new ArrayList<>();
        Map<Formula, List<Formula.Weight>> weights = new LinkedHashMap<>();
        for (Formula.Product traced : sum.products) {
            Formula left = replacements.get(traced.left());
            Formula right = replacements.get(traced.right());
            Formula.Product product = new Formula.Product(traced.factor(), left, right);
            if (!product.perRow()) {
                uniform.add(product);
            } else if (!left.perRow) {
                addWeight(weights, right, product.factor(), left);
            } else if (right == null || !right.perRow) {
                addWeight(weights, left, product.factor(), right);
            } else {
                rowTimesRow.add(product);
            }
        }
        if (weights.isEmpty() && uniform.isEmpty()) {
            return add(new Formula.Sum(sum.constant, rowTimesRow));
        }
        if (!rowTimesRow.isEmpty()) {
            addWeight(weights, add(new Formula.Sum(0, rowTimesRow)), 1, null);
        }
        return add(new Formula.Neuron(
                List.copyOf(weights.keySet()),
                weights.values().stream().map(this::total).toList(),
                bias(uniform),
                sum.constant,
                sum.learns));
    }

    private static void addWeight(
            Map<Formula, List<Formula.Weight>> weights, Formula signal, double factor, Formula operand) {
        weights.computeIfAbsent(signal, each -> new ArrayList<>()).add(new Formula.Weight(factor, operand));
    }

    /** Of the weights of a signal that stands in a sum several times. */
    private Formula.Weight total(List<Formula.Weight> weights) {
        if (weights.size() == 1) {
            return weights.get(0);
        }
        double constant = 0;
        List<Formula.Product> products = new ArrayList<>();
        for (Formula.Weight weight : weights) {
            if (weight.operand() == null) {
                constant += weight.factor();
            } else {
                products.add(new Formula.Product(weight.factor(), weight.operand(), null));
            }
        }
        return products.isEmpty()
                ? new Formula.Weight(constant, null)
                : new Formula.Weight(1, add(new Formula.Sum(constant, products)));
    }

    private Formula bias(List<Formula.Product> uniform) {
        if (uniform.isEmpty()) {
            return null;
        }
        Formula.Product only = uniform.get(0);
        boolean isPlain = uniform.size() == 1 && only.factor() == 1 && only.right() == null;
        return isPlain ? only.left() : add(new Formula.Sum(0, uniform));
    }

    @Override
    public String toString() {
        long all = Formula.computed(formulas);
        long perRow = Formula.computed(
                formulas.stream().filter(formula -> formula.perRow).toList());
        return "separate: " + (all - perRow) + " formulas once a run, " + perRow + " for each row";
    }
}
