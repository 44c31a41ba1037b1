package chainrule.examples.pictures;

import chainrule.examples.data.Dataset;
import chainrule.examples.plot.DecisionField;
import chainrule.examples.plot.LineChart;
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

    public Picture lossChart(double[] losses) {
        return new LineChart("The loss falls as the line finds its place")
                .subtitle("Mean hinge loss plus L2, before each step; all " + data.size()
                        + " points take part in every step.")
                .axes("step", "loss")
                .logY()
                .line("loss", losses);
    }

    public Table lossTable(double[] losses) {
        Table table = Table.of("step", "loss");
        for (int step = 0; step < losses.length; step++) {
            table.row(step, losses[step]);
        }
        return table;
    }
}
