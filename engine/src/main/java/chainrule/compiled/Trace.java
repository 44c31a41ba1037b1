package chainrule.compiled;

import chainrule.engine.BinaryOperation;
import chainrule.engine.DifferentiableFunction;
import chainrule.engine.ElementaryFunction;
import chainrule.engine.NaryOperation;
import chainrule.engine.Operation;
import chainrule.engine.Value;
import chainrule.engine.WithConstant;
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
        for (Value node : loss.graph()) {
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
        Operation operation = node.operation();
        List<Formula> operands = node.inputs().stream().map(formulaOf::get).toList();
        Formula first = operands.get(0);
        if (operation instanceof WithConstant with) {
            return withConstant(with, first);
        }
        if (operation == ElementaryFunction.NEGATE) {
            return Formula.Sum.of(new Formula.Product(-1, first, null));
        }
        if (operation instanceof DifferentiableFunction function) {
            return new Formula.Function(function, first);
        }
        if (operation == BinaryOperation.PLUS) {
            return Formula.Sum.of(Formula.Product.of(first), Formula.Product.of(operands.get(1)));
        }
        if (operation == BinaryOperation.MINUS) {
            return Formula.Sum.of(Formula.Product.of(first), new Formula.Product(-1, operands.get(1), null));
        }
        if (operation == BinaryOperation.TIMES) {
            return Formula.Sum.of(new Formula.Product(1, first, operands.get(1)));
        }
        if (operation == NaryOperation.SUM) {
            return new Formula.Sum(0, operands.stream().map(Formula.Product::of).toList());
        }
        return operation == NaryOperation.DOT ? dot(operands) : new Formula.Call(operation, operands);
    }

    private static Formula withConstant(WithConstant with, Formula x) {
        return switch (with.operator()) {
            case PLUS -> Formula.Sum.of(Formula.Product.of(x), Formula.Product.of(with.constant()));
            case MINUS -> Formula.Sum.of(Formula.Product.of(x), Formula.Product.of(-with.constant()));
            case TIMES -> Formula.Sum.of(new Formula.Product(with.constant(), x, null));
            default -> new Formula.Function(with, x);
        };
    }

    /** All of a, then all of b, then the bias if there is one. */
    private static Formula dot(List<Formula> operands) {
        int length = operands.size() / 2;
        List<Formula.Product> products = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            products.add(new Formula.Product(1, operands.get(i), operands.get(length + i)));
        }
        if (operands.size() > 2 * length) {
            products.add(Formula.Product.of(operands.get(2 * length)));
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
