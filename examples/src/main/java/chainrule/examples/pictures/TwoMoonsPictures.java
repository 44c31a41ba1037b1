package chainrule.examples.pictures;

import chainrule.examples.data.Dataset;
import chainrule.examples.plot.DecisionField;
import chainrule.examples.plot.LineChart;
import chainrule.examples.plot.Meaning;
import chainrule.examples.plot.Numbers;
import chainrule.examples.plot.Picture;
import chainrule.examples.plot.Table;
import chainrule.nn.MLP;
import java.util.Arrays;
import java.util.stream.IntStream;

/** What a net with one score makes of points in the plane, as it is at the time, and how its loss fell. */
public final class TwoMoonsPictures {
    private static final double MARGIN = 0.4;
    private static final int CELLS = 80;

    private final MLP net;
    private final Dataset data;

    public TwoMoonsPictures(MLP net, Dataset data) {
        this.net = net;
        this.data = data;
    }

    public Picture field(String title) {
        double[] x = Arrays.stream(data.inputs()).mapToDouble(row -> row[0]).toArray();
        double[] y = Arrays.stream(data.inputs()).mapToDouble(row -> row[1]).toArray();
        double xMin = Arrays.stream(x).min().orElseThrow() - MARGIN;
        double xMax = Arrays.stream(x).max().orElseThrow() + MARGIN;
        double yMin = Arrays.stream(y).min().orElseThrow() - MARGIN;
        double yMax = Arrays.stream(y).max().orElseThrow() + MARGIN;
        double[][] scores = DecisionField.sample((px, py) -> net.predict(px, py)[0], xMin, xMax, yMin, yMax, CELLS);
        return new DecisionField(title, scores, xMin, xMax, yMin, yMax)
                .subtitle(
                        "The colour is the net's score, pale where it is unsure; the line is where the score is zero.")
                .axes("x", "y")
                .points("class +1", pick(x, +1), pick(y, +1))
                .points("class −1", pick(x, -1), pick(y, -1));
    }

    private double[] pick(double[] coordinates, int side) {
        return IntStream.range(0, data.size())
                .filter(i -> data.side(i) == side)
                .mapToDouble(i -> coordinates[i])
                .toArray();
    }

    public Table points() {
        Table table = Table.of("x", "y", "class", "score");
        for (int i = 0; i < data.size(); i++) {
            double[] row = data.inputs()[i];
            table.row(row[0], row[1], data.side(i), net.predict(row)[0]);
        }
        return table;
    }

    /**
     * The loss before each step, and what it is made of.
     *
     * @param hinges the mean hinge loss alone; the rest is the penalty
     */
    public Picture lossChart(double[] losses, double[] hinges) {
        double[] steps = IntStream.range(0, losses.length).asDoubleStream().toArray();
        double[] penalties = IntStream.range(0, losses.length)
                .mapToDouble(step -> losses[step] - hinges[step])
                .toArray();
        return new LineChart(claim(losses, hinges))
                .subtitle("Before each step, over all " + data.size()
                        + " points. The hinge is 0 where every point lies beyond its margin; from there on only the penalty for"
                        + " large weights is left to learn from.")
                .axes("step", "loss")
                .logY()
                .line("loss: hinge + penalty", Meaning.VALUE, steps, losses)
                .dashed("hinge", 5, steps, hinges)
                .dashed("L2 penalty", 6, steps, penalties);
    }

    private static String claim(double[] losses, double[] hinges) {
        int last = losses.length - 1;
        int pushing = last;
        while (pushing >= 0 && hinges[pushing] == 0) {
            pushing--;
        }
        return pushing == last
                ? "The loss falls from " + Numbers.text(losses[0], 2) + " to " + Numbers.text(losses[last], 2)
                : "From step " + (pushing + 1) + " on the hinge is 0: what is left of the loss, "
                        + Numbers.text(losses[last], 2) + ", is the L2 penalty";
    }

    public Table lossTable(double[] losses, double[] hinges) {
        Table table = Table.of("step", "loss", "mean hinge loss");
        for (int step = 0; step < losses.length; step++) {
            table.row(step, losses[step], hinges[step]);
        }
        return table;
    }
}
