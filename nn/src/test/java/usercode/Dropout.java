package usercode;

import chainrule.engine.Value;
import chainrule.nn.Block;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** In training, a signal is lost with this probability, and the others grow so that the mean stays; Srivastava et al. 2014. */
public record Dropout(double probability, RandomGenerator random) implements Block {
    @Override
    public Value[] forward(Value... x) {
        return Stream.of(x)
                .map(signal -> signal.times(random.nextDouble() < probability ? 0 : 1 / (1 - probability)))
                .toArray(Value[]::new);
    }

    @Override
    public double[] predict(double... x) {
        return x;
    }
}
