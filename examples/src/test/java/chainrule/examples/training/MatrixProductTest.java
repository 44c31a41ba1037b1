package chainrule.examples.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class MatrixProductTest {
    /** Of 200,000 factors in NumPy, with a standard error of 0.0016: 1.0585, 1.7474, 2.6461. */
    @Test
    void growthIsThatOfLongProducts() {
        assertThat(MatrixProduct.growth(2)).isCloseTo(1.0585, within(0.006));
        assertThat(MatrixProduct.growth(4)).isCloseTo(1.7474, within(0.006));
        assertThat(MatrixProduct.growth(8)).isCloseTo(2.6461, within(0.006));
    }

    @Test
    void normsGrowAsTheClosedFormSays() {
        double[] norms = MatrixProduct.norms(1, 600, 4).get(0);

        assertThat(norms[0]).isBetween(2.0, 6.0);
        assertThat(Math.pow(norms[599] / norms[0], 1.0 / 599)).isCloseTo(MatrixProduct.growth(4), within(0.12));
    }

    @Test
    void refusesSizesWithoutAClosedForm() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MatrixProduct.growth(3))
                .withMessage("size: expected an even number, 2 or more, got 3");
    }
}
