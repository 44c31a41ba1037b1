package chainrule.examples.course;

import static chainrule.examples.course.Measured.slope;
import static chainrule.examples.course.Measured.text;
import static chainrule.examples.course.Measured.value;

import chainrule.engine.Activation;
import chainrule.engine.DifferentiableFunction;
import chainrule.engine.Value;
import chainrule.examples.course.NumberQuestion.Blank;
import chainrule.nn.Loss;
import chainrule.nn.MLP;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Chapter 2: layers without an activation are one layer; with one, they bend. */
final class WhyNetsBend {
    private static final int SEED = 1;
    private static final int PLACES = 100;

    private WhyNetsBend() {}

    static Chapter chapter() {
        return new Chapter(
                "Why a net has to bend",
                40,
                new Prediction(
                        "Three layers without an activation act on a square grid. Can any line of the grid come out curved? And with ReLU: round"
                                + " curves, or corners?",
                        "Without an activation every line stays straight; with ReLU there are corners, and straight pieces between them. Of a random net 1-8-1,"
                                + " looked at in " + PLACES + " places, the slope takes "
                                + slopes(Activation.IDENTITY) + " without an activation, "
                                + slopes(Activation.RELU) + " with ReLU, and " + slopes(Activation.TANH)
                                + " with tanh, which is round."),
                List.of("BentGrid", "TwoMoons"),
                List.of(
                        Trial.inLab(
                                "Bent grid",
                                "choose \"linear stays linear\", then drag the sliders of turn and stretch as far as they go.",
                                "Every line stays straight, and the two moons stay where one straight line cannot part them."),
                        Trial.inLab(
                                "Playground",
                                "choose \"circles: linear net fails\" and press play. Then change its activation to tanh.",
                                "The linear net draws one straight line, however long it learns. With tanh the line closes around the inner circle."),
                        Trial.inCode(
                                "TwoMoons",
                                "change the sizes of the net from 2-16-16-1 to 2-2-1.",
                                "Two units make two corners only. Some of the 100 points stay on the wrong side.")),
                List.of(oneLine(), parameters(), xor(), pieces(), hinge(), impossible()),
                new TeachersNotes(
                        "Straight lines y = m x + c. Matrices help, but are not needed.",
                        List.of(
                                "They think that more linear layers can do more. They are one layer, with more numbers in it.",
                                "They forget the biases when they count parameters.",
                                "They think that ReLU makes smooth curves. It makes corners; many small ones look round."),
                        "Bent grid, then Playground."));
    }

    private static Exercise oneLine() {
        return new NumberQuestion(
                "Three layers of one unit, without an activation: h1 = 2x + 1, h2 = 3 h1 − 5, y = 4 h2. Together they are one line y = m x + c. Which?",
                List.of(
                        new Blank("m", slope(WhyNetsBend::threeLayers, 1)),
                        new Blank("c", value(WhyNetsBend::threeLayers, 0))),
                "Slopes multiply: 2 · 3 · 4. The shifts come through the later layers, too: 4 · (3 · 1 − 5). Three layers, and one would do.");
    }

    private static Value threeLayers(Value x) {
        return x.times(2).plus(1).times(3).minus(5).times(4);
    }

    private static Exercise parameters() {
        MLP net = new MLP(new int[] {2, 8, 8, 1}, Activation.RELU, new Random(SEED));
        int weights =
                net.layers().stream().mapToInt(layer -> layer.weights().size()).sum();
        return new NumberQuestion(
                "How many parameters has a net 2-8-8-1, that is 2 inputs, two hidden layers of 8 units, 1 output? Count the biases.",
                new Blank("", net.parameters().size())
                        .unless(weights, "These are the weights. Each unit has a bias, too."),
                "Each unit has a weight for each of its inputs, and a bias: 8 · (2 + 1) + 8 · (8 + 1) + 1 · (8 + 1).");
    }

    private static double xor(double x1, double x2) {
        Value sum = Value.of(x1).plus(x2);
        return sum.relu().minus(sum.minus(1).relu().times(2)).data();
    }

