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

    @Override
    public final void zeroGrad() {
        for (Value parameter : parameters) {
            parameter.zeroGrad();
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
