package chainrule.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import chainrule.check.GradientCheck.Outcome;
import chainrule.engine.DifferentiableFunction;
import chainrule.engine.Operation;
import chainrule.engine.Value;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ForwardModeTest {
    private static final double ULP = Math.ulp(1.0);

    private final Value x = Value.of(2, "x");

    private ForwardMode of(Value loss) {
        CheckedGraph graph = new CheckedGraph(loss, List.of(x));
        return new ForwardMode(graph, graph.place(x));
    }

    private Value chain(double... factors) {
        Value node = x;
        for (double factor : factors) {
            node = node.times(factor);
        }
        return node;
    }

    @Test
    void composesTheChainRuleFromTheParameterUp() {
        ForwardMode product = of(x.times(3).times(x.times(-5)));

        assertThat(product.slope()).isEqualTo(-60);
        assertThat(product.doubt()).isZero();
        assertThat(product.kinks()).isEmpty();
        assertThat(product.isWrong()).isFalse();
        assertThat(product.isUnsteady()).isFalse();
        assertThat(product.left()).isEqualTo(-60);
        assertThat(product.right()).isEqualTo(-60);
        assertThat(of(x).slope()).isEqualTo(1);
    }

    @Nested
    class Agreement {
        /** Two roundings of half an ulp for each level, the leaf's too, and for each of the most inputs, and two more. */
        @Test
        void isUpToRounding() {
            ForwardMode tripled = of(x.times(3)); // 2 levels, 1 + 2 inputs: 12 ulp(1) of 3
            assertThat(tripled.agreesWith(3 + 36 * ULP)).isTrue();
            assertThat(tripled.agreesWith(3 - 36 * ULP)).isTrue();
            assertThat(tripled.agreesWith(3 + 38 * ULP)).isFalse();
            assertThat(tripled.agreesWith(-3)).isFalse();

            ForwardMode product = of(x.times(3).times(x.times(5))); // 3 levels, 2 + 2 inputs: 24 ulp(1) of 60
            assertThat(product.agreesWith(60 + 1440 * ULP)).isTrue();
            assertThat(product.agreesWith(60 + 1472 * ULP)).isFalse();
        }

        @Test
        void isUpToTheRoundingOfTermsThatCancel() {
            ForwardMode nothing = of(x.times(3).plus(x.times(-3))); // 24 ulp(1) of 3 + 3
            assertThat(nothing.slope()).isZero();
            assertThat(nothing.agreesWith(144 * ULP)).isTrue();
            assertThat(nothing.agreesWith(145 * ULP)).isFalse();
        }

        @Test
        void holdsForTinySlopes() {
            assertThat(of(chain(1e-10)).agreesWith(1e-10)).isTrue();
            assertThat(of(chain(1e-10)).agreesWith(2e-10)).isFalse();
        }

        @Test
        void holdsWhereProductsLeaveTheRangeOfDoubleHalfWay() {
            ForwardMode under = of(chain(1e-200, 1e-200, 1e100, 1e100));
            assertThat(under.agreesWith(1e-200)).isTrue();
            assertThat(under.agreesWith(1.0001e-200)).isFalse();

            ForwardMode over = of(chain(1e200, 1e200, -1e-300));
            assertThat(over.agreesWith(-1e100)).isTrue();
            assertThat(over.agreesWith(-1.0001e100)).isFalse();
            assertThat(over.agreesWith(0)).isFalse();
        }

        @Test
        void holdsThereForSumsToo() {
            Value tiny = chain(1e-200, 1e-200);
            ForwardMode sum =
                    of(Value.sum(Value.of(7), tiny, tiny, tiny.negate()).times(1e150));

            assertThat(sum.slope()).isZero();
            assertThat(sum.agreesWith(1e-250)).isTrue();
            assertThat(sum.agreesWith(3e-250)).isFalse();
        }

        @Test
        void knowsNothingOfInputsThatDoNotDependOnTheParameter() {
            Operation steep = Operation.of(
                    "x + sqrt y", 2, in -> in[0] + Math.sqrt(in[1]), in -> new double[] {1, Double.POSITIVE_INFINITY});

            assertThat(of(steep.applyTo(chain(1e-200, 1e-200), Value.of(0)).times(1e200))
                            .agreesWith(1e-200))
                    .isTrue();
        }

        @Test
        void endsAtADerivativeThatIsInfinite() {
            DifferentiableFunction infinite = DifferentiableFunction.of("f", t -> t, t -> Double.POSITIVE_INFINITY);

            assertThat(of(x.apply(infinite).times(0)).agreesWith(0)).isFalse();
            assertThat(of(x.apply(infinite)).agreesWith(1)).isFalse();
        }

        @Test
        void allowsTheSmallestNormalNumber() {
            assertThat(of(x.times(0)).agreesWith(Double.MIN_NORMAL)).isTrue();
            assertThat(of(x.times(0)).agreesWith(2 * Double.MIN_NORMAL)).isFalse();
        }
    }

    @Nested
    class Doubt {
        private final Value tripled = x.times(3);
        private final Value loss = tripled.times(-5);
        private final CheckedGraph graph = new CheckedGraph(loss, List.of(x));

        private double doubt() {
            return new ForwardMode(graph, graph.place(x)).doubt();
        }

        private void undecided(Value node, double numerical, double tolerance) {
            graph.judgements[graph.place(node)][0] =
                    new Judgement(Outcome.UNDECIDED, numerical, 0, 0, tolerance, false, false);
        }

        @Test
        void isWhatDifferencesCouldNotTellTimesTheSlopesBeforeAndBehind() {
            undecided(tripled, 3.5, 0.25);
            assertThat(doubt()).isEqualTo(5 * 0.75);

            undecided(loss, -5, 0.125);
            assertThat(doubt()).isEqualTo(5 * 0.75 + 0.125 * 3);
        }

        @Test
        void isInfiniteWhereThereIsNoNumber() {
            undecided(tripled, Double.NaN, 0);

            assertThat(doubt()).isInfinite();
        }

        @Test
        void ofTwoWaysAddsUp() {
            Value sum = tripled.times(2).plus(tripled.times(-1));
            CheckedGraph both = new CheckedGraph(sum, List.of(x));
            both.judgements[both.place(tripled)][0] = new Judgement(Outcome.UNDECIDED, 4, 0, 0, 0, false, false);

            assertThat(new ForwardMode(both, both.place(x)).doubt()).isEqualTo(3);
        }
    }

    @Nested
    class AtKinks {
        @Test
        void oneInputTakesTheSlopeOfTheSideItMovesTo() {
            x.setData(0);
            Value kink = x.relu();
            CheckedGraph graph = new CheckedGraph(kink.times(-2), List.of(x));
            graph.judgements[graph.place(kink)][0] = new Judgement(Outcome.KINK, 0, -7, 11, 0, false, false);

            ForwardMode forward = new ForwardMode(graph, graph.place(x));
            assertThat(forward.kinks()).containsExactly(graph.place(kink));
            assertThat(forward.right()).isEqualTo(-22);
            assertThat(forward.left()).isEqualTo(14);
        }

        @Test
        void oneThatDoesNotMoveHasTheSlope0() {
            x.setData(0);
            Value kink = x.times(0).relu();
            CheckedGraph graph = new CheckedGraph(kink, List.of(x));
            graph.judgements[graph.place(kink)][0] =
                    new Judgement(Outcome.KINK, 0, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, 0, false, false);

            assertThat(new ForwardMode(graph, graph.place(x)).right()).isZero();
            assertThat(new ForwardMode(graph, graph.place(x)).left()).isZero();
        }

        /** The larger of 2x and 3x goes up by 3, and down by 2. */
        @Test
        void severalInputsMoveTogether() {
            x.setData(0);
            Operation larger = Operation.of("larger", 2, in -> Math.max(in[0], in[1]), in -> new double[] {0.5, 0.5});

            ForwardMode forward = of(larger.applyTo(x.times(2), x.times(3)));
            assertThat(forward.kinks()).hasSize(1);
            assertThat(forward.right()).isCloseTo(3, within(1e-6));
            assertThat(forward.left()).isCloseTo(2, within(1e-6));
        }
    }
}
