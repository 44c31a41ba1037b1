package chainrule.examples.build;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A number that remembers what it was computed from. */
public final class MyValue {
    private double data;
    private double grad;
    private final String label;
    private final List<MyValue> inputs;
    private final double[] localDerivatives;

    public MyValue(double data) {
        this(data, "");
    }

    public MyValue(double data, String label) {
        this(data, label, List.of());
    }

    private MyValue(double data, String label, List<MyValue> inputs, double... localDerivatives) {
        this.data = data;
        this.label = label;
        this.inputs = inputs;
        this.localDerivatives = localDerivatives;
    }

    public double data() {
        return data;
    }

    public void setData(double data) {
        this.data = data;
    }

    public String label() {
        return label;
    }

    @Override
    public String toString() {
        return label.isEmpty() ? "" + data : label + " = " + data;
    }

    public MyValue plus(MyValue b) {
        return new MyValue(data + b.data, "", List.of(this, b), 1, 1);
    }

    public MyValue times(MyValue b) {
        return new MyValue(data * b.data, "", List.of(this, b), b.data, data);
    }

    public MyValue minus(MyValue b) {
        return new MyValue(data - b.data, "", List.of(this, b), 1, -1);
    }

    public MyValue pow(double exponent) {
        return new MyValue(Math.pow(data, exponent), "", List.of(this), exponent * Math.pow(data, exponent - 1));
    }

    public MyValue tanh() {
        double t = Math.tanh(data);
        return new MyValue(t, "", List.of(this), 1 - t * t);
    }

    public MyValue relu() {
        return new MyValue(Math.max(data, 0), "", List.of(this), data > 0 ? 1 : 0);
    }

    public List<MyValue> inputs() {
        return inputs;
    }

    public double localDerivative(int index) {
        return localDerivatives[index];
    }

    public double grad() {
        return grad;
    }

    public void setGrad(double grad) {
        this.grad = grad;
    }

    public void zeroGrad() {
        grad = 0;
    }

    public void passGradientOn() {
        for (int i = 0; i < inputs.size(); i++) {
            inputs.get(i).grad += grad * localDerivatives[i];
        }
    }

    public List<MyValue> graph() {
        Set<MyValue> order = new LinkedHashSet<>();
        appendTo(order);
        return List.copyOf(order);
    }

    private void appendTo(Set<MyValue> order) {
        if (!order.contains(this)) {
            inputs.forEach(input -> input.appendTo(order));
            order.add(this);
        }
    }

    public void backward() {
        List<MyValue> order = graph();
        for (MyValue node : order) {
            if (!node.inputs.isEmpty()) {
                node.grad = 0;
            }
        }
        grad += 1;
        for (int i = order.size() - 1; i >= 0; i--) {
            order.get(i).passGradientOn();
        }
    }
}