    private static Exercise xor() {
        return new NumberQuestion(
                "y = ReLU(x1 + x2) − 2 ReLU(x1 + x2 − 1). What is y at these three points?",
                List.of(new Blank("(0, 0)", xor(0, 0)), new Blank("(0, 1)", xor(0, 1)), new Blank("(1, 1)", xor(1, 1))),
                "It is XOR, \"one of the two, but not both\", in two hidden units. The second unit is off until both inputs are on, and then takes away"
                        + " what the first one gives.");
    }

    private static Value zigzag(Value x) {
        return x.relu().minus(x.minus(1).relu().times(2)).plus(x.minus(2).relu().times(2));
    }

    /** How many different slopes a random net of one input has, in so many places from -3 to 3. */
    private static String slopes(Activation activation) {
        Random random = new Random(SEED);
        MLP net = new MLP(new int[] {1, 8, 1}, activation, random);
        net.layers().get(0).neurons().forEach(neuron -> neuron.bias().setData(random.nextGaussian()));
        long different = IntStream.range(0, PLACES)
                .mapToDouble(i -> slope(x -> net.forward(x)[0], -3 + 6 * (i + 0.5) / PLACES))
                .distinct()
                .count();
        return different + (different == 1 ? " value" : " values");
    }

    private static Exercise pieces() {
        double[] slopes = IntStream.range(-40, 80)
                .mapToDouble(i -> slope(WhyNetsBend::zigzag, (i + 0.5) / 20))
                .toArray();
        long corners = IntStream.range(1, slopes.length)
                .filter(i -> slopes[i] != slopes[i - 1])
                .count();
        return new NumberQuestion(
                "y = ReLU(x) − 2 ReLU(x − 1) + 2 ReLU(x − 2). Draw it for x from −2 to 4. Of how many straight pieces is it made, and what is y at x = 2.5?",
                List.of(
                        new Blank("pieces", corners + 1.0).unless(corners, "So many corners. And pieces?"),
                        new Blank("y", value(WhyNetsBend::zigzag, 2.5))),
                "Each unit puts in one corner, at 0, 1 and 2. Between corners the line is straight; its slopes are 0, 1, −1 and 1.");
    }

    private static double hinge(double score) {
        return value(s -> Loss.hinge(s, 1), score);
    }

    private static Exercise hinge() {
        return new NumberQuestion(
                "The hinge loss of a score s is ReLU(1 − s) where the right answer is +1. What are the loss and its slope ∂loss/∂s at s = 0.3, and at s = 2?",
                List.of(
                        new Blank("loss at s = 0.3", hinge(0.3)),
                        new Blank("∂loss/∂s at s = 0.3", slope(s -> Loss.hinge(s, 1), 0.3)),
                        new Blank("loss at s = 2", hinge(2)),
                        new Blank("∂loss/∂s at s = 2", slope(s -> Loss.hinge(s, 1), 2))),
                "A point that is on its side by more than 1 costs nothing and moves no weight: the net learns from the others.");
    }

    /** Zero for whatever is a plane, with XOR in mind: the sum over one diagonal less the sum over the other. */
    private static double twist(DifferentiableFunction activation) {
        MLP net = new MLP(new int[] {2, 8, 1}, activation, new Random(SEED));
        return net.predict(0, 0)[0] + net.predict(1, 1)[0] - net.predict(0, 1)[0] - net.predict(1, 0)[0];
    }

    private static Exercise impossible() {
        return new WordQuestion(
                "Why can no net without an activation, however deep, give 1 at (0, 1) and (1, 0), and 0 at (0, 0) and (1, 1)? (Hint: add up opposite corners.)",
                "It is one plane, s = m1 x1 + m2 x2 + c. On a plane the two diagonals of a square have the same sum: s(0,0) + s(1,1) = s(0,1) + s(1,0)."
                        + " XOR asks for 0 = 2. Computed for two nets 2-8-1 with random weights, the difference of the diagonals is "
                        + (Math.abs(twist(Activation.IDENTITY)) < 1e-12
                                ? "0, to within rounding,"
                                : text(twist(Activation.IDENTITY)))
                        + " without an activation and " + text(twist(Activation.RELU)) + " with ReLU.");
    }
}
