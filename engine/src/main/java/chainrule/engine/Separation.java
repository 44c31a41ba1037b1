package chainrule.engine;

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
        if (formula instanceof Formula.Pair pair) {
            return add(new Formula.Pair(
                    pair.function, perRow(replacements.get(pair.left)), perRow(replacements.get(pair.right))));
        }
        if (formula instanceof Formula.LogSumExp logSumExp) {
            return add(new Formula.LogSumExp(logSumExp.terms.stream()
                    .map(term -> perRow(replacements.get(term)))
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
        Map<Formula, List<Formula.Product>> weightsOf = new LinkedHashMap<>();
        for (Formula.Product product : sum.products) {
            Formula left = replacements.get(product.left());
            Formula right = product.right() == null ? null : replacements.get(product.right());
            if (!product.perRow()) {
                uniform.add(product);
            } else if (right == null) {
                weightsOf
                        .computeIfAbsent(left, each -> new ArrayList<>())
                        .add(new Formula.Product(product.factor(), null, null));
            } else if (left.perRow && right.perRow) {
                rowTimesRow.add(new Formula.Product(product.factor(), left, right));
            } else {
                Formula signal = left.perRow ? left : right;
                Formula weight = left.perRow ? right : left;
                weightsOf
                        .computeIfAbsent(signal, each -> new ArrayList<>())
                        .add(new Formula.Product(product.factor(), weight, null));
            }
        }
        if (!rowTimesRow.isEmpty()) {
            boolean nothingElse = weightsOf.isEmpty() && uniform.isEmpty();
            Formula products = add(new Formula.Sum(nothingElse ? sum.constant : 0, rowTimesRow));
            if (nothingElse) {
                return products;
            }
            weightsOf.put(products, List.of(new Formula.Product(1, null, null)));
        }
        List<Formula.Weight> weights =
                weightsOf.values().stream().map(this::weight).toList();
        return add(
                new Formula.Neuron(List.copyOf(weightsOf.keySet()), weights, bias(uniform), sum.constant, sum.learns));
    }

    /** A signal that stands in a sum several times has the sum of its weights. */
    private Formula.Weight weight(List<Formula.Product> weights) {
        if (weights.size() == 1) {
            return new Formula.Weight(weights.get(0).factor(), weights.get(0).left());
        }
        double constant = weights.stream()
                .filter(each -> each.left() == null)
                .mapToDouble(Formula.Product::factor)
                .sum();
        List<Formula.Product> learned =
                weights.stream().filter(each -> each.left() != null).toList();
        return learned.isEmpty()
                ? new Formula.Weight(constant, null)
                : new Formula.Weight(1, add(new Formula.Sum(constant, learned)));
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
        long perRun = formulas.stream().filter(formula -> !formula.perRow).count();
        return "separate: " + perRun + " formulas once a run, " + (formulas.size() - perRun) + " for each row";
    }
}
