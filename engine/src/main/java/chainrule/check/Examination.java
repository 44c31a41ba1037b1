package chainrule.check;

import chainrule.check.GradientCheck.Outcome;
import chainrule.check.GradientCheck.Report;
import chainrule.check.GradientCheck.Verdict;
import chainrule.engine.Value;
import java.util.ArrayList;
import java.util.List;

/** One check of all gradients of a loss, from outside and by parts. */
final class Examination {
    private final LossFunction loss;
    private final List<Value> parameters;
    private final double[] gradients;
    private final double noise;

    Examination(LossFunction loss) {
        this.loss = loss;
        this.parameters = loss.parameters();
        this.gradients = gradients(loss.graph());
        this.noise = noise(loss.graph());
    }

    Report report() {
        if (!loss.isRepeatable()) {
            return notRepeatable();
        }
        ByParts parts = new ByParts(loss);
        List<Verdict> verdicts = new ArrayList<>();
        for (int i = 0; i < gradients.length; i++) {
            verdicts.add(verdict(i, parts));
            loss.repeat();
        }
        return loss.isRepeatable() ? new Report(verdicts, new Remarks(parts, parameters).all()) : notRepeatable();
    }

    private double[] gradients(Value graph) {
        List<Value> leaves = new ArrayList<>(parameters);
        graph.graph().stream().filter(Value::isLeaf).forEach(leaves::add);
        double[] saved = leaves.stream().mapToDouble(Value::grad).toArray();
        try {
            leaves.forEach(Value::zeroGrad);
            graph.backward();
            return parameters.stream().mapToDouble(Value::grad).toArray();
        } finally {
            for (int i = 0; i < saved.length; i++) {
                leaves.get(i).setGrad(saved[i]);
            }
        }
    }

    /**
     * Each number of the forward pass is rounded, and what it does to the loss is its gradient times that. So are the numbers inside of
     * an operation, which are about as large as its inputs.
     */
    static double noise(Value loss) {
        double noise = Math.abs(loss.data());
        for (Value node : loss.graph()) {
            double steepest = 0;
            double largest = 0;
            double gradient = Math.abs(node.grad());
            List<Value> inputs = node.inputs();
            for (int i = 0; i < inputs.size(); i++) {
                double size = Math.abs(inputs.get(i).data());
                double derivative = Math.abs(node.localDerivative(i));
                steepest = Math.max(steepest, derivative);
                largest = Math.max(largest, size);
                noise += finite(gradient * derivative * size);
            }
            noise += finite(gradient * Math.abs(node.data())) + finite(gradient * steepest * largest);
        }
        return Math.ulp(1.0) * noise;
    }

    private static double finite(double x) {
        return Double.isFinite(x) ? x : 0;
    }

    private Verdict verdict(int i, ByParts parts) {
        Value parameter = parameters.get(i);
        double gradient = gradients[i];
        Judgement whole =
                Judgement.of(gradient, FiniteDifference.quickly(x -> loss.with(parameter, x), parameter.data(), noise));
        if (parts.graph().place(parameter) < 0) {
            Outcome outcome = whole.outcome() == Outcome.FAILED ? Outcome.FAILED : Outcome.UNDECIDED;
            return verdict(i, outcome, whole, "it is not in the graph of the loss");
        }
        Judgement part = parts.judge(parameter, gradient);
        boolean byParts = part.outcome() == Outcome.PASSED || part.outcome() == Outcome.KINK;
        boolean byDifferences = whole.outcome() == Outcome.PASSED || whole.outcome() == Outcome.KINK;
        if (part.outcome() == Outcome.FAILED) {
            String why =
                    byDifferences ? "an operation on its way is wrong, though hardly here" : "an operation is wrong";
            return verdict(i, Outcome.FAILED, whole, why);
        }
        if (byParts) {
            return byDifferences
                    ? verdict(i, whole.outcome(), whole, "by differences and by parts")
                    : verdict(i, part.outcome(), part, "by parts");
        }
        if (parts.isUnsteady(parameter)) {
            return verdict(i, Outcome.UNDECIDED, whole, "a slope on its way is another at the next double already");
        }
        if (isCoincidence(part, gradient)) {
            return verdict(i, Outcome.UNDECIDED, part, "several kinks coincide");
        }
        if (parts.isDoubtful(parameter) && !(whole.isSharp() && !whole.drowned())) {
            return verdict(i, Outcome.UNDECIDED, whole, "an operation on its way could not be told");
        }
        return verdict(
                i, whole.outcome(), whole, "by differences" + (whole.drowned() ? ", which drown in rounding" : ""));
    }

    private static boolean isCoincidence(Judgement part, double gradient) {
        return Math.abs(part.numerical() - gradient) > Judgement.RELATIVE_TOLERANCE * Math.abs(gradient);
    }

    private Verdict verdict(int i, Outcome outcome, Judgement found, String why) {
        return new Verdict(
                name(i), gradients[i], found.numerical(), found.left(), found.right(), found.tolerance(), outcome, why);
    }

    private String name(int i) {
        String label = parameters.get(i).label();
        return label.isEmpty() ? "parameter " + i : Nodes.oneLine(label);
    }

    private Report notRepeatable() {
        List<Verdict> verdicts = new ArrayList<>();
        for (int i = 0; i < gradients.length; i++) {
            verdicts.add(new Verdict(
                    name(i),
                    gradients[i],
                    Double.NaN,
                    Double.NaN,
                    Double.NaN,
                    Double.NaN,
                    Outcome.NOT_REPEATABLE,
                    "the loss does not repeat itself"));
        }
        return new Report(
                verdicts,
                List.of(
                        "The loss does not repeat itself: " + loss.deviation()
                                + ". Give random numbers the same seed at each call, and keep nothing from one call to the next."));
    }
}
