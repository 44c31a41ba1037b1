package chainrule.examples.build;

import java.util.List;

/**
 * A number that remembers what it was computed from. It is yours to write, one task after the other: {@code examples/BUILD-IT-YOURSELF.md}
 * tells how, {@code mvn -q test -Dtask=1} tells whether task 1 is done.
 */
public final class MyValue {
    // ---- task 1: a number with a label. Add your fields here.

    public MyValue(double data) {
        throw new UnsupportedOperationException("new MyValue(...) is not yet written: task 1");
    }

    public MyValue(double data, String label) {
        throw new UnsupportedOperationException("new MyValue(...) is not yet written: task 1");
    }

    public double data() {
        throw new UnsupportedOperationException("MyValue.data is not yet written: task 1");
    }

    public void setData(double data) {
        throw new UnsupportedOperationException("MyValue.setData is not yet written: task 1");
    }

    public String label() {
        throw new UnsupportedOperationException("MyValue.label is not yet written: task 1");
    }

    @Override
    public String toString() {
        throw new UnsupportedOperationException("MyValue.toString is not yet written: task 1");
    }

    // ---- task 2: add and multiply

    public MyValue plus(MyValue b) {
        throw new UnsupportedOperationException("MyValue.plus is not yet written: task 2");
    }

    public MyValue times(MyValue b) {
        throw new UnsupportedOperationException("MyValue.times is not yet written: task 2");
    }

    public List<MyValue> inputs() {
        throw new UnsupportedOperationException("MyValue.inputs is not yet written: task 2");
    }

    // ---- task 3: local derivatives, and one step backward. In task 4, = becomes +=.

    public double localDerivative(int index) {
        throw new UnsupportedOperationException("MyValue.localDerivative is not yet written: task 3");
    }

    public double grad() {
        throw new UnsupportedOperationException("MyValue.grad is not yet written: task 3");
    }

    public void setGrad(double grad) {
        throw new UnsupportedOperationException("MyValue.setGrad is not yet written: task 3");
    }

    public void passGradientOn() {
        throw new UnsupportedOperationException("MyValue.passGradientOn is not yet written: task 3");
    }

    // ---- task 5: all steps, in the right order

    public List<MyValue> graph() {
        throw new UnsupportedOperationException("MyValue.graph is not yet written: task 5");
    }

    public void backward() {
        throw new UnsupportedOperationException("MyValue.backward is not yet written: task 5");
    }

    // ---- task 6: start again from zero

    public void zeroGrad() {
        throw new UnsupportedOperationException("MyValue.zeroGrad is not yet written: task 6");
    }

    // ---- task 7: more operations

    public MyValue minus(MyValue b) {
        throw new UnsupportedOperationException("MyValue.minus is not yet written: task 7");
    }

    public MyValue pow(double exponent) {
        throw new UnsupportedOperationException("MyValue.pow is not yet written: task 7");
    }

    public MyValue tanh() {
        throw new UnsupportedOperationException("MyValue.tanh is not yet written: task 7");
    }

    public MyValue relu() {
        throw new UnsupportedOperationException("MyValue.relu is not yet written: task 7");
    }
}
