package chainrule.check;

import static org.assertj.core.api.Assertions.assertThat;

import chainrule.engine.DifferentiableFunction;
import chainrule.engine.Value;
import java.util.List;
import org.junit.jupiter.api.Test;

class NonFiniteTest {
    private static final String HINT = " (-Dchainrule.lines=true tells its line). ";
    private static final String ABOVE_ZERO =
            " Keep its argument above 0, say by adding 1E-8, or take a loss that starts from logits and needs no log.";
    private static final String DIVISOR =
            " Keep the divisor away from 0, say by adding 1E-8 to one that is never negative.";
    private static final String BASE = " Keep the base away from 0, say by adding 1E-8 to one that is never negative.";
    private static final String SMALLER =
            " Did training diverge, or are inputs not scaled? Lower the learning rate, or scale the inputs.";
    private static final String SMALLER_WEIGHTS = " Start from smaller weights, or lower the learning rate.";
    private static final String EXPONENT =
            " If the exponent is not to be learned, give it as a plain number, as in pow(2).";

    private final Value zero = Value.of(0, "x");
    private final Value one = Value.of(1, "y");
    private final Value minusEight = Value.of(-8, "z");
    private final Value huge = Value.of(1e200, "h");

    private static NonFinite firstIn(Value loss) {
        return NonFinite.firstIn(loss).orElseThrow();
    }

    private static String explanation(Value loss) {
        return firstIn(loss).explanation();
    }

    // ---- where it begins -------------------------------------------------------------------------------------------

    @Test
    void aGraphOfFiniteValuesAndGradientsHasNone() {
        assertThat(NonFinite.firstIn(one.times(3).plus(minusEight).tanh())).isEmpty();
        assertThat(NonFinite.firstIn(one)).isEmpty();
    }

    @Test
    void theFirstNodeIsTheOneWhoseInputsAreAllFinite() {
        Value log = zero.log().label("log of x");
        Value loss = log.times(0).plus(minusEight.sqrt()).tanh();

        NonFinite first = firstIn(loss);

        assertThat(first.node()).isSameAs(log);
        assertThat(first.number()).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(first.step()).isEmpty();
        assertThat(first).hasToString(first.explanation());
    }

    @Test
    void anInfinityOnTheWayIsFoundThoughTheLossIsFinite() {
        Value exp = Value.of(800).exp();
        Value loss = exp.plus(1).pow(-1);

        assertThat(loss.data()).isZero();
        assertThat(firstIn(loss).node()).isSameAs(exp);
    }

    @Test
    void theFirstGradientIsTheOneThatTheFirstBadStepWritesTo() {
        Value root = zero.sqrt().label("r");
        Value loss = root.plus(one).times(2);

        NonFinite first = firstIn(loss);

        assertThat(first.node()).isSameAs(zero);
        assertThat(first.number()).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(first.step().orElseThrow().output()).isSameAs(root);
    }

    @Test
    void valuesComeBeforeGradients() {
        Value log = zero.log();

        assertThat(firstIn(one.plus(zero.sqrt()).plus(log)).node()).isSameAs(log);
    }

    @Test
    void gradientsAreAfterwardsWhatTheyWere() {
        Value root = one.minus(1).sqrt();
        Value loss = root.times(minusEight);
        List<Value> graph = loss.graph();
        loss.times(1.5).backward();
        List<Double> before = graph.stream().map(Value::grad).toList();

        assertThat(NonFinite.firstIn(loss)).isPresent();

        assertThat(before).contains(1.5, -12.0, Double.NEGATIVE_INFINITY);
        assertThat(graph.stream().map(Value::grad)).isEqualTo(before);
    }

    @Test
    void whatEarlierPassesLeftInAGradientDoesNotCount() {
        one.setGrad(Double.NaN);

        assertThat(NonFinite.firstIn(one.times(2))).isEmpty();
        assertThat(one.grad()).isNaN();
    }

    // ---- values ----------------------------------------------------------------------------------------------------

    @Test
    void aLeafThatWasGivenSuchANumber() {
        Value nan = Value.of(Double.NaN, "n");

        assertThat(explanation(one.times(nan)))
                .isEqualTo(
                        "First NaN: n" + HINT
                                + "n was given NaN: no operation of this graph computed it. If it is an input, look at the data;"
                                + " if it is a parameter, look at the gradients of the step before, and lower the learning rate.");
        assertThat(explanation(Value.of(Double.NEGATIVE_INFINITY)))
                .startsWith("First infinite value: out" + HINT + "out was given -Infinity: ");
    }

    @Test
    void logOfANegativeNumber() {
        assertThat(explanation(minusEight.log().plus(1)))
                .isEqualTo("First NaN: v2 = log" + HINT
                        + "The log of -8 (z) is not a number: log needs an argument above 0."
                        + " How did it become negative? softplus makes any number positive.");
    }

    @Test
    void logOfZero() {
        assertThat(explanation(zero.log()))
                .isEqualTo("First infinite value: out = log" + HINT
                        + "The log of 0 (x) is -Infinity: log needs an argument above 0." + ABOVE_ZERO);
    }

