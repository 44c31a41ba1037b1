package chainrule.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import chainrule.check.GradientCheck.Outcome;
import chainrule.check.GradientCheck.Verdict;
import chainrule.engine.DifferentiableFunction;
import chainrule.engine.ElementaryFunction;
import chainrule.engine.Value;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The numbers in a verdict, beside closed forms; at points of every size, and with losses near the largest double. */
class VerdictNumbersTest {
    private record Case(String formula, double x, DoubleUnaryOperator loss, double slope) {
        @Override
        public String toString() {
            return formula + " at " + x;
        }
    }

    static Stream<Case> cases() {
        return Stream.of(
                new Case("sin x", 1, Math::sin, 0.5403023058681398),
                new Case("e^x", -20, Math::exp, 2.061153622438558e-9),
                new Case("x^2", 1e6, x -> x * x, 2e6),
                new Case("x^2", -3e150, x -> x * x, -6e150),
                new Case("x^3", 1e-9, x -> x * x * x, 3e-18),
                new Case("sin(x / 1e8)", 3e8, x -> Math.sin(x / 1e8), -9.899924966004454e-9),
                new Case("log x", 1e-300, Math::log, 1e300),
                new Case("sqrt x", 1e300, Math::sqrt, 5e-151),
                new Case("1e308 tanh x", 0.5, x -> 1e308 * Math.tanh(x), 0.7864477329659274e308));
    }

    private static Verdict verdict(Case that, double factor) {
        DifferentiableFunction f = DifferentiableFunction.of(that.formula, that.loss, x -> factor * that.slope);
        Value x = Value.of(that.x, "x");
        return GradientCheck.check(() -> x.apply(f), List.of(x)).verdicts().get(0);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theNumericalSlopeIsThatOfTheClosedForm(Case that) {
        Verdict verdict = verdict(that, 1);

        assertThat(verdict.outcome()).as(verdict.toString()).isEqualTo(Outcome.PASSED);
        assertThat(verdict.analytic()).isEqualTo(that.slope);
        assertThat(verdict.numerical() / that.slope).isCloseTo(1, within(1e-6));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void soItIsWhereTheGradientIsOffByOnePartInTenThousand(Case that) {
        Verdict verdict = verdict(that, 1.0001);

        assertThat(verdict.outcome()).as(verdict.toString()).isEqualTo(Outcome.FAILED);
        assertThat(verdict.analytic()).isEqualTo(1.0001 * that.slope);
        assertThat(verdict.numerical() / that.slope).isCloseTo(1, within(1e-6));
    }

    /** Differences of such losses overflow, so that not every verdict can have a number. */
    @Test
    void rightAndWrongAreToldApartEvenWhereDifferencesOverflow() {
        Case that = new Case("-1.7e308 sin x", 1, x -> -1.7e308 * Math.sin(x), -0.9185139199758377e308);

        assertThat(verdict(that, 1).outcome()).isEqualTo(Outcome.PASSED);
        assertThat(verdict(that, 1.0001).outcome()).isEqualTo(Outcome.FAILED);
    }

    private static Verdict ofAbs(double gradientAtZero) {
        DifferentiableFunction f =
                DifferentiableFunction.of("abs", Math::abs, x -> x == 0 ? gradientAtZero : Math.signum(x));
        Value x = Value.of(0, "x");
        return GradientCheck.check(() -> x.apply(f).times(3), List.of(x))
                .verdicts()
                .get(0);
    }

    @Test
    void atAKinkBothSlopesAreGivenAndTheNumericalOneIsTheNearestThatIsRight() {
        assertThat(Stream.of(-1.0, 0.25, 1.0).map(VerdictNumbersTest::ofAbs)).allSatisfy(verdict -> {
            assertThat(verdict.outcome()).isEqualTo(Outcome.KINK);
            assertThat(verdict.left()).isCloseTo(-3, within(1e-6));
            assertThat(verdict.right()).isCloseTo(3, within(1e-6));
            assertThat(verdict.numerical()).isCloseTo(verdict.analytic(), within(1e-6));
        });
    }

    @Test
    void besideBothSlopesOfAKinkAGradientIsWrong() {
        assertThat(ofAbs(2).outcome()).isEqualTo(Outcome.FAILED);
        assertThat(ofAbs(2).numerical()).isCloseTo(3, within(1e-6));
        assertThat(ofAbs(-1.5).outcome()).isEqualTo(Outcome.FAILED);
        assertThat(ofAbs(-1.5).numerical()).isCloseTo(-3, within(1e-6));
    }

    @Test
    void aFunctionHasTheNumericalSlopeOfEachPoint() {
        List<Verdict> verdicts =
                GradientCheck.function(ElementaryFunction.EXP, -5, 5).verdicts();

        assertThat(verdicts).hasSizeGreaterThan(300).allSatisfy(verdict -> {
            assertThat(verdict.outcome()).isEqualTo(Outcome.PASSED);
            assertThat(verdict.numerical() / verdict.analytic()).isCloseTo(1, within(1e-6));
        });
        assertThat(verdicts.get(0).numerical()).isCloseTo(0.006737946999085467, within(1e-9)); // e^-5
        assertThat(verdicts.get(verdicts.size() - 1).numerical()).isCloseTo(148.4131591025766, within(1e-4));
    }
}
