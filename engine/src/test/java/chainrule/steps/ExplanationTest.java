package chainrule.steps;

import static org.assertj.core.api.Assertions.assertThat;

import chainrule.engine.Value;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The minus of mathematics is shown as - here. */
class ExplanationTest {
    private static final String BEFORE = "was reached before on another path";

    private final Value a = Value.of(3, "a");
    private final Value b = Value.of(-0.5, "b");

    /** What is said of each edge, in the order of the backward pass. */
    private static List<String> backward(Value output) {
        Recording recording = new Recording(output);
        Explanation explanation = new Explanation(recording);
        return recording.edges().stream()
                .map(edge -> explanation.backward(edge).replace('\u2212', '-'))
                .toList();
    }

    private static String forward(Value output) {
        Recording recording = new Recording(output);
        return new Explanation(recording).forward(recording.outputPosition()).replace('\u2212', '-');
    }

    private static String sign(Value output) {
        Recording recording = new Recording(output);
        return new Explanation(recording).sign(recording.outputPosition());
    }

    @Test
    void additionPassesTheGradientOn() {
        assertThat(backward(a.plus(b).label("s")))
                .containsExactly(
                        "Addition passes the gradient on as it is: when a grows by 1, so does s.",
                        "Addition passes the gradient on as it is: when b grows by 1, so does s.");
    }

    @Test
    void aDifferenceMovesWithOneAndAgainstTheOther() {
        assertThat(backward(a.minus(b).label("d")))
                .containsExactly("d moves with a one for one.", "b is subtracted: when it grows by 1, d falls by 1.");
        assertThat(backward(a.negate())).containsExactly("The sign turns round: slope -1.");
    }

    @Test
    void theSlopeOfAProductIsTheOtherFactor() {
        assertThat(backward(a.times(b)))
                .containsExactly(
                        "The slope of a product toward one factor is the other factor: b = -0.5.",
                        "The slope of a product toward one factor is the other factor: a = 3.");
    }

    @Test
    void theSlopesOfAQuotient() {
        assertThat(backward(a.div(b)))
                .containsExactly(
                        "The slope of a quotient toward its numerator is 1 / denominator: 1 / b = -0.5.",
                        "The slope of a quotient toward its denominator is - numerator / denominator².");
    }

    @Test
    void inANeuronTheSlopeTowardAWeightIsItsInputAndTheOtherWayRound() {
        Value[] w = {Value.of(2, "w1"), Value.of(-4, "w2")};
        Value[] x = {Value.of(5, "x1"), Value.of(7, "x2")};

        String slope = "In a sum of products the slope toward one factor is the other factor: ";
        assertThat(backward(Value.dot(w, x, b)))
                .containsExactly(
                        slope + "x1 = 5.",
                        slope + "x2 = 7.",
                        slope + "w1 = 2.",
                        slope + "w2 = -4.",
                        "The bias is added, so the gradient passes as it is.");
        assertThat(backward(Value.dot(w, x))).hasSize(4).last().isEqualTo(slope + "w2 = -4.");
    }

    @Test
    void constantsAndPowers() {
        assertThat(backward(a.plus(-2)))
                .containsExactly("A constant that is added changes no slope: the gradient passes as it is.");
        assertThat(backward(a.minus(2)))
                .containsExactly("A constant that is added changes no slope: the gradient passes as it is.");
        assertThat(backward(a.times(-2))).containsExactly("The slope of a multiple is its constant factor: -2.");
        assertThat(backward(a.div(4))).containsExactly("The slope of a multiple is its constant factor: 0.25.");
        assertThat(backward(a.pow(2))).containsExactly("The slope of a^2 is 2 × a: 6.");
        assertThat(backward(a.pow(Value.of(2, "n"))))
                .containsExactly(
                        "The slope of a power toward its base is exponent × base^(exponent - 1).",
                        "The slope of a power toward its exponent is the power itself × ln(base).");
    }

