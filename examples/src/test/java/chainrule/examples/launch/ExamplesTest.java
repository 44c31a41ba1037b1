package chainrule.examples.launch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExamplesTest {
    @Test
    void anUnknownNameIsAnsweredWithTheKnownOnes() {
        assertThat(Examples.run("DeadRelu")).isFalse();
        assertThat(Examples.unknown("DeadRelu"))
                .isEqualTo(
                        "There is no example 'DeadRelu'. Choose one of Tour, HelloGradient, StepThrough, FiniteDifferences, BentGrid, TwoMoons, ActivationZoo,"
                                + " VanishingGradients, LearningByDepth, Initialization, SaturatedUnits, DeadRelus, BornDead, Cures, Digits, MicroGpt, FeedForwardZoo, OwnData, Lab, JShell.");
    }
}
