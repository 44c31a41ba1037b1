package chainrule.compiled;

import chainrule.engine.DifferentiableFunction;
import chainrule.engine.Operation;
import chainrule.engine.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What a traced node computes, in the few forms that {@link CompiledGraph} knows. All arithmetic by plus and times has one form, a sum
 * of products, whatever nodes it came from: that makes neurons easy to find. Each form has one order of rounding, that of the nodes.
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

    /**
     * {@code factor * left * right}, rounded at most once: with two operands the factor is 1 or -1. Right is null where there is only one
     * operand, left as well where there is none.
     */
    record Product(double factor, Formula left, Formula right) {
        static Product of(Formula x) {
            return new Product(1, x, null);
        }

        static Product of(double constant) {
            return new Product(constant, null, null);
        }

        Stream<Formula> operands() {
            return Stream.of(left, right).filter(Objects::nonNull);
        }

        boolean perRow() {
            return operands().anyMatch(operand -> operand.perRow);
        }

        /** {@code constant * this} as one product, or null where that would be rounded in another way. */
        Product times(double constant) {
            boolean exact = Math.abs(constant) == 1 || Math.abs(factor) == 1 && right == null;
            return exact ? new Product(constant * factor, left, right) : null;
        }
    }

    /** {@code ((start + product) + product) + ...}, from left to right. */
    static final class Sum extends Formula {
        /** What is added to any number, zeros of both signs among them, without changing it: a sum that starts with its first product. */
        static final double NOTHING = -0.0;

        double start;
        List<Product> products;

        /** Written by the user as one node of many products: a neuron, as a rule. */
        boolean isDot;

        Sum(double start, List<Product> products) {
            super(products.stream().flatMap(Product::operands).toList());
            this.start = start;
            this.products = new ArrayList<>(products);
        }

        static Sum of(Product... products) {
            return new Sum(NOTHING, List.of(products));
        }

        boolean startsWithNothing() {
            return isNothing(start);
        }

        static boolean isNothing(double x) {
            return Double.doubleToRawLongBits(x) == Double.doubleToRawLongBits(NOTHING);
        }
    }

    /**
     * {@code (((start + weight[0] signal[0]) + weight[1] signal[1]) + ...) + last}, from left to right: of these, signals alone depend on
     * the row.
     */
    static final class Neuron extends Formula {
        final Weight start;
        final List<Formula> signals;
        final List<Weight> weights;
        final Weight last;

        Neuron(Weight start, List<Formula> signals, List<Weight> weights, Weight last, boolean learns) {
            super(true, learns);
            this.start = start;
            this.signals = signals;
            this.weights = weights;
            this.last = last;
        }
    }

    /** {@code factor * operand}, or the factor alone where the operand is null. */
    record Weight(double factor, Formula operand) {
        static final Weight NOTHING = new Weight(Sum.NOTHING, null);
    }

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
