package chainrule.examples.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import chainrule.engine.Value;
import chainrule.examples.training.Letters;
import chainrule.examples.training.Speller;
import chainrule.examples.training.SpellingNet;
import chainrule.nn.Adam;
import chainrule.nn.Transformer;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class SpellingStepTest {
    private static final double RATE = 0.01;

    /** Weights that differ from 0 by much, so that attention is not even. */
    private static Transformer net() {
        return new Transformer(
                Letters.TOKENS,
                16,
                16,
                1,
                SpellingNet.HEADS,
                (in, out, random) -> 0.4 * random.nextGaussian(),
                new Random(2));
    }

    @Test
    void stepsByHandAreThoseOfTheGraph() {
        Transformer net = net();
        HandWrittenGpt byHand = new HandWrittenGpt(net, 16, SpellingNet.HEADS);
        Speller speller = Speller.of(net);
        Adam adam = new Adam(net.parameters(), RATE, 0.85, 0.99, 1e-8);
        for (String name : new String[] {"ulm", "anna", "a", "mississippi", "ulm"}) {
            adam.zeroGrad();
            Value loss = speller.loss(name);
            loss.backward();
            adam.step();

            assertThat(byHand.step(Letters.tokens(name), RATE)).as(name).isCloseTo(loss.data(), Offset.offset(1e-9));
        }
        double[] weights = byHand.weights();
        for (int i = 0; i < weights.length; i++) {
            assertThat(weights[i]).isCloseTo(net.parameters().get(i).data(), Offset.offset(1e-6));
        }
    }

    @Test
    void allWaysLoseTheSame() {
        SpellingStep step = new SpellingStep();
        step.width = 16;
        step.prepare();
        double[] eager = losses(step::eager);
        double[] compiled = losses(step::compiled);
        double[] handWritten = losses(step::handWritten);

        assertThat(compiled).containsExactly(eager, Offset.offset(1e-9));
        assertThat(handWritten).containsExactly(eager, Offset.offset(1e-9));
        assertThat(eager).doesNotHaveDuplicates();
    }

    /** One round of all names, so that the next way begins with the same one. */
    private static double[] losses(java.util.function.DoubleSupplier step) {
        return java.util.stream.DoubleStream.generate(step).limit(20).toArray();
    }
}
