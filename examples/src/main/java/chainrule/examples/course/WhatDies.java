package chainrule.examples.course;

import static chainrule.examples.course.Measured.text;
import static chainrule.examples.course.Measured.threshold;

import chainrule.engine.Activation;
import chainrule.engine.Value;
import chainrule.examples.course.NumberQuestion.Blank;
import chainrule.examples.data.Dataset;
import chainrule.examples.data.HandwrittenDigits;
import chainrule.examples.plot.Numbers;
import chainrule.nn.Layer;
import chainrule.nn.LayerActivity;
import chainrule.nn.Loss;
import chainrule.nn.MLP;
import chainrule.nn.Sgd;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Chapter 6: units that are off for good, and what helps. */
final class WhatDies {
    private static final int SEEDS = 3;
    private static final int WIDTH = 32;
    private static final int ROWS = 100;
    private static final double KILLING_RATE = 0.3;
    private static final double CAREFUL_RATE = 0.05;
    private static final double BIAS = -0.8;
    private static final int SEED = 4;

    private WhatDies() {}

    static Chapter chapter() {
        HandwrittenDigits digits = HandwrittenDigits.load();
        return new Chapter(
                "What dies, and what cures",
                45,
                new Prediction(
                        "A ReLU unit is off on half of all examples. Is it dead? Another one is off on all of them. Can its own weights bring it back? Write"
                                + " down yes or no, and why.",
                        "The first is not dead: of a fresh layer of " + WIDTH + " units, "
                                + text(Math.round(100 * shareOff(digits.train().first(ROWS))))
                                + " % are off for a digit, on average over " + SEEDS
                                + " nets. (That counts units for a digit, not digits for a unit.) The second cannot bring itself back: it gets a gradient of "
                                + text(dead().gradients(Activation.RELU)[0])
                                + " (computed for the unit of the exercises), so its own weights never move again. Only a layer in front of it that moves can bring it"
                                + " back."),
                List.of("BornDead", "DeadRelus", "Cures", "Digits"),
                List.of(
                        Trial.inLab(
                                "Dead ReLUs",
                                "choose \"a rate too high kills\" and press play; then \"healthy\".",
                                "With the high rate, half of the 24 units or more end up dead. With the low one, 3 at most."),
                        Trial.inLab(
                                "Dead ReLUs",
                                "choose \"all dead, then leaky revives\" and press play.",
                                "All units are dead for 15 epochs, and nothing moves. From epoch 16 on they are Leaky ReLUs, and nearly all come back."),
                        Trial.inCode(
                                "Digits",
                                "set `LEARNING_RATE` to 0.3.",
                                "The accuracy stays far under what it was, and the net answers nearly every digit with one of a few.")),
                List.of(
                        deadBias(),
                        killingRate(),
                        noWayBack(),
                        revived(),
                        fromInFront(),
                        bornDead(),
                        printout(digits.train()),
                        softmaxGradient(),
                        oneAnswer(digits.test()),
                        skip()),
                new TeachersNotes(
                        "Chapters 1 and 3; softmax and cross-entropy; probabilities of independent events for the question on nets that are born dead.",
                        List.of(
                                "They call a unit dead that is off on one example. Dead means off on every one.",
                                "They think that a dead unit makes the loss wrong. The net computes on, with one unit less.",
                                "They take Leaky ReLU for a prevention. It lets units come back; the step that threw them out was too large all the same.",
                                "They take a low accuracy for noise. A tenth on ten digits is often one answer for all: count the answers."),
                        "Dead ReLUs; Playground, for \"rate too high\"."));
    }

    private static DyingUnit dead() {
        return DyingUnit.FRESH.afterStep(Activation.RELU, KILLING_RATE);
    }

    /** The share of a fresh layer that is off for a digit, on average over nets. */
    private static double shareOff(Dataset rows) {
        return IntStream.range(0, SEEDS)
                .mapToDouble(seed -> LayerActivity.of(
                                new MLP(HandwrittenDigits.layerSizes(1, WIDTH), Activation.RELU, new Random(seed)),
                                rows.inputs())
                        .get(0)
                        .sparsity())
                .average()
                .orElseThrow();
    }