    @Test
    void theLargerOrSmallerOneGetsTheGradient() {
        assertThat(backward(a.max(b)))
                .containsExactly(
                        "The larger one gets the whole gradient, and that is a.",
                        "The larger one gets the whole gradient; out does not move with b.");
        assertThat(backward(a.min(b)))
                .containsExactly(
                        "The smaller one gets the whole gradient; out does not move with a.",
                        "The smaller one gets the whole gradient, and that is b.");
        assertThat(backward(a.max(1))).containsExactly("max passes a through, and the gradient as it is: slope 1.");
        assertThat(backward(a.min(1)))
                .containsExactly("min gives its constant 1, whatever a is: slope 0, no gradient gets past it.");
    }

    @Test
    void absSinAndCos() {
        Value x = Value.of(0, "x");
        assertThat(backward(b.abs())).containsExactly("The slope of abs is the sign of b, at 0 that to its left: -1.");
        assertThat(backward(x.sin())).containsExactly("The slope of sin is cos: 1.");
        assertThat(backward(x.cos())).containsExactly("The slope of cos is - sin: 0.");
    }

    @Test
    void aSoftmaxTellsItsOwnLogitFromOthers() {
        assertThat(backward(Value.softmax(a, b)[0]))
                .containsExactly(
                        "The slope of a softmax toward its own logit is s × (1 - s), at most 0.25.",
                        "The shares of a softmax add up to 1: when another logit grows, this one falls by share × other share.");
        assertThat(forward(Value.softmax(a, b)[0]))
                .startsWith("The share of the first input's exponential in the sum of all. ");
    }

    @Test
    void aReluIsOnOrOff() {
        assertThat(backward(a.relu()))
                .containsExactly("ReLU is on, for a is above 0: slope 1, the gradient passes as it is.");
        assertThat(backward(b.relu()))
                .containsExactly("ReLU is off, for b is not above 0: slope 0, no gradient gets past it.");
        assertThat(backward(Value.of(Double.NaN, "x").relu()))
                .containsExactly("out has no finite slope toward x here.");
    }

    @Test
    void sigmoidAndTanhTellTheirSlopeAndWhetherTheyAreSaturated() {
        Value zero = Value.of(0, "x");
        Value large = Value.of(20, "x");

        assertThat(backward(zero.sigmoid()))
                .containsExactly("The slope of sigmoid is s × (1 - s), at most 0.25; here it is 0.25.");
        assertThat(backward(zero.tanh()).get(0)).endsWith("here it is 1.");
        // s (1 - s) at 20 is e^-20, and 1 - tanh² is 4 e^-40, both to all digits shown
        assertThat(backward(large.sigmoid()).get(0))
                .endsWith("here it is 2.061E-9. It is saturated: hardly anything gets past it.");
        assertThat(backward(large.tanh()).get(0))
                .endsWith("here it is 1.699E-17. It is saturated: hardly anything gets past it.");
        assertThat(backward(zero.exp())).containsExactly("The slope of exp is exp itself: 1.");
        assertThat(backward(a.log())).containsExactly("The slope of log is 1 / a.");
        assertThat(backward(zero.gelu())).containsExactly("The slope of gelu at x is 0.5.");
    }

    @Test
    void aPreluTellsItsSide() {
        assertThat(backward(a.prelu(b)))
                .containsExactly(
                        "PReLU is on the side of slope 1.",
                        "The learned slope has no part in this: the input is above 0.");
        assertThat(backward(b.prelu(Value.of(0.25, "s"))))
                .containsExactly(
                        "PReLU is on the side of its learned slope: 0.25.",
                        "The learned slope multiplies the input: -0.5.");
    }

    @Test
    void contributionsAddUpExactlyWhereSomethingWasThereBefore() {
        Value sum = a.plus(a).label("b");
        List<String> sentences = backward(sum.times(a).label("c"));

        assertThat(sentences.get(0)).doesNotContain(BEFORE).doesNotContain("used");
        assertThat(sentences.get(1))
                .doesNotContain(BEFORE)
                .endsWith("a is used 3 times: each use brings a contribution.");
        assertThat(sentences.get(2)).endsWith(" a " + BEFORE + ", so the contributions add up (+=, not =).");
        assertThat(sentences.get(3)).endsWith(" a " + BEFORE + ", so the contributions add up (+=, not =).");
        assertThat(backward(b.times(b)).get(0)).endsWith("b is used 2 times: each use brings a contribution.");
        for (int seed = 0; seed < 20; seed++) {
            Recording recording = new Recording(RandomGraph.of(seed, 25));
            Explanation explanation = new Explanation(recording);
            for (Recording.Edge edge : recording.edges()) {
                boolean expected =
                        edge.step().gradientBefore() != 0 && edge.step().outputGradient() != 0;
                assertThat(explanation.backward(edge).contains(BEFORE)).isEqualTo(expected);
            }
        }
    }

