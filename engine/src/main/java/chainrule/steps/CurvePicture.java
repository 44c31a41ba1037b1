package chainrule.steps;

import chainrule.engine.Activation;
import chainrule.engine.BinaryOperation;
import chainrule.engine.ElementaryFunction;
import chainrule.engine.NaryOperation;
import chainrule.engine.Operation;
import chainrule.engine.Value;
import chainrule.engine.WithConstant;

/** A function of one variable with its tangent, whose rise over a run is the slope. */
final class CurvePicture {
    private static final int POINTS = 60;

    private final Operation operation;
    private final double[] operands;
    private final int slot;
    private final String name;
    private final double x;
    private final double y;
    private final double slope;
    private final double from;
    private final double to;
    private final double[] heights = new double[POINTS + 1];
    private final double lowest;
    private final double highest;

    /** As the input in a slot varies, all others held fixed. */
    CurvePicture(Value node, int slot, String name, double slope) {
        operation = node.operation();
        operands = node.inputs().stream().mapToDouble(Value::data).toArray();
        this.slot = slot;
        this.name = name;
        this.slope = slope;
        x = operands[slot];
        y = node.data();
        double reach = reach();
        from = isOneSided() ? Math.min(0.2 * x, 2 * x) : isWide() ? -reach : x - reach;
        to = isOneSided() ? Math.max(0.2 * x, 2 * x) : isWide() ? reach : x + reach;
        double least = y;
        double most = y;
        for (int i = 0; i <= POINTS; i++) {
            heights[i] = at(from + i * (to - from) / POINTS);
            if (Double.isFinite(heights[i])) {
                least = Math.min(least, heights[i]);
                most = Math.max(most, heights[i]);
            }
        }
        double room = most > least ? 0.06 * (most - least) : 1;
        lowest = least - room;
        highest = most + room;
    }

    private double at(double input) {
        double[] moved = operands.clone();
        moved[slot] = input;
        return operation.valueAt(moved);
    }

    /** Functions that have no value, or a pole, at 0 or beyond it. */
    private boolean isOneSided() {
        boolean hasPole = operation == ElementaryFunction.LOG
                || operation == ElementaryFunction.SQRT
                || operation == BinaryOperation.DIVIDED_BY && slot == 1
                || operation == BinaryOperation.POWER && slot == 0
                || operation instanceof WithConstant with
                        && with.operator() == BinaryOperation.POWER
                        && (with.constant() < 0 || with.constant() != Math.rint(with.constant()));
        return hasPole && x != 0;
    }

    /** Functions that are known by their shape around 0. */
    private boolean isWide() {
        return !(operation == ElementaryFunction.EXP
                || operation == ElementaryFunction.SIN
                || operation == ElementaryFunction.COS
                || operation == NaryOperation.SOFTMAX
                || operation == NaryOperation.LOG_SUM_EXP
                || operation == BinaryOperation.POWER);
    }

    private double reach() {
        if (!isWide()) {
            return operation == ElementaryFunction.EXP || operation == BinaryOperation.POWER ? 1.5 : 4;
        }
        double size = Math.abs(x);
        if (operation == BinaryOperation.MAX || operation == BinaryOperation.MIN) {
            size = Math.max(Math.abs(operands[0]), Math.abs(operands[1]));
        } else if (operation instanceof WithConstant with && with.operator() != BinaryOperation.POWER) {
            size = Math.max(size, Math.abs(with.constant()));
        }
        boolean hasScale = operation instanceof Activation || size == 0;
        return hasScale ? Math.max(operation instanceof Activation ? 4 : 1, 1.6 * size) : 1.6 * size;
    }

    void drawOn(Sketch sketch) {
        double before = inside(x - from, slope > 0 ? y - lowest : highest - y);
        double after = inside(to - x, slope > 0 ? highest - y : y - lowest);
        double room = Math.min(0.28 * (to - from), Math.max(before, after));
        double run = room >= 1 && room < 5 ? 1 : Sketch.roundBelow(room); // over 1 the rise is the slope
        double start = before > after ? x - run : x;
        double foot = y + slope * (start - x);
        if (from < 0 && to > 0) {
            sketch.line("axis", across(0), Sketch.TOP, across(0), Sketch.BOTTOM);
        }
        if (lowest < 0 && highest > 0) {
            sketch.line("axis", Sketch.LEFT, up(0), Sketch.RIGHT, up(0));
        }
        sketch.path("curve", curve())
                .line("tangent", across(x - before), up(y - slope * before), across(x + after), up(y + slope * after))
                .line("hint", across(x), up(y), across(x), Sketch.BOTTOM)
                .line("run", across(start), up(foot), across(start + run), up(foot))
                .line("rise", across(start + run), up(foot), across(start + run), up(foot + slope * run))
                .dot("point", across(x), up(y))
                .text("name", across(x), Sketch.BOTTOM + 13, name + " = " + number(x))
                .quotient("rise " + number(slope * run), "run " + number(run));
    }

    /** How far a tangent goes before it leaves the picture, which ends so far to the side and so far up or down. */
    private double inside(double width, double height) {
        return Math.min(Math.min(0.35 * (to - from), width), height / Math.abs(slope));
    }

    private String curve() {
        StringBuilder path = new StringBuilder();
        boolean isOn = false;
        for (int i = 0; i <= POINTS; i++) {
            boolean isFinite = Double.isFinite(heights[i]);
            boolean isStraight = i > 0
                    && i < POINTS
                    && Math.abs(heights[i - 1] + heights[i + 1] - 2 * heights[i]) < 1e-9 * (highest - lowest);
            if (isFinite && !(isStraight && isOn)) {
                double at = from + i * (to - from) / POINTS;
                path.append(isOn ? " " : "M").append(Sketch.point(across(at), up(heights[i])));
            }
            isOn = isFinite;
        }
        return path.toString();
    }

    private double across(double input) {
        return Sketch.LEFT + (input - from) / (to - from) * (Sketch.RIGHT - Sketch.LEFT);
    }

    private double up(double output) {
        return Sketch.BOTTOM - (output - lowest) / (highest - lowest) * (Sketch.BOTTOM - Sketch.TOP);
    }

    private static String number(double x) {
        return Notation.MATHEMATICAL.number(x);
    }
}
