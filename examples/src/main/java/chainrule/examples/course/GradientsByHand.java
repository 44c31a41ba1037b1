package chainrule.examples.course;

import static chainrule.examples.course.Measured.slope;
import static chainrule.examples.course.Measured.text;
import static chainrule.examples.course.Measured.threshold;
import static chainrule.examples.course.Measured.value;

import chainrule.engine.Activation;
import chainrule.engine.Backpropagation;
import chainrule.engine.Backpropagation.Step;
import chainrule.engine.Value;
import chainrule.examples.course.NumberQuestion.Blank;
import chainrule.nn.Loss;
import chainrule.nn.Neuron;
import chainrule.nn.Sgd;
import java.util.List;
import java.util.function.UnaryOperator;

/** Chapter 1: forward, backward, and how to know that it is right. */
final class GradientsByHand {
    private static final double RATE = 0.1;

    private GradientsByHand() {}

    static Chapter chapter() {
        return new Chapter(
                "A gradient, by hand",
                45,
                new Prediction(
                        "A neuron puts out tanh(w1 x1 + w2 x2 + b), with x1 = 2, x2 = −1, w1 = −0.5, w2 = 1.5, b = 1.8. Its target is 1. Which"
                                + " way should w1 go, up or down? And does w2 go the same way? Write both down before you scroll.",
                        finding()),
                List.of("HelloGradient", "StepThrough", "FiniteDifferences"),
                List.of(
                        Trial.inLab(
                                "One neuron",
                                "press \"apply the gradient\" until the loss hardly moves. Then choose \"rate too large: overshoots\" and press it again.",
                                "First the loss shrinks with each step. With the large rate the output jumps to the other side of its target, each time a little farther."),
                        Trial.inCode(
                                "StepThrough",
                                "write an expression of your own into `yours()`. Predict the next number before you press the arrow key.",
                                "The gradient of each leaf, that is, of each value that was not computed from others, is a sum, with one term for each path from the leaf to the end.")),
                List.of(
                        sumOfRelus(),
                        productOfSums(),
                        twoPasses(),
                        oneNeuron(),
                        oneStep(),
                        overshoot(),
                        whyAdd(),
                        quotients(),
                        kink()),
                new TeachersNotes(
                        "Slopes of simple functions, and the chain rule for one variable. No Java is needed before `StepThrough`.",
                        List.of(
                                "They follow one path only when a value is used twice: in (a + a) a they forget the terms of the sum.",
                                "They take the gradient for the step: the weight moves against it, times the learning rate.",
                                "They expect a second backward() to give the same numbers. It adds, until the gradients are zeroed."),
                        "One neuron: the loss as a curve over one weight, with its tangent."));
    }

    private static String finding() {
        Value w1 = Value.of(-0.5);
        Value w2 = Value.of(1.5);
        w1.times(2).plus(w2.times(-1)).plus(1.8).tanh().minus(1).pow(2).backward();
        return "∂L/∂w1 is " + text(w1.grad()) + " and ∂L/∂w2 is " + text(w2.grad())
                + ". The output is too low, and x1 is positive: w1 goes up. x2 is negative: w2 goes down.";
    }

    private static Exercise sumOfRelus() {
        return new NumberQuestion(
                "ReLU(−3) + ReLU(2.5) = ? (ReLU(z) is z where z > 0, else 0.)",
                new Blank("", Value.of(-3).relu().plus(Value.of(2.5).relu()).data())
                        .unless(Value.of(-3).plus(2.5).data(), "That is the plain sum. What does ReLU make of −3?"),
                "ReLU puts out its input where that is positive, and 0 elsewhere. Only the second term is left.");
    }

    private static Value productOfSums(Value a) {
        return a.plus(a).times(a);
    }

    private static Value productAndSum(Value a) {
        return a.times(a).plus(a).times(a);
    }

    /** What an assignment leaves in the place of a sum. */
    private static double lastOnPath() {
        List<Step> steps = Backpropagation.steps(productOfSums(Value.of(3)));
        return steps.get(steps.size() - 1).contribution();
    }

