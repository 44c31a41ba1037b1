package chainrule.examples;

import chainrule.engine.Activation;
import chainrule.engine.Value;
import chainrule.examples.gallery.Lesson;
import chainrule.examples.gallery.Solo;
import chainrule.examples.gallery.Stage;
import chainrule.nn.MLP;
import java.util.Random;

/** Expressions as pages to walk through. Write your own into {@link #yours()}, and run it. */
public final class StepThrough implements Lesson {
    /** A small net: its first two layers have 4 neurons each. */
    private static final int[] SIZES = {2, 4, 4, 1};

    private static final Activation ACTIVATION = Activation.TANH;
    private static final long SEED = 3;

    public static void main(String[] args) {
        Solo.perform(new StepThrough(), args);
    }

    @Override
    public String title() {
        return "Step through any expression";
    }

    @Override
    public String story() {
        return "Each page walks through one expression, forward and then backward, with every local derivative and every += on the way."
                + " Predict the next number before you see it, take a gradient apart into its paths, or break the backward pass and"
                + " watch which numbers go wrong. Steps.open(loss) makes such a page of any expression of your own.";
    }

    @Override
    public void perform(Stage stage) {
        stage.walk("step-yours", "a value that is used three times", yours());
        stage.walk("step-net", "a net 2-4-4-1 on one sample", net());
        stage.walk("step-silent-relu", "a ReLU that is off", silentRelu());
        stage.walk("step-sigmoids", "eight sigmoids in a row", sigmoids());
    }

    /** Change this. */
    private static Value yours() {
        Value a = Value.of(3, "a");
        Value b = a.plus(a).label("b");
        return b.times(a).label("loss");
    }

    private static Value net() {
        MLP net = new MLP(SIZES, ACTIVATION, new Random(SEED));
        Value output = net.forward(Value.of(0.8, "x1"), Value.of(-0.3, "x2"))[0];
        return output.minus(Value.of(1, "y")).label("e").pow(2).label("loss");
    }

    /** The weights before the ReLU get no gradient: no step of training changes them on this example. */
    private static Value silentRelu() {
        Value z = Value.of(-1.2, "w")
                .times(Value.of(1.5, "x"))
                .label("wx")
                .plus(Value.of(0.3, "b"))
                .label("z");
        return z.relu()
                .label("a")
                .times(Value.of(0.7, "v"))
                .label("av")
                .minus(1)
                .label("e")
                .pow(2)
                .label("loss");
    }

    /** Each weight is 1, so what is lost on the way back is lost in the slopes alone: none is above 0.25. */
    private static Value sigmoids() {
        Value signal = Value.of(0.5, "x");
        for (int layer = 1; layer <= 8; layer++) {
            signal = signal.sigmoid().label("s" + layer);
        }
        return signal.label("loss");
    }
}
