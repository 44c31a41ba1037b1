package chainrule.compiled;

import static org.assertj.core.api.Assertions.assertThat;

import chainrule.engine.Activation;
import chainrule.engine.BinaryOperation;
import chainrule.engine.DifferentiableFunction;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Each instruction alone, on whole numbers: forward, backward, and what it is called. */
class InstructionsTest {
    private final Scalars scalars = new Scalars(4);
    private final Register u = scalar('u', 0, 1, 3);
    private final Register v = scalar('u', 1, 2, -2);
    private final Register frozen = new Register('u', 2, scalars, 3, false);
    private final Register out = scalar('u', 3, 4, 0);

    private final Register x = row('x', 0, false, 1, 2, 3);
    private final Register a = row('r', 0, true, 4, 5, 6);
    private final Register b = row('r', 1, true, -1, 0, 2);
    private final Register y = row('r', 2, true, 0, 0, 0);
    private final Register z = row('r', 3, true, 0, 0, 0);

    private Register scalar(char kind, int number, int place, double value) {
        Register register = new Register(kind, number, scalars, place, true);
        register.value[place] = value;
        return register;
    }

    private static Register row(char kind, int number, boolean learns, double... values) {
        Register register = new Register(kind, number, values.length, learns);
        System.arraycopy(values, 0, register.value, 0, values.length);
        return register;
    }

    private static void arrives(Register register, double... gradients) {
        System.arraycopy(gradients, 0, register.gradient, 0, gradients.length);
    }

    private static Register[] these(Register... registers) {
        return registers;
    }

    @Test
    void productsAddEachTermInItsRow() {
        Products products =
                new Products(y, 10, new double[] {1, -1, 3, 0.5}, these(a, a, x, null), these(b, null, null, null));

        products.forward(2);
        assertThat(y.value).containsExactly(10 - 4 - 4 + 3 + 0.5, 10 + 0 - 5 + 6 + 0.5, 0);

        arrives(a, 100, 200, 300);
        arrives(y, 1, 2, 4);
        products.backward(2);
        assertThat(a.gradient).containsExactly(100 - 1 - 1, 200 + 0 - 2, 300);
        assertThat(b.gradient).containsExactly(4, 10, 0);
        assertThat(products).hasToString("r2 = 10 + r0 * r1 + -1 * r0 + 3 * x0 + 0.5");
    }

    @Test
    void productsThatLearnNothingPassNothing() {
        Register still = row('r', 9, false, 0, 0, 0);
        Products products = new Products(still, -0.0, new double[] {1}, these(x), these((Register) null));

        products.forward(3);
        products.backward(3);

        assertThat(still.value).containsExactly(1, 2, 3);
        assertThat(products).hasToString("r9 = x0");
    }

    @Test
    void scalarProductsStartWithTheirStartAndPassToBothOperands() {
        ScalarProducts products = new ScalarProducts(
                scalars, out, 10, new double[] {1, -1, 4, 7}, these(u, u, v, null), these(v, u, null, null));

        products.forward(1);
        assertThat(scalars.values[4]).isEqualTo(10 - 6 - 9 - 8 + 7);

        scalars.gradients[1] = 100;
        scalars.gradients[4] = 2;
        products.backward(1);
        assertThat(scalars.gradients[1]).isEqualTo(100 + 2 * -2 - 2 * 3 - 2 * 3);
        assertThat(scalars.gradients[2]).isEqualTo(2 * 3 + 2 * 4);
        assertThat(products).hasToString("u3 = 10 + u0 * u1 + -1 * u0 * u0 + 4 * u1 + 7");
    }

    @Test
    void broadcastsAreTheSameInEachRow() {
        Broadcast broadcast = new Broadcast(u, y);

        broadcast.forward(2);
        assertThat(y.value).containsExactly(3, 3, 0);

        scalars.gradients[1] = 100;
        arrives(y, 1, 2, 4);
        broadcast.backward(2);
        assertThat(scalars.gradients[1]).isEqualTo(103);
        assertThat(broadcast).hasToString("r2 = u0 for each row");

        Broadcast ofNothing = new Broadcast(frozen, y);
        ofNothing.backward(2);
        assertThat(scalars.gradients[3]).isZero();
    }

    @Test
    void elementwiseFunctionsReadTheirOwnRegister() {
        Register still = row('r', 4, false, 0, 0, 0);
        DifferentiableFunction square = DifferentiableFunction.of("square", t -> t * t, t -> 2 * t);
        Elementwise elementwise = new Elementwise(square, these(a, b, x), these(y, z, still));

        elementwise.forward(2);
        assertThat(y.value).containsExactly(16, 25, 0);
        assertThat(z.value).containsExactly(1, 0, 0);
        assertThat(still.value).containsExactly(1, 4, 0);

        arrives(a, 100, 200, 300);
        arrives(y, 1, 2, 4);
        arrives(z, 5, 6, 7);
        elementwise.backward(2);
        assertThat(a.gradient).containsExactly(108, 220, 300);
        assertThat(b.gradient).containsExactly(-10, 0, 0);
        assertThat(elementwise).hasToString("r2..r4 = square of r0..r1 x0");
    }

