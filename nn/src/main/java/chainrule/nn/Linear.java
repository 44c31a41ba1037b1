package chainrule.nn;

import chainrule.engine.Value;
import chainrule.engine.Values;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** A linear map, {@code y = W x}: a {@link Layer} without biases and without an activation, as the matrices of transformers are. */
public final class Linear implements Block {
    private final Matrix matrix;

    /** The rows of W, one for each output. */
    private final Values[] weights;

    /**
     * Weights drawn row by row.
     *
     * @param inputs at least 1
     * @param outputs at least 1
     * @throws IllegalArgumentException if a size is not positive
     */
    public Linear(int inputs, int outputs, WeightDistribution initializer, RandomGenerator random) {
        Check.positive("inputs", inputs);
        Check.positive("outputs", outputs);
        Check.given("initializer", initializer);
        Check.given("random", random);
        matrix = Matrix.drawn(outputs, inputs, inputs, outputs, initializer, random);
        weights = Stream.of(matrix.rows()).map(Values::of).toArray(Values[]::new);
        label("");
    }

    @Override
    public Value[] forward(Value... inputs) {
        return forward(Values.of(Check.values("inputs", inputs)));
    }

    /** The same for a row that several maps share. */
    Value[] forward(Values inputs) {
        Check.size("inputs", inputs(), inputs.size());
        Value[] outputs = new Value[weights.length];
        for (int i = 0; i < outputs.length; i++) {
            outputs[i] = Value.dot(weights[i], inputs, null);
        }
        return outputs;
    }

    @Override
    public double[] predict(double... inputs) {
        Check.size("inputs", inputs(), Check.given("inputs", inputs).length);
        double[] outputs = new double[weights.length];
        for (int i = 0; i < outputs.length; i++) {
            double sum = 0;
            for (int j = 0; j < inputs.length; j++) {
                sum += weights[i].get(j).data() * inputs[j];
            }
            outputs[i] = sum;
        }
        return outputs;
    }

    @Override
    public int inputs() {
        return weights[0].size();
    }

    @Override
    public int outputs() {
        return weights.length;
    }

    /** Output by output, its weights. */
    @Override
    public List<Value> parameters() {
        return matrix.parameters();
    }

    /** A weight of a row for each output. */
    @Override
    public void addTo(StateDict dict) {
        Check.given("dict", dict).add("weight", matrix.rows());
    }

    /** The second output's weights become {@code n2.w1} and so on behind the prefix, as those of a layer's neuron. */
    @Override
    public void label(String prefix) {
        matrix.label(Check.given("prefix", prefix) + "n");
    }

    @Override
    public String toString() {
        return "Linear " + inputs() + " -> " + outputs();
    }
}