    private static Exercise deadBias() {
        return new NumberQuestion(
                "Make this unit die: a = ReLU(x + b), and its examples are x = 1, 2 and 3. What is the largest bias b with which it is dead, that is, off on all three?",
                new Blank("", threshold(0, -10, bias -> new DyingUnit(1, bias).isDead()))
                        .unless(-DyingUnit.INPUTS[0], "With that one it is off for x = 1 only."),
                "The last one to go is the largest input: 3 + b ≤ 0. With a pre-activation of 0, both output and slope count as 0.");
    }

    private static Exercise killingRate() {
        double rate = threshold(
                0, 1, each -> DyingUnit.FRESH.afterStep(Activation.RELU, each).isDead());
        return new NumberQuestion(
                "Now let learning kill it. a = ReLU(w x + b) starts at w = 1, b = 0, and should give x / 2; the loss is the mean of (a − x / 2)² over x = 1, 2, 3. From"
                        + " which learning rate on is it dead after one step?",
                new Blank("", rate).unless(rate / DyingUnit.INPUTS.length, "That is the sum; the loss is the mean."),
                "The gradients are " + text(DyingUnit.FRESH.gradients(Activation.RELU)[0]) + " for w and "
                        + text(DyingUnit.FRESH.gradients(Activation.RELU)[1])
                        + " for b. The step has to push 3w + b from 3 to 0 or below: rate · (3 · 14/3 + 2) ≥ 3.");
    }

    private static Exercise noWayBack() {
        DyingUnit unit = dead();
        double[] leaky = unit.gradients(Activation.LEAKY_RELU);
        return new NumberQuestion(
                "A rate of " + KILLING_RATE + " leaves it at w = " + text(unit.weight()) + ", b = " + text(unit.bias())
                        + ": dead. What is ∂L/∂w now? And what is it if you put Leaky ReLU (slope 0.01) in the place of ReLU?",
                List.of(
                        new Blank("with ReLU", unit.gradients(Activation.RELU)[0]),
                        new Blank("with Leaky ReLU", leaky[0])
                                .unless(leaky[0] * DyingUnit.INPUTS.length, "That is the sum; the loss is the mean.")),
                "ReLU's slope is 0 on all three examples, so each term is 0. The leak lets a hundredth through, and it has the right sign: w should grow.");
    }

    private static Exercise revived() {
        int steps = 0;
        DyingUnit unit = dead();
        while (unit.isDead()) {
            unit = unit.afterStep(Activation.LEAKY_RELU, CAREFUL_RATE);
            steps++;
        }
        double[] leaky = dead().gradients(Activation.LEAKY_RELU);
        double toGo = -(3 * dead().weight() + dead().bias());
        double aStep = -CAREFUL_RATE * (3 * leaky[0] + leaky[1]);
        return new NumberQuestion(
                "Revive it, with Leaky ReLU and a rate of " + CAREFUL_RATE
                        + ". It is alive once it is on for x = 3. Estimate how many steps that takes.",
                new Blank("steps, estimated from the first one", toGo / aStep).within(0.02),
                "The pre-activation 3w + b is at " + text(-toGo) + ". The first step moves it by " + text(aStep)
                        + ", so the estimate is "
                        + text(toGo / aStep) + "; counted, it takes " + steps
                        + ", since the gradient shrinks a little on the way. One step killed it.");
    }

    private static Exercise fromInFront() {
        Value u = Value.of(2, "u");
        double before = 1 - u.data();
        reviving(u).backward();
        new Sgd(List.of(u), 0.5).step();
        double after = 1 - u.data();
        return new WordQuestion(
                "A dead unit in layer 2 gets no gradient, and still some come back in training. How? And why does that never happen in layer 1?",
                "The layer in front of it moves, because it gets gradients from its other units, and so the inputs of the dead unit move. In layer 1 the inputs are the"
                        + " data, which stay. A net in small: h = u, output ReLU(1 − h) + h, target 0.5, u = 2. The ReLU's input is "
                        + text(before)
                        + "; after one step of u with a rate of 0.5, on the gradient that came past the ReLU, it is "
                        + text(after)
                        + ".");
    }

    private static Value reviving(Value u) {
        return Loss.squaredError(u.negate().plus(1).relu().plus(u), 0.5);
    }

    /** The share of all patterns of signs, equally likely where biases are 0, that leave a layer of so many units without one that is on. */
    private static double shareAllOff(int units) {
        long off = IntStream.range(0, 1 << units)
                .filter(pattern -> IntStream.range(0, units)
                        .allMatch(unit -> Activation.RELU.derivative((pattern >> unit & 1) == 0 ? -1 : 1) == 0))
                .count();
        return off / (double) (1 << units);
    }