    @Test
    void rootOfANegativeNumber() {
        assertThat(explanation(minusEight.sqrt().label("r")))
                .isEqualTo("First NaN: r = sqrt" + HINT
                        + "The square root of -8 (z) is not a number: sqrt needs an argument of 0 or more."
                        + " Take the root of what cannot be negative, such as a sum of squares.");
    }

    @Test
    void divisionByZero() {
        assertThat(explanation(one.div(zero)))
                .isEqualTo("First infinite value: out = /" + HINT + "1 (y) / 0 (x) is Infinity: it divides by 0."
                        + DIVISOR);
        assertThat(explanation(minusEight.div(0)))
                .isEqualTo("First infinite value: out = / 0" + HINT + "-8 (z) / 0 is -Infinity: it divides by 0."
                        + DIVISOR);
        assertThat(explanation(zero.div(zero)))
                .isEqualTo(
                        "First NaN: out = /" + HINT + "0 (x) / 0 (x) is not a number: 0 / 0 has no answer." + DIVISOR);
    }

    @Test
    void exponentialOfALargeNumber() {
        assertThat(explanation(one.times(710).label("logit").exp()))
                .isEqualTo("First infinite value: out = exp" + HINT
                        + "exp of 710 (logit) is beyond 1.8E308, the largest double: exp overflows above 709.78."
                        + " Keep its argument small; Value.logSumExp, sigmoid and softplus do so by themselves.");
    }

    @Test
    void fractionalPowerOfANegativeBase() {
        String because = " is not a number: a negative base has powers with whole exponents only."
                + " Take a whole exponent, or a base that cannot be negative.";

        assertThat(explanation(minusEight.pow(0.25)))
                .isEqualTo("First NaN: out = ^0.25" + HINT + "-8 (z) to the power 0.25" + because);
        assertThat(explanation(minusEight.pow(Value.of(0.25, "p"))))
                .isEqualTo("First NaN: out = ^" + HINT + "-8 (z) to the power 0.25 (p)" + because);
    }

    @Test
    void negativePowerOfZero() {
        assertThat(explanation(zero.pow(-2)))
                .isEqualTo("First infinite value: out = ^-2" + HINT
                        + "0 (x) to the power -2 is infinite: a negative exponent divides by the base." + BASE);
    }

    @Test
    void aConstantThatIsNotFinite() {
        String remedy = " Look at the code that computed the constant.";

        assertThat(explanation(zero.times(Double.POSITIVE_INFINITY)))
                .isEqualTo("First NaN: out = * Infinity" + HINT
                        + "0 (x) * Infinity is NaN, since the constant Infinity is not finite." + remedy);
        assertThat(explanation(one.minus(Double.NaN)))
                .isEqualTo("First NaN: out = - NaN" + HINT + "1 (y) - NaN is NaN, since the constant NaN is not finite."
                        + remedy);
        assertThat(explanation(one.plus(Double.NEGATIVE_INFINITY)))
                .contains("1 (y) + -Infinity is -Infinity, since the constant -Infinity is not finite.");
    }

    @Test
    void overflowOfArithmetic() {
        assertThat(explanation(huge.times(huge)))
                .isEqualTo("First infinite value: out = *" + HINT
                        + "1E200 (h) * 1E200 (h) is beyond 1.8E308, the largest double." + SMALLER);
        assertThat(explanation(huge.pow(2))).contains(". 1E200 (h) ^ 2 is beyond 1.8E308, the largest double. Did");
        assertThat(explanation(huge.div(1e-200))).contains(". 1E200 (h) / 1E-200 is beyond 1.8E308");
    }

    @Test
    void overflowOfASum() {
        Value a = Value.of(1e308, "a");
        Value b = Value.of(-1.7e308, "b");

        assertThat(explanation(Value.sum(b, one, a.negate())))
                .isEqualTo("First infinite value: out = sum" + HINT
                        + "The sum is beyond 1.8E308, the largest double; its largest input is -1.7E308 (b)."
                        + SMALLER);
    }

    @Test
    void overflowOfAScalarProduct() {
        Value[] weights = {one, huge};
        Value[] inputs = {minusEight, huge};

        assertThat(explanation(Value.dot(weights, inputs, one)))
                .isEqualTo("First infinite value: out = dot" + HINT
                        + "The dot is beyond 1.8E308, the largest double; its largest input is 1E200 (h)." + SMALLER);
    }

    @Test
    void infinityMinusInfinityWithinAScalarProduct() {
        Value[] weights = {huge, huge};
        Value[] inputs = {huge, Value.of(-1e201, "i")};

        assertThat(explanation(Value.dot(weights, inputs)))
                .isEqualTo("First NaN: out = dot" + HINT
                        + "Its products are Infinity and -Infinity, beyond 1.8E308, the largest double, and the sum of"
                        + " these is not a number; its largest input is -1E201 (i)." + SMALLER);
    }

