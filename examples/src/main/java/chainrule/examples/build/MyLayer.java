package chainrule.examples.build;

import java.util.List;
import java.util.random.RandomGenerator;

/** Neurons side by side: all see the same inputs. */
public final class MyLayer {
    // ---- task 9

    public MyLayer(int inputs, int outputs, RandomGenerator random) {
        throw new UnsupportedOperationException("new MyLayer(...) is not yet written: task 9");
    }

    public MyValue[] forward(MyValue... inputs) {
        throw new UnsupportedOperationException("MyLayer.forward is not yet written: task 9");
    }

    public List<MyValue> parameters() {
        throw new UnsupportedOperationException("MyLayer.parameters is not yet written: task 9");
    }
}
