package chainrule.examples.course;

import static chainrule.examples.course.Measured.text;
import static chainrule.examples.course.Measured.threshold;

import chainrule.engine.Activation;
import chainrule.engine.Value;
import chainrule.examples.course.NumberQuestion.Blank;
import chainrule.examples.data.HandwrittenDigits;
import chainrule.examples.plot.Numbers;
import chainrule.examples.training.MeanField;
import chainrule.nn.Loss;
import chainrule.nn.MLP;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Chapter 5: the first weights, and the first loss. */
final class HowToStart {
    private HowToStart() {}

    static Chapter chapter() {
        return new Chapter(
                "How to start",
                45,
                new Prediction(
                        "A signal goes through 30 layers, and each multiplies it by 0.9. Is half of it left? A tenth? And if each multiplies it by 1.1?",
                        "0.9³⁰ is " + text(Math.pow(0.9, 30)) + ", 1.1³⁰ is " + text(Math.pow(1.1, 30))
                                + ". A tenth more or less in each layer decides."),
                List.of("Initialization", "SaturatedUnits"),
                List.of(
                        Trial.inLab(
                                "Vanishing gradients",
                                "choose ReLU with 16 layers, and move \"weights times\" from 1 to 0.5, then to 2.",
                                "At 1, the bars are of one size. At 0.5 the signal vanishes toward the first layer, at 2 it grows on its way there."),
                        Trial.inCode(
                                "Initialization",
                                "add `StartWeights.NAIVE` to `TRAINED`.",
                                "The first loss is far above a million million. After an epoch it is no number at all, and the net gives one answer for all digits.")),
                List.of(he(), whyTwo(), naive(), equalLogits(), sure(), gainOfTanh(), allZero(), saturation()),
                new TeachersNotes(
                        "Standard deviation and mean square. Softmax and cross-entropy. Chapter 4.",
                        List.of(
                                "They take \"small random weights\" for safe. Too small is the same trouble as too large.",
                                "They start all weights at 0: then all units of a layer stay alike.",
                                "They do not look at the first loss. With ten classes it should be near ln 10; if it is 20, the net begins sure and wrong."),
                        "Vanishing gradients, with \"weights times\"; Activations, for where each one is flat."));
    }

    private static Exercise he() {
        return new NumberQuestion(
                "He's rule for ReLU layers: weights with a standard deviation of √(2/n), where n is the number of inputs. What is it for n = 50, and for n = 64?",
                List.of(
                        new Blank("n = 50", MeanField.forwardGain(Activation.RELU) / Math.sqrt(50))
                                .unless(
                                        Math.pow(MeanField.forwardGain(Activation.RELU), 2) / 50,
                                        "That is the variance. Take the root."),
                        new Blank("n = 64", MeanField.forwardGain(Activation.RELU) / Math.sqrt(64))),
                "The more inputs, the more terms in the sum, the smaller each may be.");
    }

    private static Exercise whyTwo() {
        double kept = 1 / Math.pow(MeanField.forwardGain(Activation.RELU), 2);
        return new WordQuestion(
                "The variance of weights is 2/n by He's rule. Xavier's rule has 1/n, for layers of equal width: it takes the activation for a straight line, as tanh nearly"
                        + " is around 0. Where does the 2 come from?",
                "ReLU puts half of all inputs to 0, and with them half of the mean square is gone: of normal inputs "
                        + text(kept)
                        + " of it is left, as the engine computes. Twice the variance makes up for it. Leave the 2 out, and after 30 layers the signal is "
                        + text(Math.pow(kept, 15)) + " times what it was.");
    }

    private static Exercise naive() {
        double factor = Math.sqrt(64) / MeanField.forwardGain(Activation.RELU);
        return new NumberQuestion(
                "Naive weights have a standard deviation of 1. In layers of 64 ReLU units, by what does each layer multiply the root mean square of the signal, and what"
                        + " do 8 layers do?",
                List.of(
                        new Blank("one layer", factor)
                                .unless(Math.sqrt(64), "ReLU takes away a part of it.")
                                .unless(factor * factor, "That is the mean square. Take its root."),
                        new Blank("8 layers", Math.pow(factor, 8))),
                "√64 · 1 / √2: the root of the number of inputs, times the spread of the weights, times what ReLU leaves. To the power of 8, that is an explosion.");
    }

