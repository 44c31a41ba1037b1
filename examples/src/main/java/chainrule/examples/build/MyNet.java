package chainrule.examples.build;

import java.util.List;
import java.util.random.RandomGenerator;

/** Layers one behind the other: the outputs of each are the inputs of the next. */
public final class MyNet {
    // ---- task 9

    public MyNet(RandomGenerator random, int... sizes) {
        throw new UnsupportedOperationException("new MyNet(...) is not yet written: task 9");
    }

    public MyValue[] forward(double... inputs) {
        throw new UnsupportedOperationException("MyNet.forward is not yet written: task 9");
    }

    public List<MyValue> parameters() {
        throw new UnsupportedOperationException("MyNet.parameters is not yet written: task 9");
    }
}
