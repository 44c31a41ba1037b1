package chainrule.nn;

import chainrule.engine.Value;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * In training, each signal is lost with a given probability, and those that stay grow so that the mean stays; in use, nothing happens.
 * Srivastava and others, "Dropout: A Simple Way to Prevent Neural Networks from Overfitting", 2014; in its inverted form.
 */
public final class Dropout implements Block {
    private final double probability;
    private final RandomGenerator random;

    /**
     * The coins are thrown anew in each {@code forward}.
     *
     * @param probability of being lost, from 0 to below 1; otherwise IllegalArgumentException
     */
    public Dropout(double probability, RandomGenerator random) {
        this.probability = Check.fraction("probability", probability);
        this.random = Check.given("random", random);
    }

    @Override
    public Value[] forward(Value... row) {
        return Stream.of(Check.values("row", row))
                .map(x -> x.times(random.nextDouble() < probability ? 0 : 1 / (1 - probability)))
                .toArray(Value[]::new);
    }

    /** The row itself. */
    @Override
    public double[] predict(double... row) {
        return Check.given("row", row);
    }

    @Override
    public String toString() {
        return "Dropout " + probability;
    }
}