    private static Exercise productOfSums() {
        UnaryOperator<Value> function = GradientsByHand::productOfSums;
        return new NumberQuestion(
                "c = (a + a) a, at a = 3. Go forward, then backward: what is c, and what is ∂c/∂a? Then the same for d = (a a + a) a, at a = 2.",
                List.of(
                        new Blank("c", value(function, 3)),
                        new Blank("∂c/∂a", slope(function, 3))
                                .unless(
                                        value(a -> a.plus(a), 3),
                                        "That is what the factor a gets. The sum passes something on, too.")
                                .unless(lastOnPath(), "That is one path of several. Add what arrives on all of them."),
                        new Blank("d", value(GradientsByHand::productAndSum, 2)),
                        new Blank("∂d/∂a", slope(GradientsByHand::productAndSum, 2))),
                "There are three paths from a to c. The factor a gets a + a = 6; each a in the sum gets 3. Together: 6 + 3 + 3. It is also 4a, the slope of 2a². And d is a³ + a², whose slope is 3a² + 2a.");
    }

    private static Exercise twoPasses() {
        Value a = Value.of(3);
        Value sum = a.plus(a);
        Value c = sum.times(a);
        c.backward();
        c.backward();
        double fromWhatWasKept = 2 * sum.grad();
        return new NumberQuestion(
                "The same c. You call `c.backward()` twice, and call `zeroGrad()` on nothing in between. What does `a.grad()` say? (The engine starts nodes in between"
                        + " afresh in each pass; leaves, which were not computed from others, as a, keep what they have.)",
                new Blank("", a.grad())
                        .unless(a.grad() / 2, "That is after one pass. Nothing was zeroed before the second.")
                        .unless(
                                a.grad() + fromWhatWasKept,
                                "So it would be if a + a kept its 3 from the first pass. Nodes in between start afresh."),
                "Gradients of leaves add up until they are zeroed, so a training loop begins each step with `zeroGrad()`. Inner nodes start"
                        + " afresh: the second pass gives as much as the first.");
    }

    private static Neuron neuron() {
        return new Neuron(List.of(Value.of(3, "w1"), Value.of(1, "w2")), Value.of(0.5, "b"), Activation.RELU);
    }

    private static Value output(Neuron neuron) {
        return neuron.forward(Value.of(1, "x1"), Value.of(-2, "x2"));
    }

    private static Exercise oneNeuron() {
        Neuron neuron = neuron();
        Value output = output(neuron);
        Value loss = Loss.squaredError(output, 3);
        loss.backward();
        double slopeOfLoss = output.grad() * neuron.activation().derivative(neuron.preActivation(1, -2));
        return new NumberQuestion(
                "One neuron by hand: a = ReLU(z), z = w1 x1 + w2 x2 + b, with w1 = 3, w2 = 1, b = 0.5, x1 = 1, x2 = −2. The loss is L = (a − 3)².",
                List.of(
                        new Blank("z", neuron.preActivation(1, -2)),
                        new Blank("L", loss.data()),
                        new Blank("∂L/∂z", slopeOfLoss)
                                .unless(slopeOfLoss / 2, "Squares have a slope of twice the error."),
                        new Blank("∂L/∂w1", neuron.weights().get(0).grad()),
                        new Blank("∂L/∂w2", neuron.weights().get(1).grad()),
                        new Blank("∂L/∂b", neuron.bias().grad())),
                "∂L/∂a is 2 (a − 3). ReLU's slope is 1 at a positive z, so ∂L/∂z is the same. A weight gets that times its input; the bias, that times 1.");
    }

    private static double lossAfterStep(double rate) {
        Neuron neuron = neuron();
        Loss.squaredError(output(neuron), 3).backward();
        new Sgd(neuron.parameters(), rate).step();
        return Loss.squaredError(output(neuron), 3).data();
    }

