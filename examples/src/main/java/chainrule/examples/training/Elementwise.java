package chainrule.examples.training;

import chainrule.engine.DifferentiableFunction;
import chainrule.engine.Value;
import chainrule.nn.Block;
import java.util.Arrays;

/** An activation as a block of its own, where something stands between it and the weighted sums. */
record Elementwise(DifferentiableFunction function) implements Block {
    @Override
    public Value[] forward(Value... inputs) {
        return Arrays.stream(inputs).map(x -> x.apply(function)).toArray(Value[]::new);
    }

    @Override
    public double[] predict(double... inputs) {
        return Arrays.stream(inputs).map(function::value).toArray();
    }
}