    @Test
    void elementwiseFunctionsOfScalarsAreComputedOnce() {
        Elementwise elementwise = new Elementwise(Activation.RELU, these(u), these(out));

        elementwise.forward(1);
        assertThat(scalars.values[4]).isEqualTo(3);

        scalars.gradients[1] = 100;
        scalars.gradients[4] = 5;
        elementwise.backward(1);
        assertThat(scalars.gradients[1]).isEqualTo(105);

        Elementwise ofNothing = new Elementwise(Activation.RELU, these(u), these(frozen));
        ofNothing.forward(1);
        ofNothing.backward(1);
        assertThat(scalars.values[3]).isEqualTo(3);
        assertThat(scalars.gradients[1]).isEqualTo(105);
    }

    @Test
    void otherOperationsGoRowByRow() {
        RowByRow quotient = new RowByRow(BinaryOperation.DIVIDED_BY, these(a, x), y);

        quotient.forward(2);
        assertThat(y.value).containsExactly(4, 2.5, 0);

        arrives(a, 100, 200, 300);
        arrives(y, 1, 3, 4);
        quotient.backward(2);
        assertThat(a.gradient).containsExactly(101, 201.5, 300);
        assertThat(quotient).hasToString("r2 = / of r0 x0");
    }

    @Test
    void otherOperationsOfScalarsAreComputedOnce() {
        RowByRow product = new RowByRow(BinaryOperation.TIMES, these(u, v), out);

        product.forward(1);
        assertThat(scalars.values[4]).isEqualTo(-6);

        scalars.gradients[1] = 100;
        scalars.gradients[4] = 5;
        product.backward(1);
        assertThat(scalars.gradients[1]).isEqualTo(90);
        assertThat(scalars.gradients[2]).isEqualTo(15);

        RowByRow still = new RowByRow(BinaryOperation.TIMES, these(u, v), frozen);
        still.forward(1);
        assertThat(scalars.values[3]).isEqualTo(-6);
    }

    private Weights weights(double[][] factors, Register[]... operands) {
        return new Weights(scalars, factors, operands);
    }

    /** y = 3a + 2b + 3, z = 5 - 2x... with u = 3 and v = -2. */
    @Test
    void neuronsAreAProductOfMatrices() {
        Weights matrix = weights(new double[][] {{1, 2, 0}, {0, -1, 4}}, these(u, null, null), these(null, v, u));
        Weights starts = weights(new double[][] {{0, 5}}, these(null, null));
        Weights lasts = weights(new double[][] {{-1, -0.0}}, these(u, null));
        Neurons neurons = new Neurons(these(a, b, x), these(y, z), matrix, starts, lasts, 8);
        scalars.gradients[1] = 100;

        neurons.begin();
        neurons.forward(2);
        assertThat(y.value).containsExactly(3 * 4 - 2 - 3, 3 * 5 - 3, 0);
        assertThat(z.value).containsExactly(5 - 2 + 12, 5 + 0 + 24, 0);

        arrives(a, 1000, 2000, 3000);
        arrives(y, 1, 2, 9);
        arrives(z, 3, 5, 9);
        neurons.backward(2);
        assertThat(a.gradient).containsExactly(1000 + 3, 2000 + 6, 3000);
        assertThat(b.gradient).containsExactly(2 + 2 * 3, 4 + 2 * 5, 0);
        assertThat(scalars.gradients[1]).isEqualTo(100);
        neurons.end();
        assertThat(scalars.gradients[1]).isEqualTo(100 + (4 + 10) + 4 * (3 + 10) - (1 + 2));
        assertThat(scalars.gradients[2]).isEqualTo(-(-3 + 0));
        assertThat(neurons).hasToString("r2..r3 = W 2x3 . r0..r1 x0 + bias");

        neurons.begin();
        neurons.end();
        assertThat(scalars.gradients[2]).as("a run begins with no gradient").isEqualTo(3);
    }

    @Test
    void gradientsOfBlocksAddUp() {
        Weights matrix = weights(new double[][] {{1}}, these(u));
        Weights starts = weights(new double[][] {{1}}, these(v));
        Weights none = weights(new double[][] {{-0.0}}, these((Register) null));
        Neurons neurons = new Neurons(these(x), these(y), matrix, starts, none, 8);
        arrives(y, 1, 1, 1);

        neurons.begin();
        for (int block = 0; block < 3; block++) {
            neurons.forward(3);
            neurons.backward(3);
        }
        neurons.end();

        assertThat(y.value).containsExactly(1, 4, 7);
        assertThat(scalars.gradients[1]).isEqualTo(18);
        assertThat(scalars.gradients[2]).isEqualTo(9);
        assertThat(neurons).hasToString("r2 = W 1x1 . x0 + bias");
    }

