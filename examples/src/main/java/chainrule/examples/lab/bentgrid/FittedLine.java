package chainrule.examples.lab.bentgrid;

import chainrule.compiled.CompiledGraph;
import chainrule.engine.Value;
import chainrule.examples.data.Dataset;
import chainrule.nn.Adam;
import chainrule.nn.Loss;
import java.util.List;

/**
 * The straight line {@code a x + b y + c = 0} that tells two classes of points apart as well as logistic regression can.
 *
 * @param a positive on the side of class 1, as are the others
 */
public record FittedLine(double a, double b, double c) {
    private static final int STEPS = 250;
    private static final double LEARNING_RATE = 0.3;

    /** Fits a line to points in the plane by gradient descent; always the same for the same points. */
    static FittedLine to(Dataset points) {
        double[] middle = new double[2];
        double[] spread = new double[2];
        for (int k = 0; k < 2; k++) {
            middle[k] = mean(points.inputs(), k, 0, 1);
            spread[k] = Math.max(1e-12, Math.sqrt(mean(points.inputs(), k, middle[k], 2)));
        }
        double[][] rows = new double[points.size()][];
        for (int i = 0; i < rows.length; i++) {
            double[] point = points.inputs()[i];
            rows[i] = new double[] {
                (point[0] - middle[0]) / spread[0], (point[1] - middle[1]) / spread[1], points.labels()[i]
            };
        }
        double[] line = descend(rows);
        double a = line[0] / spread[0];
        double b = line[1] / spread[1];
        return new FittedLine(a, b, line[2] - a * middle[0] - b * middle[1]);
    }

    private static double mean(double[][] points, int k, double from, int power) {
        double sum = 0;
        for (double[] point : points) {
            sum += power == 1 ? point[k] - from : (point[k] - from) * (point[k] - from);
        }
        return sum / points.length;
    }

    private static double[] descend(double[][] rows) {
        Value a = Value.of(0, "a");
        Value b = Value.of(0, "b");
        Value c = Value.of(0, "c");
        Value x = Value.of(0, "x");
        Value y = Value.of(0, "y");
        Value label = Value.of(0, "label");
        Value logit = Value.dot(new Value[] {a, b}, new Value[] {x, y}, c);
        CompiledGraph graph = CompiledGraph.of(Loss.binaryCrossEntropyWithLogits(logit, label), x, y, label);
        Adam optimizer = new Adam(List.of(a, b, c), LEARNING_RATE);
        for (int step = 0; step < STEPS; step++) {
            optimizer.zeroGrad();
            graph.run(rows);
            optimizer.step();
        }
        return new double[] {a.data(), b.data(), c.data()};
    }

    /** How many of the points lie on their side. */
    int right(Dataset points) {
        int right = 0;
        for (int i = 0; i < points.size(); i++) {
            double[] point = points.inputs()[i];
            boolean one = a * point[0] + b * point[1] + c > 0;
            right += one == (points.labels()[i] == 1) ? 1 : 0;
        }
        return right;
    }

    /** Two points of the line, far apart on both sides of the given middle; null where no side is preferred. */
    double[][] ends(double x, double y, double reach) {
        double length = Math.hypot(a, b);
        if (length < 1e-9) {
            return null;
        }
        double distance = (a * x + b * y + c) / length;
        double footX = x - distance * a / length;
        double footY = y - distance * b / length;
        return new double[][] {
            {footX - reach * b / length, footX + reach * b / length},
            {footY + reach * a / length, footY - reach * a / length}
        };
    }
}
