package chainrule.compiled;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Third pass of {@link CompiledGraph}: takes apart what is computed for each row and what is the same for all rows. A sum that depends
 * on the row becomes a neuron, whose weights and bias do not, and whose signals do.
 */
final class Separation {
    final List<Formula> formulas = new ArrayList<>();
    final Formula loss;

    private final Map<Formula, Formula> replacements = new IdentityHashMap<>();
    private Formula one;

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
        List<Formula.Product> terms = sum.products.stream()
                .map(term -> new Formula.Product(
                        term.factor(), replacements.get(term.left()), replacements.get(term.right())))
                .toList();
        boolean allOfTheRow = terms.stream().flatMap(Formula.Product::operands).allMatch(operand -> operand.perRow);
        return allOfTheRow && terms.stream().anyMatch(Separation::isRowTimesRow)
                ? add(new Formula.Sum(sum.start, terms))
                : neuron(sum, terms);
    }

    /** What comes before the first signal is its start, what comes last its bias; else a weight may be that of a 1. */
    private Formula neuron(Formula.Sum sum, List<Formula.Product> terms) {
        int uniform = leading(terms, term -> !term.perRow());
        int rowTimesRow = leading(terms, Separation::isRowTimesRow);
        List<Formula> signals = new ArrayList<>();
        List<Formula.Weight> weights = new ArrayList<>();
        Formula.Weight start = new Formula.Weight(sum.start, null);
        if (uniform > 0) {
            start = weight(sum.start, terms.subList(0, uniform));
        } else if (rowTimesRow > 0) {
            start = Formula.Weight.NOTHING;
            signals.add(add(new Formula.Sum(sum.start, terms.subList(0, rowTimesRow))));
            weights.add(new Formula.Weight(1, null));
        }
        boolean hasLast = !terms.get(terms.size() - 1).perRow();
        int end = terms.size() - (hasLast ? 1 : 0);
        for (Formula.Product term : terms.subList(uniform + rowTimesRow, end)) {
            if (!term.perRow()) {
                signals.add(one());
                weights.add(weight(Formula.Sum.NOTHING, List.of(term)));
            } else if (isRowTimesRow(term)) {
                signals.add(add(Formula.Sum.of(term)));
                weights.add(new Formula.Weight(1, null));
            } else {
                boolean leftIsSignal = term.left().perRow;
                signals.add(leftIsSignal ? term.left() : term.right());
                weights.add(new Formula.Weight(term.factor(), leftIsSignal ? term.right() : term.left()));
            }
        }
        Formula.Weight last =
                hasLast ? weight(Formula.Sum.NOTHING, terms.subList(end, terms.size())) : Formula.Weight.NOTHING;
        return add(new Formula.Neuron(start, List.copyOf(signals), List.copyOf(weights), last, sum.learns));
    }

    private static boolean isRowTimesRow(Formula.Product term) {
        return term.right() != null && term.left().perRow && term.right().perRow;
    }

    private static int leading(List<Formula.Product> terms, Predicate<Formula.Product> condition) {
        int count = 0;
        while (count < terms.size() && condition.test(terms.get(count))) {
            count++;
        }
        return count;
    }

    private Formula.Weight weight(double start, List<Formula.Product> uniform) {
        Formula.Product first = uniform.get(0);
        return uniform.size() == 1 && first.right() == null && Formula.Sum.isNothing(start)
                ? new Formula.Weight(first.factor(), first.left())
                : new Formula.Weight(1, add(new Formula.Sum(start, uniform)));
    }

    /** The signal of a weight that stands alone between others. */
    private Formula one() {
        if (one == null) {
            one = perRow(add(new Formula.Sum(1, List.of())));
        }
        return one;
    }

    @Override
    public String toString() {
        long all = Formula.computed(formulas);
        long perRow = Formula.computed(
                formulas.stream().filter(formula -> formula.perRow).toList());
        return "separate: " + (all - perRow) + " formulas once a run, " + perRow + " for each row";
    }
}
