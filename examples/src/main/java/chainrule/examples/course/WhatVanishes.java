package chainrule.examples.course;

import static chainrule.examples.course.Measured.text;

import chainrule.engine.Activation;
import chainrule.engine.DifferentiableFunction;
import chainrule.engine.Value;
import chainrule.examples.course.NumberQuestion.Blank;
import chainrule.examples.data.Dataset;
import chainrule.examples.data.HandwrittenDigits;
import chainrule.examples.plot.Numbers;
import chainrule.examples.training.BackwardSignal;
import chainrule.nn.Adam;
import chainrule.nn.GradientFlow;
import chainrule.nn.MLP;
import chainrule.nn.Optimizer;
import chainrule.nn.Sgd;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Chapter 4: products of slopes, and what they do to learning. */
final class WhatVanishes {
    private static final int DEPTH = 8;
    private static final int WIDTH = 32;
    private static final int ROWS = 10;
    private static final int SEEDS = 3;
    private static final double RATE = 0.03;

    /** A step that is this small beside the weight leaves it as good as still. */
    private static final double STILL = 1e-6;

    private WhatVanishes() {}

    static Chapter chapter() {
        Dataset rows = HandwrittenDigits.load().train().first(ROWS);
        return new Chapter(
                "What vanishes, and what that does",
                45,
                new Prediction(
                        "A fresh net of 8 hidden layers reads digits. You compare the gradient in layer 1 with that in the last layer. With the sigmoid,"
                                + " is it half? A hundredth? Less? And with ReLU?",
                        prediction(rows)),
                List.of("VanishingGradients", "LearningByDepth"),
                List.of(
                        Trial.inLab(
                                "Vanishing gradients",
                                "choose \"sigmoid: vanishes\", then \"ReLU: arrives\". Then set the hidden layers to 16.",
                                "With the sigmoid the bars fall like stairs, each about a quarter of the one behind it. With ReLU they stay of about one size. With 16 layers of ReLU, ∂L/∂z in layer 1 is "
                                        + text(arriving(Activation.RELU, 2 * DEPTH, rows))
                                        + " times that in the last, over " + SEEDS
                                        + " nets; with the sigmoid it is "
                                        + text(arriving(Activation.SIGMOID, 2 * DEPTH, rows)) + "."),
                        Trial.inLab(
                                "Vanishing gradients",
                                "choose \"small tanh: ∂L/∂w hides it\".",
                                "∂L/∂w looks healthy in every layer, while ∂L/∂z falls from layer to layer."),
                        Trial.inCode(
                                "VanishingGradients",
                                "set `DEPTH` to 4.",
                                "Half the layers, half the stairs: what arrives in the first layer is some 300 times as large as it was, near 4⁴.")),
                List.of(
                        product(),
                        layersToAMillionth(),
                        leakySlopes(),
                        printout(rows),
                        hidden(rows),
                        firstStep(),
                        adam()),
                new TeachersNotes(
                        "Chapter 3; powers, and numbers such as 10⁻⁶.",
                        List.of(
                                "They say that the loss vanishes. The signal on the way back vanishes; the loss is as large as ever.",
                                "They look at ∂L/∂w only, which can look healthy while ∂L/∂z is gone.",
                                "They take 0.25⁸ for what is left. It is the most that the slopes leave; the weights multiply, too, and can make it less or more.",
                                "They think that Adam cures it. It makes the first layers move; whether they move the right way is another question."),
                        "Vanishing gradients: watch ∂L/∂z, then ∂L/∂w."));
    }

    private static MLP net(Activation activation, long seed) {
        return net(activation, DEPTH, seed);
    }

    private static MLP net(Activation activation, int hiddenLayers, long seed) {
        return new MLP(HandwrittenDigits.layerSizes(hiddenLayers, WIDTH), activation, new Random(seed));
    }

