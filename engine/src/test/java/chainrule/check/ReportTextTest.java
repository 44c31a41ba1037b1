package chainrule.check;

import static org.assertj.core.api.Assertions.assertThat;

import chainrule.check.GradientCheck.Outcome;
import chainrule.check.GradientCheck.Report;
import chainrule.check.GradientCheck.Verdict;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ReportTextTest {
    private final Verdict passed = verdict("a", 3, 3, Outcome.PASSED);
    private final Verdict failed = verdict("b", 4, 3, Outcome.FAILED);
    private final Verdict undecided = verdict("c", 5, 3, Outcome.UNDECIDED);
    private final Verdict kink = new Verdict("d", 1, 1, 0, 2, 0.5, Outcome.KINK, "by parts");
    private final Verdict zero = verdict("e", 0, 0, Outcome.PASSED);

    private static Verdict verdict(String name, double analytic, double numerical, Outcome outcome) {
        return new Verdict(name, analytic, numerical, 0, 0, 0.5, outcome, "so");
    }

    private static String text(Verdict... verdicts) {
        return new Report(List.of(verdicts), List.of()).toString();
    }

    @Test
    void whatPassed() {
        assertThat(text(passed))
                .isEqualTo("passed: the gradient is right; the worst is a: analytic 3, numerical 3 (so)");
        assertThat(text(passed, passed))
                .isEqualTo("passed: all 2 gradients are right; the worst is a: analytic 3, numerical 3 (so)");
        assertThat(text(kink, passed))
                .startsWith("passed: all 2 gradients are right, 1 of them at a kink,"
                        + " 1 of them by parts alone, since differences of the whole could not tell; the worst is ");
        assertThat(kink).hasToString("d: analytic 1, at a kink, slopes 0 on its left and 2 on its right (by parts)");
    }

    @Test
    void whatFailed() {
        assertThat(text(failed, passed))
                .isEqualTo("FAILED: 1 of 2 gradients is wrong; the worst is b: analytic 4, numerical 3 (so)");
        assertThat(text(failed, undecided, failed))
                .isEqualTo("FAILED: 2 of 3 gradients are wrong, 1 undecided;"
                        + " the worst is b: analytic 4, numerical 3 (so)");
    }

    @Test
    void whatIsUndecided() {
        assertThat(text(passed, undecided, verdict("f", 99, 0, Outcome.UNDECIDED)))
                .isEqualTo("UNDECIDED: 2 of 3 gradients could not be checked;"
                        + " the first is c: analytic 5, numerical 3 (so)");
    }

    @Test
    void whatDoesNotRepeatItself() {
        assertThat(text(verdict("a", 3, 3, Outcome.NOT_REPEATABLE)))
                .isEqualTo("NOT REPEATABLE: nothing could be checked");
    }

    @Test
    void zerosAndRemarksStandOnLinesOfTheirOwn() {
        assertThat(text(zero, passed)).endsWith("\n  1 of them is 0.");
        assertThat(text(zero, zero, passed)).endsWith("\n  2 of them are 0: hardly anything was checked.");
        assertThat(text(zero)).endsWith("\n  1 of them is 0: hardly anything was checked.");
        assertThat(new Report(List.of(zero), List.of("First.", "Second.")).toString())
                .endsWith("checked.\n  First.\n  Second.");
    }

    @Nested
    class TheWorst {
        private final Verdict barelyFailed = verdict("g", 3.1, 3, Outcome.FAILED);
        private final Verdict farUndecided = verdict("h", 99, 3, Outcome.UNDECIDED);
        private final Verdict farPassed = verdict("i", 999, 3, Outcome.PASSED);

        private Verdict worst(Verdict... verdicts) {
            return new Report(List.of(verdicts), List.of()).worst();
        }

        @Test
        void failedThenUndecidedThenTheFarthestOff() {
            assertThat(worst(farPassed, farUndecided, barelyFailed)).isSameAs(barelyFailed);
            assertThat(worst(barelyFailed, farUndecided, farPassed)).isSameAs(barelyFailed);
            assertThat(worst(farPassed, undecided, passed)).isSameAs(undecided);
            assertThat(worst(undecided, farPassed)).isSameAs(undecided);
            assertThat(worst(passed, farPassed, zero)).isSameAs(farPassed);
        }

        @Test
        void isMeasuredByWhatIsAllowed() {
            Verdict half = new Verdict("a", 3, 2, 0, 0, 2, Outcome.PASSED, "");

            assertThat(half.badness()).isEqualTo(0.5);
            assertThat(new Verdict("a", -3, 3, 0, 0, 0.5, Outcome.PASSED, "").badness())
                    .isEqualTo(12);
            assertThat(new Verdict("a", 3, 3, 0, 0, 0, Outcome.PASSED, "").badness())
                    .isZero();
            assertThat(new Verdict("a", Double.NaN, 3, 0, 0, 1, Outcome.PASSED, "").badness())
                    .isInfinite();
        }
    }

    @Test
    void tenDigits() {
        assertThat(Digits.ten(0)).isEqualTo("0");
        assertThat(Digits.ten(Double.NaN)).isEqualTo("NaN");
        assertThat(Digits.ten(1.0 / 3)).isEqualTo("0.3333333333");
        assertThat(Digits.ten(0.0001)).isEqualTo("0.0001");
        assertThat(Digits.ten(0.00001)).isEqualTo("1E-5");
        assertThat(Digits.ten(-1234567890.4)).isEqualTo("-1234567890");
        assertThat(Digits.ten(1e10)).isEqualTo("1E10");
        assertThat(Digits.ten(12345678901.0)).isEqualTo("1.23456789E10");
    }
}