    @Test
    void constantNeuronsAndThoseThatLearnNothing() {
        Register still = row('r', 4, false, 0, 0, 0);
        Weights constants = weights(new double[][] {{2}}, these((Register) null));
        Weights none = weights(new double[][] {{-0.0}}, these((Register) null));
        Neurons neurons = new Neurons(these(x), these(still), constants, none, none, 8);

        neurons.begin();
        neurons.forward(3);
        neurons.backward(3);
        neurons.end();

        assertThat(still.value).containsExactly(2, 4, 6);
        assertThat(neurons).hasToString("r4 = constants 1x1 . x0");
        Weights some = weights(new double[][] {{3}}, these((Register) null));
        assertThat(new Neurons(these(x), these(still), constants, none, some, 8))
                .hasToString("r4 = constants 1x1 . x0 + bias");
        assertThat(new Neurons(these(x), these(still), constants, some, none, 8))
                .hasToString("r4 = constants 1x1 . x0 + bias");
    }

    /** From 32 signals on, the gradients of weights are computed another way. */
    @Test
    void wideLayersHaveTheSameGradients() {
        for (int n : new int[] {31, 32, 33}) {
            Register[] signals = new Register[n];
            Register[] operands = new Register[n];
            double[] ones = new double[n];
            for (int i = 0; i < n; i++) {
                signals[i] = row('r', i, true, i, 1, -i);
                operands[i] = u;
                ones[i] = i;
            }
            scalars.gradients[1] = 0;
            arrives(y, 1, 10, 5);
            Weights none = weights(new double[][] {{-0.0}}, these((Register) null));
            Neurons neurons = new Neurons(
                    signals, these(y), weights(new double[][] {ones}, new Register[][] {operands}), none, none, 8);

            neurons.begin();
            neurons.forward(2);
            neurons.backward(2);
            neurons.end();

            double towardU = 0;
            for (int i = 0; i < n; i++) {
                towardU += i * (i + 10);
                assertThat(signals[i].gradient).containsExactly(3 * i, 30 * i, 0);
            }
            assertThat(scalars.gradients[1]).as("%s signals", n).isEqualTo(towardU);
        }
    }

    @Test
    void registersKnowTheirPlace() {
        assertThat(u.perRow()).isFalse();
        assertThat(u.size()).isEqualTo(1);
        assertThat(u.learns()).isTrue();
        assertThat(frozen.learns()).isFalse();
        assertThat(x.perRow()).isTrue();
        assertThat(x.size()).isEqualTo(3);
        assertThat(x.learns()).isFalse();
        assertThat(a.name()).isEqualTo("r0");
        assertThat(b.follows(a)).isTrue();
        assertThat(a.follows(b)).isFalse();
        assertThat(y.follows(a)).isFalse();
        assertThat(v.follows(a)).as("another kind").isFalse();
        assertThat(Scalars.place(null)).isZero();
        assertThat(Scalars.place(v)).isEqualTo(2);
        assertThat(scalars.values[Scalars.ONE]).isEqualTo(1);
        assertThat(scalars.values).hasSize(5);
        scalars.gradients[2] = 7;
        scalars.zeroGradients();
        assertThat(scalars.gradients).containsOnly(0);
    }

    @Test
    void namesAreShortened() {
        assertThat(Listing.names(these(a))).isEqualTo("r0");
        assertThat(Listing.names(these(a, b, y, z))).isEqualTo("r0..r3");
        assertThat(Listing.names(these(a, y, z, x))).isEqualTo("r0 r2..r3 x0");
        assertThat(Listing.names(these(b, a, z, x))).isEqualTo("r1 r0 r3 x0");
        assertThat(Listing.names(these(b, a, z, x, b, a))).isEqualTo("r1 r0 r3 x0 and 2 more");
    }

    @Test
    void longSumsAreOnlyCounted() {
        Register[] none = new Register[5];
        assertThat(Listing.sum(0, new double[] {1, 2, 1, 1}, these(a, b, y, null), these(null, a, null, null)))
                .isEqualTo("r0 + 2 * r1 * r0 + r2 + 1");
        assertThat(Listing.sum(0, new double[5], these(a, b, y, z, x), none)).isEqualTo("sum of 5 products");
    }

    @Test
    void longProgramsAreCutAfterAHundredLines() {
        StringBuilder text = new StringBuilder();
        Instruction[] instructions = new Instruction[102];
        Arrays.fill(instructions, new Broadcast(u, y));

        Listing.append(text, "never", new Instruction[0]);
        assertThat(text).isEmpty();
        Listing.append(text, "once", Arrays.copyOf(instructions, 100));
        assertThat(text.toString().lines()).hasSize(101).startsWith("  once", "    r2 = u0 for each row");
        text.setLength(0);
        Listing.append(text, "once", instructions);
        assertThat(text.toString().lines()).hasSize(102).endsWith("    r2 = u0 for each row", "    and 2 more");
    }
}
