package chainrule.examples.build;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** A weighted sum of the inputs, plus a bias, bent by tanh. */
public final class MyNeuron {
    private final List<MyValue> weights = new ArrayList<>();
    private final MyValue bias = new MyValue(0, "b");

    public MyNeuron(int inputs, RandomGenerator random) {
        for (int i = 1; i <= inputs; i++) {
            weights.add(new MyValue(random.nextDouble(-1, 1), "w" + i));
        }
    }

    public MyValue forward(MyValue... inputs) {
        MyValue z = bias;
        for (int i = 0; i < inputs.length; i++) {
            z = z.plus(weights.get(i).times(inputs[i]));
        }
        return z.tanh();
    }

    public List<MyValue> parameters() {
        List<MyValue> all = new ArrayList<>(weights);
        all.add(bias);
        return all;
    }
}