    @Test
    void whereAValueIsAddedToItselfItDoesNotSayThatTheSumGrowsByOne() {
        assertThat(backward(a.plus(a).label("b")).get(0))
                .startsWith("Addition passes the gradient on as it is: when this term grows by 1, so does b.");
    }

    @Test
    void whereTheGradientIsZeroThereIsNothingToPassOn() {
        assertThat(backward(a.times(b).label("p").times(0).label("z")))
                .element(1)
                .isEqualTo("The gradient of p is 0, so there is nothing to pass on.");
    }

    @Test
    void forwardTellsTheLocalDerivativesThatAreKept() {
        assertThat(forward(a.times(b).label("p")))
                .isEqualTo("For the way back the node remembers its local derivatives: ∂p/∂a = -0.5, ∂p/∂b = 3.");
        assertThat(forward(a.pow(2).label("q")))
                .isEqualTo("For the way back the node remembers its local derivative, its slope here: ∂q/∂a = 6.");
        assertThat(forward(Value.sum(a, b, a, b)))
                .isEqualTo(
                        "For the way back the node remembers 4 local derivatives, one for each input: the numbers on its lines.");
    }

    @Test
    void forwardSaysWhatALessKnownOperationIs() {
        Value[] row = {a, b};

        assertThat(forward(Value.logSumExp(a, b)))
                .startsWith("The logarithm of the sum of the exponentials, a smooth maximum. ");
        assertThat(forward(Value.dot(row, row, a)))
                .startsWith("A dot product: weights times inputs, added up, and the bias. ");
        assertThat(forward(Value.dot(row, row))).startsWith("A dot product: weights times inputs, added up. For");
    }

    @Test
    void forwardWarnsOfWhatTheSlopeWillStopOnTheWayBack() {
        assertThat(forward(b.relu()))
                .endsWith(
                        " = 0. Slope 0: no gradient will get past it. If that is so on every example, the unit is dead.");
        assertThat(forward(Value.of(20).sigmoid()))
                .endsWith(
                        "E-9. It is saturated, its slope under 5 % of the steepest: hardly any gradient will get past it.");
        assertThat(forward(b.log())).endsWith(". From here on nothing can be trusted.");
        assertThat(forward(Value.sum(a, b, a, Value.of(Double.NaN))))
                .endsWith(". From here on nothing can be trusted.");
    }

    @Test
    void signs() {
        assertThat(sign(b.relu())).isEqualTo("slope 0");
        assertThat(sign(a.relu())).isEmpty();
        assertThat(sign(Value.of(20).sigmoid())).isEqualTo("saturated");
        assertThat(sign(Value.of(-20).tanh())).isEqualTo("saturated");
        assertThat(sign(Value.of(2).sigmoid())).isEmpty(); // slope 0.105, 42 % of the steepest
        assertThat(sign(Value.of(2.17).tanh())).isEmpty(); // 1 - tanh² = 0.0509
        assertThat(sign(Value.of(2.19).tanh())).isEqualTo("saturated"); // 0.0490
        assertThat(sign(Value.of(-12).exp())).isEmpty();
        assertThat(sign(b.log())).isEqualTo("not finite");
        assertThat(sign(Value.of(Double.NaN))).isEqualTo("not finite");
        assertThat(sign(a.div(0))).isEqualTo("not finite");
        assertThat(sign(a)).isEmpty();
    }

    @Test
    void arithmeticHasNoSignHoweverSmallItsSlope() {
        assertThat(sign(a.times(0.0001))).isEmpty();
        assertThat(sign(a.times(0))).isEmpty();
        assertThat(sign(a.div(1e6))).isEmpty();
        assertThat(sign(Value.of(0).pow(2))).isEmpty();
        assertThat(sign(a.times(Value.of(0)))).isEmpty();
    }
}
