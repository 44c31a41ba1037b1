package chainrule.check;

import chainrule.engine.Operation;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The chain rule composed in the other direction: how each node moves as one parameter does, from the parameter up to the loss.
 *
 * <p>Beside the slope that local derivatives give, it follows the one-sided slopes: at a kink a node that goes up takes the slope on
 * the right, one that goes down the slope on the left. (Shapiro, "On concepts of directional differentiability", 1990: the chain rule
 * holds for these.)
 */
final class ForwardMode {
    private static final double EPSILON = Math.ulp(1.0);

    private final CheckedGraph graph;
    private final int parameter;
    private final boolean[] depends;
    private final double[] slope;
    private final double[] magnitude;
    private final double[] doubt;
    private final int[] level;
    private final List<Integer> kinks = new ArrayList<>();
    private boolean wrong;
    private boolean unsteady;
    private int widest = 1;

    ForwardMode(CheckedGraph graph, int parameter) {
        int size = graph.nodes.size();
        this.graph = graph;
        this.parameter = parameter;
        this.depends = new boolean[size];
        this.slope = new double[size];
        this.magnitude = new double[size];
        this.doubt = new double[size];
        this.level = new int[size];
        depends[parameter] = true;
        slope[parameter] = 1;
        magnitude[parameter] = 1;
        for (int i = parameter + 1; i < size; i++) {
            compose(i);
        }
    }

    private void compose(int i) {
        int[] inputs = graph.inputs[i];
        boolean moves = false;
        for (int j = 0; j < inputs.length; j++) {
            int input = inputs[j];
            if (!depends[input]) {
                continue;
            }
            depends[i] = true;
            level[i] = Math.max(level[i], level[input] + 1);
            double derivative = graph.localDerivatives[i][j];
            if (magnitude[input] != 0 || doubt[input] != 0) {
                slope[i] += derivative * slope[input];
                magnitude[i] += Math.abs(derivative) * magnitude[input];
                double unsure = graph.doubt(i, j);
                doubt[i] += Math.abs(derivative) * doubt[input] + (unsure == 0 ? 0 : unsure * magnitude[input]);
                moves = true;
            }
        }
        if (depends[i]) {
            widest = Math.max(widest, inputs.length);
            wrong |= graph.wrong[i];
            unsteady |= graph.unsteady[i];
            if (graph.onKink[i] && moves) {
                kinks.add(i);
            }
        }
    }

    private int output() {
        return slope.length - 1;
    }

    /** By the local derivatives of the graph. */
    double slope() {
        return slope[output()];
    }

    /** By how much {@link #slope()} may be off, since some local derivatives could not be checked. */
    double doubt() {
        return doubt[output()];
    }

    /** Whether a local derivative on the way is wrong. */
    boolean isWrong() {
        return wrong;
    }

    /** Whether a slope on the way is another at the next double already. */
    boolean isUnsteady() {
        return unsteady;
    }

    /** The nodes on the way that sit exactly on a kink. */
    List<Integer> kinks() {
        return kinks;
    }

    /** Whether the backward pass arrived at the same number, but for rounding. */
    boolean agreesWith(double gradient) {
        double rounding = 2 * EPSILON * (level[output()] + 1) * (widest + 2);
        return Double.isFinite(magnitude[output()]) && Math.abs(gradient - slope()) <= rounding * magnitude[output()]
                || agreesExactly(gradient, rounding);
    }

    /** With exponents of any size, for chains whose products leave the range of double half-way. */
    private boolean agreesExactly(double gradient, double rounding) {
        MathContext digits = new MathContext(30);
        BigDecimal[] exact = new BigDecimal[slope.length];
        BigDecimal[] sizes = new BigDecimal[slope.length];
        Arrays.fill(exact, BigDecimal.ZERO);
        Arrays.fill(sizes, BigDecimal.ZERO);
        exact[parameter] = BigDecimal.ONE;
        sizes[parameter] = BigDecimal.ONE;
        for (int i = parameter + 1; i < exact.length; i++) {
            for (int j = 0; j < graph.inputs[i].length; j++) {
                int input = graph.inputs[i][j];
                double derivative = graph.localDerivatives[i][j];
                if (depends[input]) {
                    if (!Double.isFinite(derivative)) {
                        return false;
                    }
                    BigDecimal factor = new BigDecimal(derivative);
                    exact[i] = exact[i].add(exact[input].multiply(factor, digits), digits);
                    sizes[i] = sizes[i].add(sizes[input].multiply(factor.abs(), digits), digits);
                }
            }
        }
        BigDecimal allowed =
                sizes[output()].multiply(new BigDecimal(rounding), digits).add(new BigDecimal(Double.MIN_NORMAL));
        return exact[output()].subtract(new BigDecimal(gradient)).abs().compareTo(allowed) <= 0;
    }

    /** The slope of the loss on the right of the parameter. */
    double right() {
        return oneSided(1);
    }

    /** The slope of the loss on the left of the parameter. */
    double left() {
        return -oneSided(-1);
    }

    private double oneSided(double direction) {
        double[] moves = new double[slope.length];
        moves[parameter] = direction;
        for (int i = parameter + 1; i < moves.length; i++) {
            if (depends[i]) {
                moves[i] = graph.onKink[i] ? throughKink(i, moves) : smoothly(i, moves);
            }
        }
        return moves[output()];
    }

    private double smoothly(int i, double[] moves) {
        double sum = 0;
        for (int j = 0; j < graph.inputs[i].length; j++) {
            double move = moves[graph.inputs[i][j]];
            sum += move == 0 ? 0 : move * graph.localDerivatives[i][j];
        }
        return sum;
    }

    private double throughKink(int i, double[] moves) {
        int[] inputs = graph.inputs[i];
        if (inputs.length == 1) {
            double move = moves[inputs[0]];
            Judgement judgement = graph.judgements[i][0];
            return move == 0 ? 0 : move * (move > 0 ? judgement.right() : judgement.left());
        }
        double largest = 0;
        for (int input : inputs) {
            largest = Math.max(largest, Math.abs(moves[input]));
        }
        return largest == 0 ? 0 : largest * along(i, moves, largest);
    }

    /** The slope of an operation in the direction in which its inputs move together. */
    private double along(int i, double[] moves, double largest) {
        Operation operation = graph.nodes.get(i).operation();
        int[] inputs = graph.inputs[i];
        return FiniteDifference.thoroughly(
                        step -> {
                            double[] moved = new double[inputs.length];
                            for (int j = 0; j < moved.length; j++) {
                                moved[j] = graph.nodes.get(inputs[j]).data() + step * (moves[inputs[j]] / largest);
                            }
                            return operation.valueAt(moved);
                        },
                        0,
                        0)
                .right()
                .value();
    }
}
