package chainrule.examples.build;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** Neurons side by side: all see the same inputs. */
public final class MyLayer {
    private final List<MyNeuron> neurons;

    public MyLayer(int inputs, int outputs, RandomGenerator random) {
        neurons = Stream.generate(() -> new MyNeuron(inputs, random))
                .limit(outputs)
                .toList();
    }

    public MyValue[] forward(MyValue... inputs) {
        return neurons.stream().map(neuron -> neuron.forward(inputs)).toArray(MyValue[]::new);
    }

    public List<MyValue> parameters() {
        return neurons.stream().flatMap(neuron -> neuron.parameters().stream()).toList();
    }
}
