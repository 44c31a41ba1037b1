package chainrule.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import org.junit.jupiter.api.Test;

class DifferentiableFunctionTest {
    private static final DifferentiableFunction CUBE =
            DifferentiableFunction.of("cube", x -> x * x * x, x -> 3 * x * x);

    @Test
    void twoLambdasMakeAFunction() {
        assertThat(CUBE.value(2)).isEqualTo(8);
        assertThat(CUBE.derivative(2)).isEqualTo(12);
        assertThat(CUBE.symbol()).isEqualTo("cube");
    }

    @Test
    void itsNodePassesTheGradientOn() {
        Value x = Value.of(2, "x");

        Value y = x.apply(CUBE).label("y");
        y.times(10).backward();

        assertThat(y.data()).isEqualTo(8);
        assertThat(y.grad()).isEqualTo(10);
        assertThat(x.grad()).isEqualTo(120);
        assertThat(y.inputs()).containsExactly(x);
        assertThat(y.operation().symbol()).isEqualTo("cube");
        assertThat(y).hasToString("y = cube | data 8 | grad 10");
    }

    @Test
    void aClassOfTheUsersNeedsValueAndDerivativeAlone() {
        DifferentiableFunction half = new DifferentiableFunction() {
            @Override
            public double value(double x) {
                return x / 2;
            }

            @Override
            public double derivative(double x) {
                return 0.5;
            }
        };
        Value x = Value.of(3);

        Value y = x.apply(half);
        y.backward();

        assertThat(y.data()).isEqualTo(1.5);
        assertThat(x.grad()).isEqualTo(0.5);
        assertThat(y.operation().symbol()).isEqualTo("f");
    }

    @Test
    void aFunctionMayEnterItsOwnParameterIntoTheGraph() {
        Value slope = Value.of(0.5);
        DifferentiableFunction learned = new DifferentiableFunction() {
            @Override
            public double value(double x) {
                return slope.data() * x;
            }

            @Override
            public double derivative(double x) {
                return slope.data();
            }

            @Override
            public Value applyTo(Value x) {
                return x.times(slope);
            }
        };
        Value x = Value.of(6);

        x.apply(learned).backward();

        assertThat(slope.grad()).isEqualTo(6);
        assertThat(x.grad()).isEqualTo(0.5);
    }

    @Test
    void itsPartsMustNotBeMissing() {
        assertThatNullPointerException()
                .isThrownBy(() -> DifferentiableFunction.of(null, x -> x, x -> 1))
                .withMessage("symbol");
        assertThatNullPointerException()
                .isThrownBy(() -> DifferentiableFunction.of("f", null, x -> 1))
                .withMessage("value");
        assertThatNullPointerException()
                .isThrownBy(() -> DifferentiableFunction.of("f", x -> x, null))
                .withMessage("derivative");
    }
}
