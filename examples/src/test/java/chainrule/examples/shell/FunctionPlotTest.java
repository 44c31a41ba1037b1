package chainrule.examples.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import chainrule.engine.Value;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class FunctionPlotTest {
    @Test
    void theSlopeIsThatOfCalculus() {
        assertThat(FunctionPlot.slope(x -> x.pow(3).minus(x), 2)).isEqualTo(11);
        assertThat(FunctionPlot.slope(Value::tanh, 0.5)).isCloseTo(1 / Math.pow(Math.cosh(0.5), 2), within(1e-15));
        assertThat(FunctionPlot.slope(x -> x, 7)).isEqualTo(1);
        assertThat(FunctionPlot.slope(x -> Value.of(4), 7)).isZero();
    }

    @Test
    void aWeightInTheFunctionKeepsItsGradient() {
        Value w = Value.of(-0.5, "w");
        w.times(0.1).backward();

        assertThat(FunctionPlot.slope(x -> x.times(w), 2)).isEqualTo(-0.5);
        assertThat(w.grad()).isEqualTo(0.1);
        assertThat(FunctionPlot.slope(x -> w, 2)).isZero();
        assertThat(w.grad()).isEqualTo(0.1);
    }

    @Test
    void badInputIsRefusedByName() {
        Function<Value, Value> tanh = Value::tanh;
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FunctionPlot.show(null, -1, 1))
                .withMessage("f must be given, as x -> x.tanh(), but was null");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FunctionPlot.show(tanh, 3, 1))
                .withMessage("from, to must run upward, but was 3.0 to 1.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FunctionPlot.show(tanh, 0, Double.NaN))
                .withMessageContaining("finite number, but was NaN");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FunctionPlot.show(x -> null, -1, 1))
                .withMessage("f must return a value, but at x = -1.0 returned null");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FunctionPlot.show(Value::log, -3, -1))
                .withMessage("f must be a finite number somewhere from -3.0 to -1.0, but never was");
    }

    @Test
    void whatTheFunctionThrowsIsNotSwallowed() {
        assertThatThrownBy(() -> FunctionPlot.show(
                        x -> {
                            throw new ArithmeticException("mine");
                        },
                        -1,
                        1))
                .isInstanceOf(ArithmeticException.class)
                .hasMessage("mine");
    }
}
