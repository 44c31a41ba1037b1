package chainrule.examples.lab.playground;

import java.util.List;
import java.util.function.DoubleBinaryOperator;

/** What a net is told of a point: a coordinate, or a number made from both. */
public enum Feature {
    X("x", (x, y) -> x),
    Y("y", (x, y) -> y),
    X2("x²", (x, y) -> x * x),
    Y2("y²", (x, y) -> y * y),
    XY("xy", (x, y) -> x * y),
    SIN_X("sin x", (x, y) -> Math.sin(x)),
    SIN_Y("sin y", (x, y) -> Math.sin(y));

    private final String title;
    private final DoubleBinaryOperator formula;

    Feature(String title, DoubleBinaryOperator formula) {
        this.title = title;
        this.formula = formula;
    }

    public String title() {
        return title;
    }

    public double of(double x, double y) {
        return formula.applyAsDouble(x, y);
    }

    /** What a net with these inputs is told of points, each with its x and its y: a row a point. */
    public static double[][] rows(List<Feature> features, double[][] points) {
        double[][] rows = new double[points.length][features.size()];
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < rows[i].length; j++) {
                rows[i][j] = features.get(j).of(points[i][0], points[i][1]);
            }
        }
        return rows;
    }
}