    @Test
    void aFunctionOfTheUser() {
        var asin = DifferentiableFunction.of("asin", Math::asin, x -> 1 / Math.sqrt(1 - x * x));

        assertThat(explanation(minusEight.apply(asin)))
                .isEqualTo("First NaN: out = asin" + HINT + "asin at -8 (z) is NaN, though no input is NaN or infinite."
                        + " If this is a function of your own, look at its formula at these numbers.");
        assertThat(explanation(one.apply(asin)))
                .isEqualTo("First infinite gradient: dL/dy += dL/dout * dout/dy = 1 * Infinity = Infinity, through"
                        + " out = asin" + HINT
                        + "The slope of asin at 1 (y) is Infinity. Keep its inputs away from there;"
                        + " if this is a function of your own, look at its derivative.");
    }

    @Test
    void aFunctionOfTheUserMayBeCalledAsItLikes() {
        for (String symbol : List.of("", "/ 2 x", "^.", "* .", "- 1.2.3", "+ E", "/ -", "{a}", "a $1 \\ b", "sqrt")) {
            var notANumber = DifferentiableFunction.of(symbol, x -> Double.NaN, x -> 1);

            assertThat(explanation(one.apply(notANumber))).startsWith("First NaN: out = " + symbol);
        }
    }

    // ---- gradients -------------------------------------------------------------------------------------------------

    @Test
    void slopeOfTheRootAtZero() {
        assertThat(explanation(zero.sqrt().label("r").times(3)))
                .isEqualTo("First infinite gradient: dL/dx += dL/dr * dr/dx = 3 * Infinity = Infinity, through r = sqrt"
                        + HINT + "The slope of sqrt at 0 (x) is infinite. Add 1E-8 under the root.");
    }

    @Test
    void zeroTimesAnInfiniteSlope() {
        assertThat(explanation(zero.sqrt().label("r").relu().plus(1)))
                .isEqualTo("First NaN gradient: dL/dx += dL/dr * dr/dx = 0 * Infinity = NaN, through r = sqrt" + HINT
                        + "The slope of sqrt at 0 (x) is infinite."
                        + " 0 * Infinity is NaN, so it spoils even a path that counts for 0."
                        + " Add 1E-8 under the root.");
    }

    @Test
    void slopeOfAFractionWithATinyDivisor() {
        assertThat(explanation(one.div(Value.of(1e-200, "d")).label("q")))
                .isEqualTo(
                        "First infinite gradient: dL/dd += dL/dq * dq/dd = 1 * (-Infinity) = -Infinity, through q = /"
                                + HINT + "The slope of 1 (y) / 1E-200 (d) is -Infinity: the divisor is too small."
                                + DIVISOR);
    }

    @Test
    void slopeOfAFractionalPowerAtZero() {
        assertThat(explanation(zero.pow(0.5)))
                .isEqualTo(
                        "First infinite gradient: dL/dx += dL/dout * dout/dx = 1 * Infinity = Infinity, through out = ^0.5"
                                + HINT + "The slope of 0 (x) to the power 0.5 is infinite:"
                                + " so it is at 0 for exponents between 0 and 1." + BASE);
    }

    @Test
    void slopeTowardTheExponentOfANegativeBase() {
        Value two = Value.of(2, "p");

        assertThat(explanation(minusEight.pow(two)))
                .isEqualTo("First NaN gradient: dL/dp += dL/dout * dout/dp = 1 * NaN = NaN, through out = ^" + HINT
                        + "Toward the exponent the slope is base^exponent * ln(base), and -8 (z) has no finite"
                        + " logarithm." + EXPONENT);
        assertThat(explanation(zero.pow(Value.of(0, "p"))))
                .contains("1 * (-Infinity) = -Infinity", "and 0 (x) has no finite logarithm." + EXPONENT);
    }

    @Test
    void productOfGradientAndSlopeThatOverflows() {
        assertThat(explanation(zero.times(1e200).label("u").times(1e200)))
                .isEqualTo("First infinite gradient: dL/dx += dL/du * du/dx = 1E200 * 1E200 = Infinity, through"
                        + " u = * 1E200" + HINT + "Both factors are finite, but their product is beyond 1.8E308, the"
                        + " largest double." + SMALLER_WEIGHTS);
    }

    @Test
    void sumOfContributionsThatOverflows() {
        // backward, w comes before u
        Value sum = zero.times(1.5e308).label("u").plus(zero.times(1e308).label("w"));

        assertThat(explanation(sum))
                .isEqualTo("First infinite gradient: dL/dx += dL/du * du/dx = 1 * 1.5E308 = 1.5E308"
                        + " -> 1E308 + 1.5E308 = Infinity, through u = * 1.5E308" + HINT
                        + "Both contributions are finite, but their sum is beyond 1.8E308, the largest double."
                        + SMALLER_WEIGHTS);
    }

    @Test
    void textStaysOnOneLine() {
        var log = DifferentiableFunction.of("my\nlog", Math::log, x -> 1 / x);

        assertThat(explanation(Value.of(-1, "a\nb").apply(log).label("c\r\nd")))
                .startsWith("First NaN: c d = my log" + HINT + "my log at -1 (a b) is NaN");
    }
}
