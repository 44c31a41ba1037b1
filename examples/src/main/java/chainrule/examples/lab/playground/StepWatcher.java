package chainrule.examples.lab.playground;

import chainrule.nn.Optimizer;

/** Who is told of the steps of a training. */
interface StepWatcher {
    /** Watches nothing. */
    StepWatcher NOBODY = new StepWatcher() {
        @Override
        public void beforeStep(double loss, Optimizer optimizer) {}

        @Override
        public void remembered(Moment moment) {}
    };

    /** The gradients lie in the parameters, which are about to move. */
    void beforeStep(double loss, Optimizer optimizer);

    /** How well the net did was looked at, as it is at every step at first and ever less often later. */
    void remembered(Moment moment);
}
