package chainrule.examples.training;

import chainrule.engine.Value;
import chainrule.nn.Clipping;
import chainrule.nn.Optimizer;
import java.util.ArrayList;
import java.util.List;

/** An optimizer before whose steps the gradients are clipped by their norm; it keeps the norms. */
public final class Clipped implements Optimizer {
    private final Optimizer optimizer;
    private final List<Value> parameters;
    private final double most;
    private final List<Double> norms = new ArrayList<>();

    /**
     * Clips the parameters of an optimizer.
     *
     * @param most the largest norm allowed; {@link Double#MAX_VALUE} to look at the norms only
     */
    public Clipped(Optimizer optimizer, List<Value> parameters, double most) {
        this.optimizer = optimizer;
        this.parameters = parameters;
        this.most = most;
    }

    /** The norm of all gradients before each step, as it was before it was clipped. */
    public double[] norms() {
        return norms.stream().mapToDouble(norm -> norm).toArray();
    }

    @Override
    public void step() {
        norms.add(Clipping.byNorm(parameters, most));
        optimizer.step();
    }

    @Override
    public void zeroGrad() {
        optimizer.zeroGrad();
    }

    @Override
    public double learningRate() {
        return optimizer.learningRate();
    }

    @Override
    public void setLearningRate(double learningRate) {
        optimizer.setLearningRate(learningRate);
    }
}