    /** What arrives in layer 1, as a share of what the last layer has. */
    private static double arriving(Activation activation, int hiddenLayers, Dataset rows) {
        return BackwardSignal.mean(SEEDS, seed -> net(activation, hiddenLayers, seed), rows)
                .deltaRatio();
    }

    private static String prediction(Dataset rows) {
        double sigmoid = arriving(Activation.SIGMOID, DEPTH, rows);
        double relu = arriving(Activation.RELU, DEPTH, rows);
        return "Over " + SEEDS + " nets and " + ROWS + " digits, the signal ∂L/∂z in layer 1 is " + text(sigmoid)
                + " times that in the last layer with the sigmoid, and " + text(relu) + " times with ReLU.";
    }

    private static double slopeThrough(int layers, double z) {
        return Math.pow(Activation.SIGMOID.derivative(z), layers);
    }

    private static Exercise product() {
        return new NumberQuestion(
                "A gradient comes back through 8 sigmoids in a row, each weight between them is 1. What is left of it if biases keep every sigmoid's input"
                        + " at 0? And if at 2?",
                List.of(
                        new Blank("all at 0", slopeThrough(DEPTH, 0)).within(0.02),
                        new Blank("all at 2", slopeThrough(DEPTH, 2)).within(0.02)),
                "0.25⁸ and σ'(2)⁸. σ'(2) is " + text(Activation.SIGMOID.derivative(2))
                        + ", less than half of σ'(0); to the power of 8 that makes a factor of about a thousand.");
    }

    private static Exercise layersToAMillionth() {
        int layers = IntStream.iterate(1, n -> n + 1)
                .filter(n -> GradientFlow.slopeBound(Activation.SIGMOID, n) < 1e-6)
                .findFirst()
                .orElseThrow();
        return new NumberQuestion(
                "How many sigmoid layers does it take until their slopes alone leave less than a millionth of a gradient, however lucky the inputs?",
                new Blank("", layers).unless(layers - 1, "4⁹ is 262,144: not yet a million."),
                "Each layer leaves a quarter at most, two layers a sixteenth. 4⁹ is 262,144: not yet. 4¹⁰ is 1,048,576.");
    }

    private static Exercise leakySlopes() {
        DifferentiableFunction leaky = Activation.leakyRelu(0.2);
        UnaryOperator<Value> chain = x -> {
            Value signal = x;
            for (int layer = 0; layer < 3; layer++) {
                signal = signal.apply(leaky);
            }
            return signal;
        };
        return new NumberQuestion(
                "Leaky ReLU has slope α where its input is negative. What do n such slopes leave of a gradient? Give it for α = 0.2 and n = 3; then for the"
                        + " usual α = 0.01 and n = 8.",
                List.of(
                        new Blank("α = 0.2, n = 3", Measured.slope(chain, -1)),
                        new Blank("α = 0.01, n = 8", Math.pow(Activation.LEAKY_RELU.derivative(-1), 8))),
                "αⁿ. It is never 0, so nothing is quite dead. But if all units on a path are off, the leak alone leaves next to nothing: what saves the"
                        + " gradient are the other paths, on which units are on.");
    }

    private static Exercise printout(Dataset rows) {
        double[] gradients = BackwardSignal.mean(1, seed -> net(Activation.SIGMOID, seed), rows)
                .weightGradients();
        double[] weights = net(Activation.SIGMOID, 0).layers().stream()
                .mapToDouble(layer -> layer.weights().stream()
                        .mapToDouble(weight -> Math.abs(weight.data()))
                        .average()
                        .orElseThrow())
                .toArray();
        long still = IntStream.range(0, weights.length)
                .filter(i -> RATE * gradients[i] < STILL * weights[i])
                .count();
        String lines = IntStream.range(0, weights.length)
                .mapToObj(i -> String.format(
                        Locale.ROOT, "layer %d   mean |w| %.3f   mean |∂L/∂w| %.1e", i + 1, weights[i], gradients[i]))
                .collect(Collectors.joining("\n"));
        return new NumberQuestion(
                "This was printed by a real net, with fresh weights, on " + ROWS
                        + " digits. It learns by plain gradient descent with a rate of " + RATE
                        + ". A layer that moves by less than a millionth of its weights in a step has as good as stopped. Up to which layer is that so?",
                lines,
                List.of(new Blank("up to layer", still)),
                "A step is " + RATE + " · |∂L/∂w|. In layer 1 that is about "
                        + Numbers.text(RATE * gradients[0] / weights[0], 1)
                        + " of the weights; in the last layer, about "
                        + Numbers.text(RATE * gradients[weights.length - 1] / weights[weights.length - 1], 1)
                        + ".");
    }

