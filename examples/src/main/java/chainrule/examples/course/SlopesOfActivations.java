package chainrule.examples.course;

import static chainrule.examples.course.Measured.slope;
import static chainrule.examples.course.Measured.text;
import static chainrule.examples.course.Measured.threshold;
import static chainrule.examples.course.Measured.value;

import chainrule.engine.Activation;
import chainrule.engine.Value;
import chainrule.examples.course.NumberQuestion.Blank;
import chainrule.nn.GradientFlow;
import chainrule.nn.Neuron;
import java.util.List;
import java.util.Random;

/** Chapter 3: functions that bend, and what their slopes do to a gradient. */
final class SlopesOfActivations {
    private SlopesOfActivations() {}

    static Chapter chapter() {
        return new Chapter(
                "Activations and their slopes",
                35,
                new Prediction(
                        "Sketch the sigmoid and its slope on paper. How high does the slope come, and where? Then guess: is there an activation whose"
                                + " slope is larger than 1 somewhere?",
                        "The sigmoid's slope is highest at 0, and "
                                + text(Activation.SIGMOID.derivative(0)) + " there. GELU's comes to "
                                + text(steepest(Activation.GELU)) + ", SiLU's to " + text(steepest(Activation.SILU))
                                + ": yes, there is."),
                List.of("ActivationZoo"),
                List.of(
                        Trial.inLab(
                                "Activations",
                                "choose the sigmoid and drag the dot to the right, to 5.",
                                "The value nears 1; the arrow of the gradient shrinks to "
                                        + text(Activation.SIGMOID.derivative(5)) + " of what came in."),
                        Trial.inLab(
                                "Activations",
                                "choose \"ReLU: slope 0 or 1\", then \"leaky ReLU: never 0\".",
                                "Left of 0, nothing comes through ReLU, and a little through Leaky ReLU.")),
                List.of(sigmoidAtZero(), sigmoidFarOut(), tanhHalf(), tanhAndSigmoid(), silu(), softplus(), oneSign()),
                new TeachersNotes(
                        "Exponential functions, and the product rule.",
                        List.of(
                                "They mix up the value and the slope: the sigmoid is 1 far to the right, its slope is 0 there.",
                                "They say that ReLU has no minimum. It is 0, for every x ≤ 0.",
                                "They think that every slope is at most 1."),
                        "Activations: the dot can be dragged; \"compare the slopes\" shows all of them."));
    }

    private static double steepest(Activation activation) {
        return activation.derivative(GradientFlow.steepestPoint(activation));
    }

    private static Exercise sigmoidAtZero() {
        return new NumberQuestion(
                "The sigmoid is σ(x) = 1 / (1 + e⁻ˣ). What are its value and its slope at 0?",
                List.of(
                        new Blank("σ(0)", value(Value::sigmoid, 0)),
                        new Blank("σ'(0)", slope(Value::sigmoid, 0))
                                .unless(value(Value::sigmoid, 0), "That is the value. How steep is it there?")),
                "e⁰ = 1, so σ(0) = 1 / 2. The slope is σ (1 − σ), which is largest there: half times half.");
    }

    private static Exercise sigmoidFarOut() {
        return new NumberQuestion(
                "A gradient of 1 comes back to a sigmoid whose input is 4. What is left of it on the other side?",
                new Blank("", slope(Value::sigmoid, 4))
                        .unless(
                                value(Value::sigmoid, 4),
                                "That is the value, σ(4). A gradient is multiplied by the slope."),
                "σ(4) = " + text(value(Value::sigmoid, 4))
                        + ", and the slope is σ (1 − σ). The unit is saturated: far out, where its function is flat.");
    }

    private static Exercise tanhHalf() {
        return new NumberQuestion(
                "At which x > 0 is the slope of tanh one half of what it is at 0?",
                threshold(0, 5, x -> slope(Value::tanh, x) <= slope(Value::tanh, 0) / 2),
                "The slope is 1 − tanh², so tanh has to be √½. Half of the gradient is gone by the time tanh comes to "
                        + text(Math.sqrt(0.5)) + ".");
    }

    private static Exercise tanhAndSigmoid() {
        double x = 0.7;
        return new WordQuestion(
                "Why is tanh(x) + 1 = 2 σ(2x)? And what does that say about the slopes?",
                "tanh(x) = (eˣ − e⁻ˣ) / (eˣ + e⁻ˣ). Add 1, and it is 2 eˣ / (eˣ + e⁻ˣ) = 2 / (1 + e⁻²ˣ) = 2 σ(2x). So tanh is a sigmoid, twice as"
                        + " high and twice as fast: its slope is 4 σ'(2x), which comes to 1 where the sigmoid's comes to 0.25. The engine, at x = "
                        + x
                        + ": tanh(x) + 1 = " + text(value(v -> v.tanh().plus(1), x)) + " and 2 σ(2x) = "
                        + text(value(v -> v.times(2).sigmoid().times(2), x)) + ".");
    }

    private static Exercise silu() {
        double sigmoid = value(Value::sigmoid, 1);
        return new NumberQuestion(
                "SiLU(x) = x σ(x). Find its derivative, and from it the slope at 0 and at 1.",
                List.of(
                        new Blank("SiLU'(0)", slope(Value::silu, 0))
                                .unless(slope(Value::sigmoid, 0), "That is the slope of σ. Use the product rule."),
                        new Blank("SiLU'(1)", slope(Value::silu, 1))),
                "By the product rule: SiLU'(x) = σ(x) + x σ'(x) = σ(x) (1 + x (1 − σ(x))). At 1, with σ(1) = "
                        + text(sigmoid)
                        + ", that is " + text(sigmoid * (1 + (1 - sigmoid)))
                        + ". Soon after, the slope is larger than 1.");
    }

    private static Exercise softplus() {
        return new NumberQuestion(
                "softplus(x) = ln(1 + eˣ) is a ReLU without the corner. Its derivative is a function that you know. What are value and slope at 0?",
                List.of(
                        new Blank("softplus(0)", value(Value::softplus, 0)),
                        new Blank("softplus'(0)", slope(Value::softplus, 0))),
                "The derivative is eˣ / (1 + eˣ), the sigmoid. The value at 0 is ln 2.");
    }

    private static Exercise oneSign() {
        Random random = new Random(1);
        Neuron neuron = new Neuron(6, Activation.TANH, random);
        Value[] inputs = random.doubles(6).mapToObj(x -> Value.of(x).sigmoid()).toArray(Value[]::new);
        neuron.forward(inputs).minus(2).pow(2).backward();
        long positive =
                neuron.weights().stream().filter(weight -> weight.grad() > 0).count();
        return new WordQuestion(
                "All inputs of a neuron come out of sigmoids, so all are positive. What have the gradients of all its weights in common, on one example? Why"
                        + " is that a nuisance?",
                "∂L/∂w = ∂L/∂z · x, and each x is positive: all have the sign of ∂L/∂z. (Computed for six inputs: "
                        + positive
                        + " gradients are positive, " + (neuron.weights().size() - positive)
                        + " negative.) All weights go up together or down together; to raise one and lower another the net has to zigzag. Outputs around 0, as"
                        + " tanh's, do not force this.");
    }
}
