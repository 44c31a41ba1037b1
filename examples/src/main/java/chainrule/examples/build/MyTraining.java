package chainrule.examples.build;

import java.util.List;

/** Gradient descent on the squared error of a net with one output. */
public final class MyTraining {
    // ---- task 10

    private MyTraining() {}

    public static MyValue squaredError(MyValue prediction, double target) {
        throw new UnsupportedOperationException("MyTraining.squaredError is not yet written: task 10");
    }

    /** The mean over all rows. */
    public static MyValue loss(MyNet net, double[][] rows, double[] targets) {
        throw new UnsupportedOperationException("MyTraining.loss is not yet written: task 10");
    }

    public static void step(List<MyValue> parameters, double learningRate) {
        throw new UnsupportedOperationException("MyTraining.step is not yet written: task 10");
    }

    public static void train(MyNet net, double[][] rows, double[] targets, double learningRate, int steps) {
        throw new UnsupportedOperationException("MyTraining.train is not yet written: task 10");
    }
}
