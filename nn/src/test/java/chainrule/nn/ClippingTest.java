package chainrule.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import chainrule.engine.Value;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClippingTest {
    private final Value p = Value.of(1, "p");
    private final Value q = Value.of(2, "q");
    private final List<Value> parameters = List.of(p, q);

    private void gradients(double ofP, double ofQ) {
        p.setGrad(ofP);
        q.setGrad(ofQ);
    }

    private void assertGradients(double ofP, double ofQ) {
        assertThat(parameters).extracting(Value::grad).containsExactly(ofP, ofQ);
    }

    /** 3, 4, 5. */
    @Test
    void longGradientIsShortenedAndKeepsItsDirection() {
        gradients(3, -4);

        assertThat(Clipping.byNorm(parameters, 2.5)).isEqualTo(5);

        assertThat(p.grad()).isCloseTo(1.5, within(1e-15));
        assertThat(q.grad()).isCloseTo(-2, within(1e-15));
        assertThat(parameters).extracting(Value::data).containsExactly(1.0, 2.0);
    }

    @ParameterizedTest
    @ValueSource(doubles = {5, 5.1, 1e300})
    void gradientThatIsNotTooLongStays(double most) {
        gradients(3, -4);

        assertThat(Clipping.byNorm(parameters, most)).isEqualTo(5);

        assertGradients(3, -4);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-300, 1e-200, 1e-160, 1, 1e160, 1e200, 3e307})
    void holdsOverTheWholeRange(double size) {
        gradients(3 * size, 4 * size);

        assertThat(Clipping.byNorm(parameters, 2.5 * size)).isCloseTo(5 * size, within(1e-15 * size));

        assertThat(p.grad() / size).isCloseTo(1.5, within(1e-14));
        assertThat(q.grad() / size).isCloseTo(2, within(1e-14));
    }

    @Test
    void finiteGradientsAreShortenedEvenIfTheirNormIsBeyondTheRange() {
        gradients(1.7e308, -1.7e308);

        assertThat(Clipping.byNorm(parameters, 2)).isInfinite();

        assertThat(p.grad()).isCloseTo(Math.sqrt(2), within(1e-15));
        assertThat(q.grad()).isCloseTo(-Math.sqrt(2), within(1e-15));
    }

    @Test
    void noGradientHasLengthZero() {
        gradients(0, -0.0);

        assertThat(Clipping.byNorm(parameters, 1)).isZero();

        assertGradients(0, -0.0);
    }

    @Test
    void withoutADirectionAllStaysAsItIs() {
        gradients(Double.NaN, 7);
        assertThat(Clipping.byNorm(parameters, 1)).isNaN();
        assertGradients(Double.NaN, 7);

        gradients(Double.NEGATIVE_INFINITY, 7);
        assertThat(Clipping.byNorm(parameters, 1)).isEqualTo(Double.POSITIVE_INFINITY);
        assertGradients(Double.NEGATIVE_INFINITY, 7);
    }

    @Test
    void byValueCutsEachForItself() {
        gradients(3, -0.25);
        Clipping.byValue(parameters, 0.5);
        assertGradients(0.5, -0.25);

        gradients(Double.NEGATIVE_INFINITY, Double.NaN);
        Clipping.byValue(parameters, 0.5);
        assertGradients(-0.5, Double.NaN);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void mostMustBePositiveAndFinite(double most) {
        gradients(3, 4);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Clipping.byNorm(parameters, most))
                .withMessage("most: expected a positive, finite number, got " + most);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Clipping.byValue(parameters, most))
                .withMessage("most: expected a positive, finite number, got " + most);
        assertGradients(3, 4);
    }

    @Test
    void parametersMustBeLeavesEachOnce() {
        gradients(3, 4);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Clipping.byNorm(List.of(p, p), 1))
                .withMessage("parameters: expected each one once, got 1 of them twice");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Clipping.byValue(List.of(p, q.negate()), 1))
                .withMessageStartingWith("parameters: expected leaves, got ");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Clipping.byNorm(List.of(), 1))
                .withMessage("parameters: expected at least 1, got 0");
        assertGradients(3, 4);
    }
}
