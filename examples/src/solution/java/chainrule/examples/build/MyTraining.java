package chainrule.examples.build;

import java.util.List;

/** Gradient descent on the squared error of a net with one output. */
public final class MyTraining {
    private MyTraining() {}

    public static MyValue squaredError(MyValue prediction, double target) {
        return prediction.minus(new MyValue(target)).pow(2);
    }

    /** The mean over all rows. */
    public static MyValue loss(MyNet net, double[][] rows, double[] targets) {
        MyValue sum = new MyValue(0);
        for (int i = 0; i < rows.length; i++) {
            sum = sum.plus(squaredError(net.forward(rows[i])[0], targets[i]));
        }
        return sum.times(new MyValue(1.0 / rows.length));
    }

    public static void step(List<MyValue> parameters, double learningRate) {
        for (MyValue parameter : parameters) {
            parameter.setData(parameter.data() - learningRate * parameter.grad());
        }
    }

    public static void train(MyNet net, double[][] rows, double[] targets, double learningRate, int steps) {
        for (int i = 0; i < steps; i++) {
            net.parameters().forEach(MyValue::zeroGrad);
            loss(net, rows, targets).backward();
            step(net.parameters(), learningRate);
        }
    }
}
