package chainrule.check;

import chainrule.check.GradientCheck.Outcome;
import chainrule.engine.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A graph whose local derivatives were each compared with differences of that operation alone, at the inputs it had. */
final class CheckedGraph {
    final List<Value> nodes;
    final int[][] inputs;
    final double[][] localDerivatives;

    /** Null where the input depends on no parameter. */
    final Judgement[][] judgements;

    final boolean[] wrong;
    final boolean[] onKink;

    /** Whose slope is another at the next double already. */
    final boolean[] unsteady;

    private final Map<Value, Integer> places = new IdentityHashMap<>();
    private final Set<Value> undecided = new LinkedHashSet<>();
    private final List<Wrong> allWrong = new ArrayList<>();

    /**
     * A local derivative that is wrong.
     *
     * @param input position of the input that it is toward
     */
    record Wrong(Value node, int input, Judgement judgement) {
        double badness() {
            double derivative = node.localDerivative(input);
            double size = Math.max(Math.abs(derivative), Math.abs(judgement.numerical()));
            double badness = Math.abs(derivative - judgement.numerical()) / size;
            return Double.isNaN(badness) ? Double.POSITIVE_INFINITY : badness;
        }
    }

    CheckedGraph(Value output, List<Value> parameters) {
        nodes = output.graph();
        inputs = new int[nodes.size()][];
        localDerivatives = new double[nodes.size()][];
        judgements = new Judgement[nodes.size()][];
        wrong = new boolean[nodes.size()];
        onKink = new boolean[nodes.size()];
        unsteady = new boolean[nodes.size()];
        boolean[] depends = new boolean[nodes.size()];
        for (int i = 0; i < nodes.size(); i++) {
            places.put(nodes.get(i), i);
        }
        parameters.stream().filter(places::containsKey).forEach(parameter -> depends[places.get(parameter)] = true);
        for (int i = 0; i < nodes.size(); i++) {
            check(i, depends);
        }
        allWrong.sort(Comparator.comparingDouble(Wrong::badness).reversed());
    }

    private void check(int i, boolean[] depends) {
        Value node = nodes.get(i);
        List<Value> operands = node.inputs();
        inputs[i] = operands.stream().mapToInt(places::get).toArray();
        localDerivatives[i] = new double[operands.size()];
        judgements[i] = new Judgement[operands.size()];
        double[] numbers = operands.stream().mapToDouble(Value::data).toArray();
        for (int j = 0; j < numbers.length; j++) {
            localDerivatives[i][j] = node.localDerivative(j);
            if (depends[inputs[i][j]]) {
                depends[i] = true;
                judge(i, j, new OperationCheck(node.operation(), numbers, j));
            }
        }
    }

    private void judge(int i, int j, OperationCheck check) {
        Judgement judgement = check.judge(localDerivatives[i][j]);
        judgements[i][j] = judgement;
        if (judgement.outcome() == Outcome.FAILED) {
            wrong[i] = true;
            allWrong.add(new Wrong(nodes.get(i), j, judgement));
        }
        if (judgement.outcome() == Outcome.UNDECIDED) {
            undecided.add(nodes.get(i));
            unsteady[i] |= check.changesWithEachDouble();
        }
        onKink[i] |= judgement.outcome() == Outcome.KINK;
    }

    /** Where a node stands; -1 if it is not in the graph. */
    int place(Value node) {
        return places.getOrDefault(node, -1);
    }

    /** Those whose derivatives differences could not tell. */
    Set<Value> undecided() {
        return undecided;
    }

    /** The worst first. */
    List<Wrong> wrong() {
        return allWrong;
    }

    /** By how much a local derivative may be off where differences could not tell. */
    double doubt(int i, int j) {
        Judgement judgement = judgements[i][j];
        if (judgement.outcome() != Outcome.UNDECIDED) {
            return 0;
        }
        double doubt = Math.abs(localDerivatives[i][j] - judgement.numerical()) + judgement.tolerance();
        return Double.isNaN(doubt) ? Double.POSITIVE_INFINITY : doubt;
    }
}