    private static Exercise hidden(Dataset rows) {
        BackwardSignal signal = BackwardSignal.mean(SEEDS, WhatVanishes::smallTanh, rows);
        return new WordQuestion(
                "In some nets ∂L/∂w is about as large in the first layer as in the last, although the signal ∂L/∂z vanishes. How can that be?",
                "∂L/∂w is ∂L/∂z times what comes in from the front. If the layers also make their outputs smaller from front to back, the first layer has"
                        + " large inputs and a tiny ∂L/∂z, the last one tiny inputs and a large ∂L/∂z: the products are alike. Computed for 8 layers of tanh with"
                        + " weights half as large as they should be: first over last, ∂L/∂w "
                        + text(signal.weightRatio()) + ", ∂L/∂z " + text(signal.deltaRatio())
                        + ". (Glorot and Bengio saw this in 2010.)");
    }

    private static MLP smallTanh(long seed) {
        MLP net = net(Activation.TANH, seed);
        Random random = new Random(seed);
        net.layers()
                .forEach(layer -> layer.weights()
                        .forEach(weight -> weight.setData(0.5 / Math.sqrt(layer.inputs()) * random.nextGaussian())));
        return net;
    }

    private interface Rule {
        Optimizer of(List<Value> parameters);
    }

    /** How far the first step moves a weight with this gradient. */
    private static double firstStep(Rule rule, double gradient) {
        Value weight = Value.of(0);
        weight.setGrad(gradient);
        rule.of(List.of(weight)).step();
        return Math.abs(weight.data());
    }

    private static Exercise firstStep() {
        return new NumberQuestion(
                "A weight has a gradient of 0.00001. How far does the first step move it, with a learning rate of 0.003: with plain gradient descent, and with"
                        + " Adam, which divides the gradient by its own size?",
                List.of(
                        new Blank("gradient descent", firstStep(all -> new Sgd(all, 0.003), 1e-5)),
                        new Blank("Adam", firstStep(all -> new Adam(all, 0.003), 1e-5))
                                .unless(
                                        firstStep(all -> new Sgd(all, 0.003), 1e-5),
                                        "That is gradient descent. Adam divides by the gradient's size.")),
                "Gradient descent moves it by rate times gradient, Adam by the rate, as good as, however small the gradient is. (For a gradient of 1, Adam moves it by "
                        + text(firstStep(all -> new Adam(all, 0.003), 1)) + ".)");
    }

    private static Exercise adam() {
        double[] gradients = {1e-5, 1e-9, 1e-12};
        String steps = DoubleStream.of(gradients)
                .mapToObj(gradient -> text(firstStep(all -> new Adam(all, 0.003), gradient)))
                .collect(Collectors.joining(", "));
        return new WordQuestion(
                "So Adam moves the first layer, however little arrives there. Why is that no full cure? And does it work for gradients of any"
                        + " size? (Adam adds 10⁻⁸ to the size that it divides by.)",
                "A gradient says which way to go, and Adam knows no more than the gradient does: it makes small steps large, not wise ones. The lesson above"
                        + " measures how far that gets. And there is an end to it:"
                        + " Adam adds 10⁻⁸ to what it divides by, so for gradients of 10⁻⁵, 10⁻⁹ and 10⁻¹² its first steps are "
                        + steps + ".");
    }
}
