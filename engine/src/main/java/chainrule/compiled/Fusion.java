package chainrule.compiled;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Second pass of {@link CompiledGraph}: a sum that stands in one other sum and nowhere else becomes a part of it. A chain of plus and
 * times thus becomes what {@code dot} is from the start, and numbers on the way are never stored.
 */
final class Fusion {
    /** A larger sum is left alone where each of its factors would have to be changed. */
    private static final int MOST_TO_RESCALE = 64;

    final List<Formula> formulas = new ArrayList<>();
    private final long before;

    Fusion(List<Formula> traced) {
        before = Formula.computed(traced);
        Set<Formula> absorbed = new HashSet<>();
        for (Formula formula : traced) {
            if (formula instanceof Formula.Sum sum) {
                absorb(sum, absorbed);
            }
        }
        for (Formula formula : traced) {
            if (!absorbed.contains(formula)) {
                formulas.add(formula);
            }
        }
    }

    private static void absorb(Formula.Sum sum, Set<Formula> absorbed) {
        List<Formula.Product> own = sum.products;
        long perRow = own.stream().filter(Formula.Product::perRow).count();
        List<Formula.Sum> parts = new ArrayList<>();
        Formula.Sum largest = null; // whose list is taken over as it is, so that long chains take linear time
        for (Formula.Product product : own) {
            Formula.Sum part = part(sum, product, perRow);
            parts.add(part);
            if (part != null
                    && product.factor() == 1
                    && (largest == null || part.products.size() > largest.products.size())) {
                largest = part;
            }
        }
        List<Formula.Product> merged = largest == null ? new ArrayList<>() : largest.products;
        for (int i = 0; i < own.size(); i++) {
            Formula.Product product = own.get(i);
            Formula.Sum part = parts.get(i);
            if (part == null) {
                merged.add(product);
                continue;
            }
            sum.constant += product.factor() * part.constant;
            sum.isDot |= part.isDot;
            if (part != largest) {
                part.products.forEach(each -> merged.add(each.times(product.factor())));
            }
            absorbed.add(part);
        }
        sum.products = merged;
    }

    /** The sum that this product consists of, if it can be absorbed. A dot is left whole where other signals would be mixed into it. */
    private static Formula.Sum part(Formula.Sum sum, Formula.Product product, long perRow) {
        boolean candidate = product.right() == null
                && product.left() instanceof Formula.Sum part
                && part.uses == 1
                && part.perRow == sum.perRow
                && (product.factor() == 1 || part.products.size() <= MOST_TO_RESCALE)
                && (!part.isDot || !sum.perRow || perRow == 1);
        return candidate ? (Formula.Sum) product.left() : null;
    }

    @Override
    public String toString() {
        return "fuse: " + before + " operations -> " + Formula.computed(formulas) + " formulas";
    }
}
