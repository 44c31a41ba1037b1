package chainrule.check;

import static org.assertj.core.api.Assertions.assertThat;

import chainrule.check.Plateau.Slope;
import org.junit.jupiter.api.Test;

class PlateauTest {
    private final Plateau plateau = new Plateau();

    private void add(double value, double error) {
        plateau.add(value, error, 0, false);
    }

    @Test
    void nothingIsKnownAtFirst() {
        assertThat(plateau.slope().exists()).isFalse();
        assertThat(plateau.near().exists()).isFalse();
        assertThat(plateau.isSettled()).isFalse();
        assertThat(new Slope(1, 0, 0).exists()).isTrue();
    }

    @Test
    void theEstimateOfSmallestErrorWins() {
        add(10, 1);
        add(10.5, 0.5);
        add(10.1, 0.7);

        assertThat(plateau.slope()).isEqualTo(new Slope(10.5, 0.5, 0));
    }

    @Test
    void ofEqualErrorsTheLaterOneWins() {
        add(10, 1);
        add(11, 1);

        assertThat(plateau.slope()).isEqualTo(new Slope(11, 1, 0));
    }

    @Test
    void whatIsNoNumberIsLeftOut() {
        add(10, 1);
        add(Double.NaN, 0.1);
        add(12, Double.NaN);
        add(Double.POSITIVE_INFINITY, 0.1);

        assertThat(plateau.slope()).isEqualTo(new Slope(10, 1, 0));
    }

    @Test
    void threeThatContradictAndAgreeTakeItsPlace() {
        add(10, 0.1);
        add(20, 1);
        add(20.5, 0.9);
        add(20.25, 0.95);

        assertThat(plateau.slope()).isEqualTo(new Slope(20.5, 0.9, 0));
    }

    @Test
    void twoMakeItDoubtfulOneDoesNot() {
        add(10, 0.1);
        add(20, 1);
        assertThat(plateau.slope()).isEqualTo(new Slope(10, 0.1, 0));

        add(20.5, 1);
        assertThat(plateau.slope()).isEqualTo(new Slope(10, 10.5, 0));
    }

    @Test
    void contradictionsThatDisagreeWithEachOtherTakeNoPlace() {
        add(10, 0.1);
        add(20, 1);
        add(20, 1);
        add(40, 1);
        add(40, 1);

        assertThat(plateau.slope().value()).isEqualTo(10);
        add(40, 1);
        assertThat(plateau.slope()).isEqualTo(new Slope(40, 1, 0));
    }

    @Test
    void anEstimateThatAgreesWithBothKeepsTheRivals() {
        add(10, 0.1);
        add(20, 1);
        add(20, 1);
        add(15, 3); // within 3 times the sum of errors of both
        add(20, 1);

        assertThat(plateau.slope()).isEqualTo(new Slope(20, 1, 0));
    }

    @Test
    void anEstimateThatAgreesWithTheBestAloneForgetsThem() {
        add(10, 0.1);
        add(20, 1);
        add(20, 1);
        add(10, 0.2);
        add(20, 1);

        assertThat(plateau.slope().value()).isEqualTo(10);
    }

    @Test
    void aBetterOneThatAgreesEndsTheDoubt() {
        add(10, 0.2);
        add(20, 1);
        add(20, 1);
        add(10.1, 0.2);

        assertThat(plateau.slope()).isEqualTo(new Slope(10.1, 0.2, 0));
    }

    @Test
    void aWorseOneThatAgreesDoesNot() {
        add(10, 0.2);
        add(20, 1);
        add(20, 1);
        add(10.1, 0.3);

        assertThat(plateau.slope()).isEqualTo(new Slope(10, 10, 0));
    }

    @Test
    void afterTheyTookItsPlaceNothingContradicts() {
        add(10, 0.1);
        add(20, 1);
        add(20, 1);
        add(20, 1);
        add(60, 2);

        assertThat(plateau.slope()).isEqualTo(new Slope(20, 1, 0));
        add(60, 2);
        assertThat(plateau.slope()).isEqualTo(new Slope(20, 40, 0));
        assertThat(plateau.isSettled()).isFalse();
    }

    @Test
    void ofRivalsWithTheSameErrorTheLaterOneCounts() {
        add(10, 0.1);
        add(20, 1);
        add(21, 1);

        assertThat(plateau.slope().error()).isEqualTo(11);
    }

    @Test
    void estimatesAgreeUpToThreeTimesTheirErrors() {
        add(10, 0.5);
        add(14.5, 1);
        add(14.5, 1);
        assertThat(plateau.slope()).isEqualTo(new Slope(10, 0.5, 0));

        assertThat(new Slope(10, 0.5, 0).agreesWith(11.5)).isTrue();
        assertThat(new Slope(10, 0.5, 0).agreesWith(8.5)).isTrue();
        assertThat(new Slope(10, 0.5, 0).agreesWith(11.501)).isFalse();
        assertThat(new Slope(10, 0.5, 0).agreesWith(8.499)).isFalse();
    }

    @Test
    void drownsInRoundingWhereTheErrorIsAtMostEightTimesIt() {
        assertThat(new Slope(1, 8, 1).drownsInRounding()).isTrue();
        assertThat(new Slope(1, 8.001, 1).drownsInRounding()).isFalse();
        assertThat(new Slope(Double.NaN, 8, 1).drownsInRounding()).isFalse();
    }

    @Test
    void isSettledAfterThreeGoodOnesInARow() {
        add(-1e9, 1);
        add(-1e9, 1);
        assertThat(plateau.isSettled()).isFalse();
        add(-1e9, 1);
        assertThat(plateau.isSettled()).isTrue();
        add(-1e9, 1);
        assertThat(plateau.isSettled()).isTrue();
        add(-1e9, 1.001);
        assertThat(plateau.isSettled()).isFalse();
    }

    @Test
    void whatIsNoNumberUnsettles() {
        add(1e9, 1);
        add(1e9, 1);
        add(Double.NaN, 1);
        add(1e9, 1);

        assertThat(plateau.isSettled()).isFalse();
    }

    @Test
    void aRivalUnsettles() {
        add(1e9, 1);
        add(1e9, 1);
        add(2e9, 1);

        assertThat(plateau.isSettled()).isFalse();
    }

    @Test
    void theBestOfTheNearOnesIsKeptWhateverOthersSay() {
        plateau.add(10, 0.1, 0, false);
        plateau.add(30, 2, 0, true);
        plateau.add(31, 2, 0, true);
        plateau.add(32, 3, 0, true);
        plateau.add(33, 1, 0, false);

        assertThat(plateau.near()).isEqualTo(new Slope(31, 2, 0));
    }
}
