package chainrule.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import chainrule.check.CheckedGraph.Wrong;
import chainrule.check.GradientCheck.Outcome;
import chainrule.engine.DifferentiableFunction;
import chainrule.engine.Value;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ByPartsTest {
    private final Value x = Value.of(0, "x");

    private ByParts parts(Supplier<Value> loss) {
        return new ByParts(new LossFunction(loss, List.of(x)));
    }

    /** What differences of its last operation alone gave, as if they could not tell. */
    private static void setUndecided(ByParts parts, double numerical, double tolerance) {
        Judgement[][] all = parts.graph().judgements;
        all[all.length - 1][0] = new Judgement(Outcome.UNDECIDED, numerical, 0, 0, tolerance, false, false);
    }

    @Test
    void aRightGradientPassesAndAnotherFails() {
        ByParts parts = parts(() -> x.times(3));

        assertThat(parts.judge(x, 3).outcome()).isEqualTo(Outcome.PASSED);
        assertThat(parts.chainIsWrong()).isFalse();
        assertThat(parts.judge(x, 3.1).outcome()).isEqualTo(Outcome.FAILED);
        assertThat(parts.judge(x, 3.1).numerical()).isEqualTo(3);
        assertThat(parts.chainIsWrong()).isTrue();
    }

    @Test
    void aGradientThatIsNoNumberIsUndecidedWhereAllOperationsMayBeRight() {
        Judgement judgement = parts(x::sqrt).judge(x, Double.POSITIVE_INFINITY);

        assertThat(judgement.outcome()).isEqualTo(Outcome.UNDECIDED);
        assertThat(judgement.numerical()).isNaN();
    }

    @Nested
    class Tolerance {
        /** 99 or 100 on either side. */
        private ByParts kink(double left) {
            return parts(() -> x.leakyRelu(left / 100).times(100));
        }

        @Test
        void sidesThatDifferByMoreThanAMillionthAreAKink() {
            assertThat(kink(99).judge(x, 99).outcome()).isEqualTo(Outcome.KINK);
            assertThat(kink(99).judge(x, 99).left()).isCloseTo(99, within(1e-9));
            assertThat(kink(99).judge(x, 99).right()).isCloseTo(100, within(1e-4));
        }

        @Test
        void notIfTheRestOfTheSlopeIsFarLarger() {
            ByParts beside = parts(() -> x.leakyRelu(1 - 1e-4).plus(x.times(1000)));

            assertThat(beside.judge(x, 1001 - 1e-4).outcome()).isEqualTo(Outcome.PASSED);
        }

        @Test
        void norIfADoubtIsLarger() {
            ByParts parts = kink(99.5);
            setUndecided(parts, 100.9, 0);

            assertThat(parts.judge(x, 99.5).outcome()).isEqualTo(Outcome.PASSED);
        }

        @Test
        void aDoubtOfMoreThanAHundredthIsUndecided() {
            ByParts parts = parts(() -> x.times(100));
            setUndecided(parts, 100.5, 0.5);
            assertThat(parts.judge(x, 100).outcome()).isEqualTo(Outcome.PASSED);
            setUndecided(parts, 100.5, 0.501);
            assertThat(parts.judge(x, 100).outcome()).isEqualTo(Outcome.UNDECIDED);
        }
    }

    @Nested
    class Whether {
        @Test
        void kinksCoincide() {
            ByParts one = parts(x::relu);
            assertThat(one.judge(x, 0).outcome()).isEqualTo(Outcome.KINK);
            assertThat(one.hasCoincidingKinks()).isFalse();

            ByParts two = parts(() -> x.leakyRelu(0.1).negate().leakyRelu(0.1));
            assertThat(two.judge(x, -0.01).outcome()).isEqualTo(Outcome.UNDECIDED);
            assertThat(two.hasCoincidingKinks()).isTrue();
        }

        @Test
        void aSlopeIsAnotherAtTheNextDouble() {
            x.setData(1e20);
            ByParts parts = parts(() -> x.apply(DifferentiableFunction.of("cos", Math::cos, t -> -Math.sin(t))));
            parts.judge(x, -Math.sin(1e20));
            assertThat(parts.isUnsteady(x)).isTrue();
            assertThat(parts.graph().undecided()).hasSize(1);

            x.setData(0);
            ByParts root = parts(() -> x.apply(DifferentiableFunction.of("root", Math::cbrt, t -> 1)));
            root.judge(x, 1);
            assertThat(root.graph().undecided()).hasSize(1);
            assertThat(root.isUnsteady(x)).isFalse();
        }
    }

    @Test
    void aWrongDerivativeIsAsBadAsItIsOffBesideTheLargerOne() {
        Value node = x.times(3);

        assertThat(badness(node, 4)).isEqualTo(0.25);
        assertThat(badness(node, -1.5)).isEqualTo(1.5);
        assertThat(badness(node, Double.NaN)).isInfinite();
    }

    private static double badness(Value node, double numerical) {
        return new Wrong(node, 0, new Judgement(Outcome.FAILED, numerical, 0, 0, 0, false, false)).badness();
    }

    @Nested
    class WithDifferences {
        private GradientCheck.Verdict verdict(Supplier<Value> loss) {
            return GradientCheck.check(loss, List.of(x)).verdicts().get(0);
        }

        @Test
        void aWrongOperationIsWrongEvenWhereItDoesNotMatter() {
            DifferentiableFunction wrong = DifferentiableFunction.of("wrong", t -> t, t -> 2);

            assertThat(verdict(() -> x.apply(wrong)).why()).isEqualTo("an operation is wrong");
            assertThat(verdict(() -> x.apply(wrong).times(0).plus(x)).why())
                    .isEqualTo("an operation on its way is wrong, though hardly here");
        }

        @Test
        void differencesDecideAloneWhereTheGraphIsNotTheFunction() {
            assertThat(verdict(() -> x.data() == 0 ? x.times(2) : x.times(2).plus(x.times(x)))
                            .why())
                    .isEqualTo("by differences, which drown in rounding");
            assertThat(verdict(() -> x.data() == 0
                                    ? x.times(2)
                                    : x.times(2).plus(x.times(x).pow(0.75)))
                            .why())
                    .isEqualTo("by differences");
        }

        @Test
        void theyAreCalledToTheLossSevenTimesAtHome() {
            AtomicInteger calls = new AtomicInteger();
            new LossFunction(
                    () -> {
                        calls.incrementAndGet();
                        return x.times(2);
                    },
                    List.of(x));

            assertThat(calls).hasValue(7);
        }

        /** The loss, and for each node its gradient times what it is, what each input brings, and its steepest slope times its largest input. */
        @Test
        void theRoundingOfTheLossIsThatOfAllItsNumbers() {
            x.setData(2);
            Value chain = x.times(3).times(-5);
            chain.backward();
            // loss 30; x 30; times 3: 30 + 30 + 30; times -5: 30 + 30 + 30
            assertThat(Examination.noise(chain)).isEqualTo(240 * Math.ulp(1.0));

            x.zeroGrad();
            Value product = x.times(Value.of(7));
            product.backward();
            // loss 14; x 14; 7: 14; product: 14 + 14 + 14, and 7 * 7
            assertThat(Examination.noise(product)).isEqualTo(133 * Math.ulp(1.0));
        }
    }
}