    private static Exercise bornDead() {
        double layer = shareAllOff(3);
        return new NumberQuestion(
                "Fresh ReLU units with biases of 0 are on or off with equal chance, for one given input. How likely is it that all 3 units of a layer are off? And that this happens in at"
                        + " least one of 10 such layers?",
                List.of(new Blank("one layer", layer), new Blank("one of 10", 1 - Math.pow(1 - layer, 10))),
                "½³; and 1 − (1 − ½³)¹⁰. For that input, all layers behind see only zeros, and no gradient comes back past the layer. If it is so for every input,"
                        + " the net is born dead: one output for all. (For all inputs at once the chance is at most this.) Wide layers are safe: with "
                        + WIDTH + " units the chance is one in "
                        + Numbers.text(Math.pow(shareAllOff(1), -WIDTH), 1) + ".");
    }

    private static Exercise printout(Dataset rows) {
        MLP net = new MLP(
                new int[] {HandwrittenDigits.PIXELS, 8, HandwrittenDigits.CLASSES}, Activation.RELU, new Random(SEED));
        Layer hidden = net.layers().get(0);
        hidden.neurons().forEach(neuron -> neuron.bias().setData(BIAS));
        LayerActivity activity = LayerActivity.of(net, rows.inputs()).get(0);
        String lines = IntStream.range(0, activity.units())
                .mapToObj(unit -> String.format(
                        Locale.ROOT,
                        "unit %d   on for %4d digits",
                        unit + 1,
                        Math.round(rows.size() * activity.activeShares().get(unit))))
                .collect(Collectors.joining("\n"));
        return new NumberQuestion(
                "Eight units of a first layer whose biases start at " + text(BIAS) + ", on all " + rows.size()
                        + " training digits. How many of them will gradient descent never change?",
                lines,
                List.of(new Blank("units", activity.deadUnits())),
                "Only those that are on for none are dead. One that is on for a few digits still learns from these.");
    }

    private static Exercise softmaxGradient() {
        Value[] logits = equal(HandwrittenDigits.CLASSES);
        Loss.softmaxCrossEntropy(logits, 3).backward();
        return new NumberQuestion(
                "Ten equal logits, and the right class is 3. What is the gradient of the cross-entropy for the logit of class 3, and for each other one? (Differentiate"
                        + " −ln p₃ = ln Σ e^(z_j) − z₃.)",
                List.of(
                        new Blank("class 3", logits[3].grad())
                                .unless(
                                        logits[0].grad(),
                                        "That is the probability. What is taken from it for the right class?"),
                        new Blank("each other", logits[0].grad())),
                "It is the probability, less 1 for the right class. Together the ten are 0: what one class gains the others lose.");
    }

    private static Value[] equal(int count) {
        return IntStream.range(0, count).mapToObj(i -> Value.of(0)).toArray(Value[]::new);
    }

    private static Exercise oneAnswer(Dataset test) {
        double[] shares = IntStream.range(0, HandwrittenDigits.CLASSES)
                .mapToDouble(digit -> Arrays.stream(test.labels())
                                .filter(label -> label == digit)
                                .count()
                        / (double) test.size())
                .toArray();
        return new WordQuestion(
                "Two trained nets each give one answer for every digit. One is right on 8 %, the other on 11 %. Guessing would give 10 %. Is the first worse than guessing?",
                "No. How often one answer is right depends only on how often that digit comes: among the "
                        + test.size()
                        + " test digits between "
                        + text(100 * Arrays.stream(shares).min().orElseThrow()) + " and "
                        + text(100 * Arrays.stream(shares).max().orElseThrow()) + " %.");
    }

    private static Exercise skip() {
        return new NumberQuestion(
                "A residual connection adds a layer's input to its output: y = x + σ(x). What is its slope at x = 0, and what do 8 such slopes make of a gradient of 1?",
                List.of(
                        new Blank("one", Measured.slope(x -> x.plus(x.sigmoid()), 0)),
                        new Blank("eight", Math.pow(Measured.slope(x -> x.plus(x.sigmoid()), 0), 8))),
                "The 1 is the way past the layer. σ' is never negative, so at least 1 is left. (A layer with a slope of −1 would cancel it.) The price: slopes above 1 multiply, too.");
    }
}
