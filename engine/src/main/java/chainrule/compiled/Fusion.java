package chainrule.compiled;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Second pass of {@link CompiledGraph}: a sum that stands in one other sum and nowhere else becomes a part of it, if no number is rounded
 * in another way then. A chain of plus and times thus becomes what {@code dot} is from the start, and numbers on the way are never stored.
 */
final class Fusion {
    final List<Formula> formulas = new ArrayList<>();

    private final Set<Formula> absorbed = new HashSet<>();
    private final long before;

    Fusion(List<Formula> traced) {
        before = Formula.computed(traced);
        for (Formula formula : traced) {
            if (formula instanceof Formula.Sum sum) {
                sum.products.replaceAll(product -> withoutDetour(sum, product));
                beginWithSum(sum);
            }
        }
        for (Formula formula : traced) {
            if (!absorbed.contains(formula)) {
                formulas.add(formula);
            }
        }
    }

    /** A term that is a sum of a single product is that product, wherever it stands. */
    private Formula.Product withoutDetour(Formula.Sum sum, Formula.Product term) {
        Formula.Sum part = part(sum, term);
        if (part == null || part.products.size() > 1 || !part.startsWithNothing()) {
            return term;
        }
        Formula.Product product = part.products.get(0).times(term.factor());
        if (product == null) {
            return term;
        }
        absorbed.add(part);
        return product;
    }

    /**
     * {@code (a + b) + c} is one sum from left to right, and so is {@code c + (a + b)}, for two terms may change places; {@code (a + b) +
     * (c + d)} is not. The list of the longer one is taken over as it is, so that long chains take linear time.
     */
    private void beginWithSum(Formula.Sum sum) {
        List<Formula.Product> own = sum.products;
        Formula.Sum first = beginning(sum, own.get(0));
        Formula.Sum second = own.size() == 2 ? beginning(sum, own.get(1)) : null;
        boolean swap = second != null && (first == null || second.products.size() > first.products.size());
        Formula.Sum part = swap ? second : first;
        if (part == null) {
            return;
        }
        sum.products = part.products;
        sum.products.addAll(swap ? own.subList(0, 1) : own.subList(1, own.size()));
        sum.start = sum.startsWithNothing()
                ? part.start
                : 0; // 0 + x differs from x for -0 only, and then at the end as well
        sum.isDot |= part.isDot;
        absorbed.add(part);
    }

    /** A dot is left whole where other signals would be mixed into it. */
    private static Formula.Sum beginning(Formula.Sum sum, Formula.Product term) {
        Formula.Sum part = term.factor() == 1 ? part(sum, term) : null;
        boolean mixes = part != null
                && part.isDot
                && sum.products.stream().filter(Formula.Product::perRow).count() > 1;
        return mixes ? null : part;
    }

    /** The sum that this term is a multiple of, if it stands nowhere else. */
    private static Formula.Sum part(Formula.Sum sum, Formula.Product term) {
        return term.right() == null
                        && term.left() instanceof Formula.Sum part
                        && part.uses == 1
                        && part.perRow == sum.perRow
                ? part
                : null;
    }

    @Override
    public String toString() {
        return "fuse: " + before + " operations -> " + Formula.computed(formulas) + " formulas";
    }
}
