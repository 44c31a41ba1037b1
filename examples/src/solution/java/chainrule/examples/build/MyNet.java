package chainrule.examples.build;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/** Layers one behind the other: the outputs of each are the inputs of the next. */
public final class MyNet {
    private final List<MyLayer> layers = new ArrayList<>();

    public MyNet(RandomGenerator random, int... sizes) {
        for (int i = 1; i < sizes.length; i++) {
            layers.add(new MyLayer(sizes[i - 1], sizes[i], random));
        }
    }

    public MyValue[] forward(double... inputs) {
        MyValue[] values = Arrays.stream(inputs).mapToObj(MyValue::new).toArray(MyValue[]::new);
        for (MyLayer layer : layers) {
            values = layer.forward(values);
        }
        return values;
    }

    public List<MyValue> parameters() {
        return layers.stream().flatMap(layer -> layer.parameters().stream()).toList();
    }
}
