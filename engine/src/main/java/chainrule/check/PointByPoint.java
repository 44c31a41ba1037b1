package chainrule.check;

import chainrule.check.GradientCheck.Report;
import chainrule.check.GradientCheck.Verdict;
import chainrule.engine.DifferentiableFunction;
import chainrule.engine.Numbers;
import chainrule.engine.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** The derivatives of one operation, at many points. */
final class PointByPoint {
    private static final int GRID = 200;
    private static final int RANDOM = 200;

    private PointByPoint() {}

    static Report function(DifferentiableFunction function, double from, double to) {
        if (!(from < to) || !Double.isFinite(to - from)) {
            throw new IllegalArgumentException("from, to: expected from < to, both finite, got " + from + ", " + to);
        }
        List<Double> points = new ArrayList<>();
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i <= GRID; i++) {
            points.add(from + (to - from) * i / GRID);
        }
        for (int i = 0; i < RANDOM; i++) {
            points.add(random.nextDouble(from, to));
        }
        points.add(Math.max(from, Math.min(0.0, to)));
        List<Verdict> verdicts = new ArrayList<>();
        points.stream().sorted().distinct().forEach(x -> verdicts.add(verdict(function, new double[] {x}, 0)));
        return new Report(verdicts, List.of());
    }

    static Report operation(Operation operation, double[]... points) {
        if (points.length == 0) {
            throw new IllegalArgumentException("points: expected at least 1, got 0");
        }
        List<Verdict> verdicts = new ArrayList<>();
        for (int i = 0; i < points.length; i++) {
            for (int j = 0; j < points[i].length; j++) {
                verdicts.add(verdict(operation, points[i].clone(), j));
            }
        }
        return new Report(verdicts, List.of());
    }

    private static Verdict verdict(Operation operation, double[] point, int input) {
        double derivative = operation.derivativesAt(point.clone())[input];
        Judgement judgement = new OperationCheck(operation, point, input).judge(derivative);
        return new Verdict(
                name(operation, point, input),
                derivative,
                judgement.numerical(),
                judgement.left(),
                judgement.right(),
                judgement.tolerance(),
                judgement.outcome(),
                "differences of it alone");
    }

    private static String name(Operation operation, double[] point, int input) {
        StringBuilder name = new StringBuilder(operation.symbol()).append(" at ");
        for (int i = 0; i < point.length; i++) {
            name.append(i == 0 ? "" : ", ").append(Numbers.brief(point[i]));
        }
        return Nodes.oneLine(name + (point.length > 1 ? " toward input " + input : ""));
    }
}
