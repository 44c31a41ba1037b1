package chainrule.examples;

import chainrule.engine.Value;
import chainrule.examples.gallery.Lesson;
import chainrule.examples.gallery.Solo;
import chainrule.examples.gallery.Stage;
import chainrule.examples.pictures.HelloGradientPictures;
import chainrule.examples.plot.Numbers;
import chainrule.steps.Steps;

/** One neuron, forward and backward, every step printed; then the picture of what a gradient is. */
public final class HelloGradient implements Lesson {
    private static final double X1 = 2;
    private static final double X2 = -1;
    private static final double W1 = -0.5;
    private static final double W2 = 1.5;
    private static final double BIAS = 1.8;
    private static final double TARGET = 1;

    public static void main(String[] args) {
        Solo.perform(new HelloGradient(), args);
    }

    @Override
    public String title() {
        return "One neuron, step by step";
    }

    @Override
    public String story() {
        return "A neuron multiplies its inputs by weights, adds a bias and bends the sum by tanh. The loss says how far its output is"
                + " from the target. Backward, each node passes its gradient on to its inputs, multiplied by the local derivative:"
                + " that is the chain rule, and all that an autograd engine does: code that keeps how each number was computed,"
                + " and finds gradients by going back.";
    }

    /** The loss as a graph; every node has a name. */
    private static Value loss(double weight1) {
        Value x1 = Value.of(X1, "x1");
        Value w1 = Value.of(weight1, "w1");
        Value x2 = Value.of(X2, "x2");
        Value w2 = Value.of(W2, "w2");
        Value b = Value.of(BIAS, "b");
        Value x1w1 = x1.times(w1).label("x1w1");
        Value x2w2 = x2.times(w2).label("x2w2");
        Value s = x1w1.plus(x2w2).label("s");
        Value z = s.plus(b).label("z");
        Value o = z.tanh().label("o");
        Value e = o.minus(Value.of(TARGET, "y")).label("e");
        return e.pow(2).label("loss");
    }

    @Override
    public void perform(Stage stage) {
        Value loss = loss(W1);
        Steps steps = Steps.of(loss);
        stage.listing("Forward: each node is computed from its inputs", steps.forwardText());
        stage.listing("Backward: each step adds upstream gradient * local derivative", steps.backwardText());
        stage.walk("one-neuron", "one neuron, forward and backward", loss);

        loss.backward();
        double gradient = find(loss, "w1").grad();
        double nudge = 0.001;
        double moved = loss(W1 + nudge).data() - loss.data();
        stage.figure("dL/dw1 = " + Numbers.text(gradient, 5) + ": raising w1 by " + nudge + " changes the loss by "
                + Numbers.text(moved, 5) + ", which is " + Numbers.text(moved / nudge, 5) + " for each unit of w1.");
        var pictures = new HelloGradientPictures(weight -> loss(weight).data(), W1, gradient);
        stage.picture("hello-gradient", pictures.tangent(), pictures.curve());
    }

    private static Value find(Value loss, String label) {
        return loss.graph().stream()
                .filter(node -> node.label().equals(label))
                .findFirst()
                .orElseThrow();
    }
}
