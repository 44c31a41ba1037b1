package usercode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import chainrule.check.GradientCheck;
import chainrule.compiled.CompiledGraph;
import chainrule.engine.Activation;
import chainrule.engine.BinaryOperation;
import chainrule.engine.DifferentiableFunction;
import chainrule.engine.NaryOperation;
import chainrule.engine.Operation;
import chainrule.engine.Value;
import chainrule.engine.WithConstant;
import chainrule.steps.Steps;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An operation of several inputs as a user writes it, and what it gets for that. */
class OperationTest {
    private static final Operation ATAN2 = Operation.of("atan2", 2, in -> Math.atan2(in[0], in[1]), in -> {
        double square = in[0] * in[0] + in[1] * in[1];
        return new double[] {in[1] / square, -in[0] / square};
    });

    private final Value y = Value.of(3, "y");
    private final Value x = Value.of(4, "x");

    @Test
    void aUsersOperationHasABackwardPass() {
        ATAN2.applyTo(y, x).times(2).backward();

        assertThat(y.grad()).isEqualTo(2 * 4 / 25.0);
        assertThat(x.grad()).isEqualTo(2 * -3 / 25.0);
    }

    @Test
    void itsNodeTellsIt() {
        Value angle = ATAN2.applyTo(y, x).label("angle");

        assertThat(angle.operation()).isSameAs(ATAN2);
        assertThat(angle.inputs()).containsExactly(y, x);
        assertThat(angle).hasToString("angle = atan2 | data 0.6435 | grad 0");
    }

    @Test
    void gradientsAgreeWithFiniteDifferences() {
        GradientCheck.Report report = GradientCheck.check(() -> ATAN2.applyTo(y.times(x), x.exp()), List.of(y, x));

        assertThat(report.passed()).as(report.toString()).isTrue();
    }

    @Test
    void aWrongDerivativeIsFound() {
        Operation wrong = Operation.of("wrong", 2, in -> in[0] * in[1], in -> new double[] {in[0], in[1]});

        assertThat(GradientCheck.check(() -> wrong.applyTo(y, x), List.of(y, x)).passed())
                .isFalse();
    }

    @Test
    void stepsExplainIt() {
        String page = Steps.of(ATAN2.applyTo(y, x).label("angle")).html();

        assertThat(page).contains("The slope of atan2 toward y is 0.16, its other inputs held fixed.");
        assertThat(Steps.of(ATAN2.applyTo(y, x)).text()).contains("out = atan2(y, x) = atan2(3, 4) = 0.6435");
    }

    @Test
    void aCompiledGraphRunsIt() {
        Value w = Value.of(0.5, "w");
        CompiledGraph graph = CompiledGraph.of(ATAN2.applyTo(y.times(w), x), y, x);

        double mean = graph.run(new double[][] {{3, 4}, {1, -2}});

        assertThat(mean).isCloseTo((Math.atan2(1.5, 4) + Math.atan2(0.5, -2)) / 2, within(1e-15));
        double first = 4 / (1.5 * 1.5 + 16) * 3;
        double second = -2 / (0.25 + 4) * 1;
        assertThat(w.grad()).isCloseTo((first + second) / 2, within(1e-15));
    }

    @Test
    void aWrongNumberOfInputsOrDerivativesIsNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ATAN2.applyTo(y))
                .withMessage("inputs of atan2: expected 2, got 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Activation.TANH.applyTo(y, x))
                .withMessage("inputs of tanh: expected 1, got 2");
        Operation short1 = Operation.of("short", 2, in -> in[0] + in[1], in -> new double[] {1});
        assertThatIllegalArgumentException()
                .isThrownBy(() -> short1.applyTo(y, x))
                .withMessage("derivatives of short: expected one for each input, 2, got 1");
    }

    @Test
    void aNameIsNoOperation() {
        Operation star = Operation.of("*", 2, in -> in[0] - in[1], in -> new double[] {1, -1});
        Value out = star.applyTo(y, x);

        assertThat(Steps.of(out).html())
                .contains("The slope of * toward y is 1, its other inputs held fixed.")
                .doesNotContain("The slope of a product");
        assertThat(Steps.of(out).text()).contains("out = *(y, x) = *(3, 4) = -1");
    }

    @Test
    void builtInOperationsTellTheirNumbersFromOutside() {
        assertThat(BinaryOperation.DIVIDED_BY.valueAt(3, 4)).isEqualTo(0.75);
        assertThat(BinaryOperation.DIVIDED_BY.derivativesAt(3, 4)).containsExactly(0.25, -3 / 16.0);
        assertThat(NaryOperation.SUM.derivativesAt(5, 6, 7)).containsExactly(1, 1, 1);
        assertThat(NaryOperation.DOT.valueAt(1, 2, 10, 100, 1000)).isEqualTo(1210);
        assertThat(NaryOperation.DOT.derivativesAt(1, 2, 10, 100, 1000)).containsExactly(10, 100, 1, 2, 1);
        assertThat(NaryOperation.DOT.valueAt(1, 2, 10, 100)).isEqualTo(210);
        assertThat(Activation.RELU.derivativesAt(-1)).containsExactly(0);
        assertThat(new WithConstant(BinaryOperation.POWER, 3).derivativesAt(2)).containsExactly(12);
    }

    @Test
    void functionsTellManyNumbersAtATimeWhatTheyTellOfEach() {
        double[] numbers = {-40, -3, -0.0, 0, Double.MIN_VALUE, 0.7, 5, 800, Double.NaN};
        for (DifferentiableFunction function : List.of(
                Activation.RELU,
                Activation.TANH,
                Activation.GELU,
                Activation.elu(2),
                DifferentiableFunction.of("cube", t -> t * t * t, t -> 3 * t * t))) {
            double[] values = new double[numbers.length];
            double[] slopes = new double[numbers.length];

            function.atEach(numbers, values, slopes, numbers.length - 1);
            function.atEach(numbers, values, null, numbers.length - 1);

            for (int i = 0; i < numbers.length - 1; i++) {
                assertThat(values[i])
                        .as("%s of %s", function.symbol(), numbers[i])
                        .isEqualTo(function.value(numbers[i]));
                assertThat(slopes[i])
                        .as("%s' of %s", function.symbol(), numbers[i])
                        .isEqualTo(function.derivative(numbers[i]));
            }
            assertThat(values[numbers.length - 1]).isZero();
        }
    }
}
