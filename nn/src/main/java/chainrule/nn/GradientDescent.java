package chainrule.nn;

import chainrule.engine.Value;
import java.util.List;

/** What all optimizers have in common: the parameters and a learning rate. */
abstract sealed class GradientDescent implements Optimizer permits Sgd, Adam, AdamW, RmsProp {
    final Value[] parameters;
    private double learningRate;

    GradientDescent(List<Value> parameters, double learningRate) {
        this.parameters = Check.trainable("parameters", parameters);
        this.learningRate = Check.positiveAndFinite("learningRate", learningRate);
    }

    final double[] gradients() {
        double[] gradients = new double[parameters.length];
        for (int i = 0; i < gradients.length; i++) {
            gradients[i] = parameters[i].grad();
        }
        return gradients;
    }

    /** Moves each parameter against its step, times the learning rate. */
    final void descend(double[] steps) {
        for (int i = 0; i < parameters.length; i++) {
            parameters[i].setData(parameters[i].data() - learningRate * steps[i]);
        }
    }

    @Override
    public final void zeroGrad() {
        for (Value parameter : parameters) {
            parameter.zeroGrad();
        }
    }

    /** The learning rate, and the running figures of each parameter. */
    @Override
    public void addTo(StateDict dict) {
        Check.given("dict", dict).put("learning_rate", new Rate(this));
    }

    private record Rate(GradientDescent optimizer) implements Numbers {
        @Override
        public int size() {
            return 1;
        }

        @Override
        public double get(int i) {
            return optimizer.learningRate;
        }

        @Override
        public void set(int i, double rate) {
            optimizer.learningRate = rate;
        }

        @Override
        public String expected() {
            return "a finite number >= 0";
        }

        @Override
        public boolean allows(double rate) {
            return rate >= 0 && Double.isFinite(rate);
        }
    }

    @Override
    public final double learningRate() {
        return learningRate;
    }

    @Override
    public final void setLearningRate(double learningRate) {
        this.learningRate = Check.notNegative("learningRate", learningRate);
    }
}