    private static Value[] logits(double first) {
        return Stream.concat(Stream.of(first), Stream.generate(() -> 0.0))
                .limit(HandwrittenDigits.CLASSES)
                .map(Value::of)
                .toArray(Value[]::new);
    }

    private static Exercise equalLogits() {
        return new NumberQuestion(
                "A net gives one number for each class, called its logit. Softmax makes probabilities of them, p_i = e^(z_i) / Σ e^(z_j); the cross-entropy is −ln p of the"
                        + " right class. Ten classes, and all logits are equal. What probability does softmax give to each, and what is the cross-entropy loss?",
                List.of(
                        new Blank("probability", Value.softmax(logits(0))[0].data()),
                        new Blank("loss", Loss.softmaxCrossEntropy(logits(0), 3).data())
                                .unless(1, "It is the natural logarithm that is meant.")),
                "The loss is −ln of the probability of the right class: ln 10. It is the loss of a net that knows nothing and says so, and a fresh net should begin near"
                        + " it.");
    }

    private static Exercise sure() {
        return new NumberQuestion(
                "A fresh net gives one wrong class the logit 20 and all others, the right one too, 0. What is its loss?",
                Loss.softmaxCrossEntropy(logits(20), 3).data(),
                "ln(e²⁰ + 9) − 0, which is as good as 20. The net is sure of itself and wrong; the first steps only teach it not to be. A smaller last layer"
                        + " spares that.");
    }

    private static Exercise gainOfTanh() {
        double gain = MeanField.forwardGain(Activation.TANH);
        String left = Numbers.text(1 / (gain * gain), 3);
        return new NumberQuestion(
                "Inputs of tanh are normal with mean square 1. How many times 1/√n should the next weights be, so that its sums have mean square 1 again? (The mean of"
                        + " tanh² is then " + left + "; or read it off the lesson's table.)",
                new Blank("", gain)
                        .unless(5.0 / 3, "That is the figure of PyTorch's table. What does 1/√" + left + " give?"),
                "tanh makes every number smaller, so weights have to make up for it. PyTorch's table has 5/3, a little more.");
    }

    private static Exercise allZero() {
        MLP net = new MLP(new int[] {2, 3, 1}, Activation.TANH, new Random(1));
        net.parameters().forEach(parameter -> parameter.setData(0));
        Loss.squaredError(net.forward(0.5, -1)[0], 1).backward();
        double[] gradients = net.parameters().stream().mapToDouble(Value::grad).toArray();
        return new NumberQuestion(
                "A net 2-3-1 with tanh starts with all its 13 weights and biases at 0. How many of them get a gradient other than 0, on an example with target 1?",
                Arrays.stream(gradients).filter(gradient -> gradient != 0).count(),
                "Only the output's bias. Its weights see hidden outputs of 0, and the hidden layer sees weights of 0 behind it. Any other number, the same for all,"
                        + " is hardly better: all hidden units then get the same gradient, and stay one unit for ever.");
    }

    private static Exercise saturation() {
        double edge = threshold(0, 10, x -> Activation.TANH.derivative(x) < 0.01);
        double share = IntStream.range(0, 1_000)
                        .filter(i -> Math.abs(-8 + 16 * (i + 0.5) / 1_000) > edge)
                        .count()
                / 1_000.0;
        return new NumberQuestion(
                "From which |x| on does tanh let through less than a hundredth of a gradient? And if inputs are spread evenly over −8 to 8, which share of them is out"
                        + " there?",
                List.of(new Blank("|x|", edge), new Blank("share", share)),
                "The slope 1 − tanh² is 0.01 where tanh = √0.99 = " + text(Math.sqrt(0.99))
                        + ". Inputs that are spread over −8 to 8 leave most units saturated: weights were too large.");
    }
}