    private static Exercise oneStep() {
        return new NumberQuestion(
                "The neuron takes one step of gradient descent with a learning rate of " + RATE
                        + ": each of w1, w2 and b moves by −" + RATE + " times its gradient. What is the loss then?",
                lossAfterStep(RATE),
                "w1 = 3.3, w2 = 0.4, b = 0.8 give z = 3.3. The error was −1.5 and is now 0.3: the loss is smaller, and the output has already"
                        + " passed its target.");
    }

    private static double growthOfLinearLoss(double rate) {
        Neuron neuron = new Neuron(List.of(Value.of(-0.5), Value.of(1.5)), Value.of(1.8), Activation.IDENTITY);
        Value before = linearLoss(neuron);
        before.backward();
        new Sgd(neuron.parameters(), rate).step();
        return linearLoss(neuron).data() / before.data();
    }

    private static Value linearLoss(Neuron neuron) {
        return Loss.squaredError(neuron.forward(Value.of(2), Value.of(-1)), 1);
    }

    private static Exercise overshoot() {
        return new NumberQuestion(
                "A neuron without an activation, o = w1 x1 + w2 x2 + b, sees x1 = 2, x2 = −1; the loss is (o − y)². From which learning rate on"
                        + " does a step overshoot so far that the loss is larger after it than before? (How does one step change e = o − y?)",
                new Blank("", threshold(0.1, 1, rate -> growthOfLinearLoss(rate) > 1))
                        .unless(
                                threshold(
                                        0.01,
                                        0.1,
                                        rate -> growthOfLinearLoss(rate * (1 + 1e-6)) > growthOfLinearLoss(rate)),
                                "There one step lands on the target: the best rate. Go on."),
                "A step turns the error e into e (1 − 2 · rate · (x1² + x2² + 1)). It grows where the factor is below −1, and x1² + x2² + 1 is 6."
                        + " Found by halving an interval of rates, each tried with a real step.");
    }

    private static Exercise whyAdd() {
        double nudge = 0.001;
        double moved = value(GradientsByHand::productOfSums, 3 + nudge) - value(GradientsByHand::productOfSums, 3);
        return new WordQuestion(
                "Somebody writes `=` in the place of `+=` in the backward pass. For c = (a + a) a at a = 3 she gets ∂c/∂a = "
                        + text(lastOnPath()) + ". How do you show her,"
                        + " without the chain rule, that this is wrong?",
                "Nudge a by " + nudge + " and look: c moves by " + text(moved) + ", " + text(moved / nudge)
                        + " times as much. What arrives on several paths has to be added; with `=` only the last one is left.");
    }

    private static double cube(double w) {
        return Value.of(w).pow(3).data();
    }

    private static Exercise quotients() {
        return new NumberQuestion(
                "f(w) = w³ at w = 2, and a step of h = 0.5. What do the two difference quotients say?",
                List.of(
                        new Blank("one-sided, (f(w + h) − f(w)) / h", (cube(2.5) - cube(2)) / 0.5),
                        new Blank("central, (f(w + h) − f(w − h)) / 2h", cube(2.5) - cube(1.5))),
                "The slope is " + text(slope(w -> w.pow(3), 2))
                        + ". The central quotient is off by h², the one-sided one by 6h + h²: that is why gradients are checked with central ones.");
    }

    private static Exercise kink() {
        double h = 0.001;
        return new NumberQuestion(
                "ReLU has a kink at 0. What does the engine say its slope is there, and what does a central difference say? (At 0 a choice has to be made: the engine"
                        + " takes the left side.)",
                List.of(
                        new Blank("engine", Activation.RELU.derivative(0))
                                .unless(1, "That is the slope on the right. The engine takes the left one.")
                                .unless(0.5, "That is the middle of both sides. The engine takes one of them."),
                        new Blank(
                                "central difference",
                                (Activation.RELU.value(h) - Activation.RELU.value(-h)) / (2 * h))),
                "There is no slope at a kink, so one has to be chosen: the engine takes the side of x ≤ 0. The difference sees half of each side, whatever"
                        + " h is. `GradientCheck` knows kinks, and calls this one no mistake.");
    }
}
