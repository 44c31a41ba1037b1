package chainrule.engine;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** First pass of {@link CompiledGraph}: from the graph of one sample to formulas, each one after those that it uses. */
final class Trace {
    final List<Formula> formulas = new ArrayList<>();
    final Formula loss;

    private final Map<Value, Formula> formulaOf = new IdentityHashMap<>();

    Trace(Value loss, Value[] inputs) {
        for (int column = 0; column < inputs.length; column++) {
            formulaOf.put(inputs[column], new Formula.Input(column));
        }
        for (Value node : TopologicalOrder.withLeaves(loss)) {
            Formula formula = formulaOf.get(node);
            if (formula == null) {
                formula = node.isLeaf() ? new Formula.Parameter(node) : translate(node);
                formulaOf.put(node, formula);
            }
            formulas.add(formula);
        }
        this.loss = formulaOf.get(loss);
        this.loss.uses++;
    }

    private Formula translate(Value node) {
        List<Formula> operands = node.inputs().stream().map(formulaOf::get).toList();
        if (node instanceof Unary unary) {
            return function(unary.function, operands.get(0));
        }
        if (node instanceof Binary binary) {
            return pair(binary.function, operands.get(0), operands.get(1));
        }
        if (node instanceof Dot dot) {
            return dot(operands, dot.length());
        }
        Nary nary = (Nary) node;
        return nary.isSum() ? Formula.Sum.of(operands) : new Formula.LogSumExp(operands);
    }

    private static Formula function(DifferentiableFunction function, Formula x) {
        if (function instanceof WithConstant.Plus plus) {
            return Formula.Sum.of(1, x, plus.constant());
        }
        if (function instanceof WithConstant.Minus minus) {
            return Formula.Sum.of(1, x, -minus.constant());
        }
        if (function instanceof WithConstant.Times times) {
            return Formula.Sum.of(times.constant(), x, 0);
        }
        if (function == ElementaryFunction.NEGATE) {
            return Formula.Sum.of(-1, x, 0);
        }
        return new Formula.Function(function, x);
    }

    private static Formula pair(BinaryFunction function, Formula left, Formula right) {
        return switch (function) {
            case PLUS -> Formula.Sum.of(List.of(left, right));
            case MINUS ->
                new Formula.Sum(0, List.of(new Formula.Product(1, left, null), new Formula.Product(-1, right, null)));
            case TIMES -> new Formula.Sum(0, List.of(new Formula.Product(1, left, right)));
            default -> new Formula.Pair(function, left, right);
        };
    }

    /** All of a, then all of b, then the bias if there is one. */
    private static Formula dot(List<Formula> operands, int length) {
        List<Formula.Product> products = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            products.add(new Formula.Product(1, operands.get(i), operands.get(length + i)));
        }
        if (operands.size() > 2 * length) {
            products.add(new Formula.Product(1, operands.get(2 * length), null));
        }
        Formula.Sum sum = new Formula.Sum(0, products);
        sum.isDot = true;
        return sum;
    }

    @Override
    public String toString() {
        return "trace: " + Formula.computed(formulas) + " operations of one sample";
    }
}
