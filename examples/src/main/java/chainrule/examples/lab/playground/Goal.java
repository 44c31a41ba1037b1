package chainrule.examples.lab.playground;

import chainrule.engine.Value;
import chainrule.nn.Loss;

/** What is made small. */
public enum Goal {
    HINGE("hinge", -1) {
        @Override
        public Value loss(Value score, Value target) {
            return Loss.hinge(score, target);
        }
    },
    CROSS_ENTROPY("cross-entropy", 0) {
        @Override
        public Value loss(Value score, Value target) {
            return Loss.binaryCrossEntropyWithLogits(score, target);
        }
    },
    SQUARED_ERROR("squared error", -1) {
        @Override
        public Value loss(Value score, Value target) {
            return Loss.squaredError(score, target);
        }
    };

    private final String title;
    private final double targetOfClass0;

    Goal(String title, double targetOfClass0) {
        this.title = title;
        this.targetOfClass0 = targetOfClass0;
    }

    public String title() {
        return title;
    }

    public abstract Value loss(Value score, Value target);

    /** What the score of a class is compared with. */
    public double target(int label) {
        return label == 1 ? 1 : targetOfClass0;
    }
}
