package chainrule.compiled;

import chainrule.engine.DifferentiableFunction;
import chainrule.engine.Operation;
import chainrule.engine.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a traced node computes, in the few forms that {@link CompiledGraph} knows. All arithmetic by plus and times has one form, a sum
 * of products, whatever nodes it came from: that makes neurons easy to find.
 */
abstract sealed class Formula {
    /** Depends on an input, so that it has a number for each row of a batch; any other has one number for the whole run. */
    final boolean perRow;

    /** Depends on a parameter, so that it needs a gradient. */
    final boolean learns;

    /** In how many places of other formulas this one stands. */
    int uses;

    private Formula(boolean perRow, boolean learns) {
        this.perRow = perRow;
        this.learns = learns;
    }

    private Formula(List<Formula> operands) {
        this(
                operands.stream().anyMatch(operand -> operand.perRow),
                operands.stream().anyMatch(operand -> operand.learns));
        operands.forEach(operand -> operand.uses++);
    }

    /** Neither read from the row nor from a parameter. */
    boolean isComputed() {
        return !(this instanceof Input || this instanceof Parameter);
    }

    static long computed(List<Formula> formulas) {
        return formulas.stream().filter(Formula::isComputed).count();
    }

    /** A column of the rows. */
    static final class Input extends Formula {
        final int column;

        Input(int column) {
            super(true, false);
            this.column = column;
        }
    }

    /** A leaf that is no input: it keeps its number during a run, and learns. */
    static final class Parameter extends Formula {
        final Value leaf;

        Parameter(Value leaf) {
            super(false, true);
            this.leaf = leaf;
        }
    }

    /** {@code factor * left * right}; right is null where there is only one operand. */
    record Product(double factor, Formula left, Formula right) {
        Stream<Formula> operands() {
            return right == null ? Stream.of(left) : Stream.of(left, right);
        }

        boolean perRow() {
            return left.perRow || right != null && right.perRow;
        }

        Product times(double constant) {
            return constant == 1 ? this : new Product(factor * constant, left, right);
        }
    }

    /** {@code constant + product + product + ...} */
    static final class Sum extends Formula {
        double constant;
        List<Product> products;

        /** Written by the user as one node of many products: a neuron, as a rule. */
        boolean isDot;

        Sum(double constant, List<Product> products) {
            super(products.stream().flatMap(Product::operands).toList());
            this.constant = constant;
            this.products = new ArrayList<>(products);
        }

        static Sum of(List<Formula> terms) {
            return new Sum(
                    0, terms.stream().map(term -> new Product(1, term, null)).toList());
        }

        static Sum of(double factor, Formula term, double constant) {
            return new Sum(constant, List.of(new Product(factor, term, null)));
        }
    }

    /** {@code constant + bias + weight[0] signal[0] + weight[1] signal[1] + ...}: of these, signals alone depend on the row. */
    static final class Neuron extends Formula {
        final List<Formula> signals;
        final List<Weight> weights;
        final Formula bias;
        final double constant;

        Neuron(List<Formula> signals, List<Weight> weights, Formula bias, double constant, boolean learns) {
            super(true, learns);
            this.signals = signals;
            this.weights = weights;
            this.bias = bias;
            this.constant = constant;
        }
    }

    /** {@code factor * operand}, or the factor alone where the operand is null. */
    record Weight(double factor, Formula operand) {}

    /** A number that is the same for all rows, for the use of something that wants one for each. */
    static final class Broadcast extends Formula {
        final Formula x;

        Broadcast(Formula x) {
            super(true, x.learns);
            this.x = x;
        }
    }

    /** A function of one variable. */
    static final class Function extends Formula {
        final DifferentiableFunction function;
        final Formula x;

        Function(DifferentiableFunction function, Formula x) {
            super(List.of(x));
            this.function = function;
            this.x = x;
        }
    }

    /** Any other operation. */
    static final class Call extends Formula {
        final Operation operation;
        final List<Formula> operands;

        Call(Operation operation, List<Formula> operands) {
            super(operands);
            this.operation = operation;
            this.operands = operands;
        }
    }
}
