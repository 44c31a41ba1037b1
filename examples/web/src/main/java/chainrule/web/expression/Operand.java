package chainrule.web.expression;

import chainrule.engine.Numbers;
import chainrule.engine.Value;

/** A side of an operation: a number stays a constant of it where the engine has such an operation, {@code x * 3}; otherwise it is a leaf. */
sealed interface Operand {
    Value value();

    default Operand plus(Operand b) {
        return new Node(b instanceof Constant c ? value().plus(c.number()) : value().plus(b.value()));
    }

    default Operand minus(Operand b) {
        return new Node(b instanceof Constant c ? value().minus(c.number()) : value().minus(b.value()));
    }

    default Operand times(Operand b) {
        return new Node(b instanceof Constant c ? value().times(c.number()) : value().times(b.value()));
    }

    default Operand dividedBy(Operand b) {
        return new Node(b instanceof Constant c ? value().div(c.number()) : value().div(b.value()));
    }

    default Operand toThe(Operand b) {
        return new Node(b instanceof Constant c ? value().pow(c.number()) : value().pow(b.value()));
    }

    default Operand negated() {
        return new Node(value().negate());
    }

    record Node(Value value) implements Operand {}

    record Constant(double number) implements Operand {
        @Override
        public Value value() {
            return Value.of(number, Numbers.brief(number));
        }

        @Override
        public Operand plus(Operand b) {
            return b instanceof Node node ? new Node(node.value().plus(number)) : Operand.super.plus(b);
        }

        @Override
        public Operand times(Operand b) {
            return b instanceof Node node ? new Node(node.value().times(number)) : Operand.super.times(b);
        }

        @Override
        public Operand negated() {
            return new Constant(-number);
        }
    }
}
