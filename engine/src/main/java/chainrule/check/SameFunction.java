package chainrule.check;

import chainrule.engine.Names;
import chainrule.engine.Numbers;
import chainrule.engine.Operation;
import chainrule.engine.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Whether a graph is the function that built it: recomputed where the parameters hold other numbers, it must give what is built there,
 * bit for bit. A number taken out with {@code data()}, an {@code if}, a node from outside show as a difference.
 */
final class SameFunction {
    private static final double[] MOVES = {0.3, 1e-3, 1e-6, 1e-9};

    /** Moves that hardly leave the place: where these make no difference, none matters. */
    private static final double NEAR = 1e-5;

    private final LossFunction loss;
    private final Value graph;
    private final Names names;
    private final Set<Value> parameters = Collections.newSetFromMap(new IdentityHashMap<>());
    private final List<String> remarks = new ArrayList<>();
    private boolean nearby = true;

    SameFunction(LossFunction loss) {
        this.loss = loss;
        this.graph = loss.graph();
        this.names = new Names(graph);
        this.parameters.addAll(loss.parameters());
        SplittableRandom random = new SplittableRandom(11);
        for (double scale : MOVES) {
            double[] moves = random.doubles(loss.parameters().size(), -1, 1).toArray();
            loss.visit(moved(moves, scale), built -> compare(built, scale));
            loss.visit(moved(moves, -scale), built -> compare(built, scale));
        }
    }

    private double[] moved(double[] moves, double scale) {
        double[] moved = new double[moves.length];
        for (int i = 0; i < moved.length; i++) {
            double x = loss.parameters().get(i).data();
            moved[i] = x + scale * (x == 0 ? 1 : Math.abs(x)) * moves[i];
        }
        return moved;
    }

    /** Whether the graph gives what the loss gives wherever the parameters are moved by a little. */
    boolean holdsNearby() {
        return nearby;
    }

    /** What is different, in sentences. */
    List<String> remarks() {
        return remarks;
    }

    private void compare(Value built, double scale) {
        List<Value> there = built.graph();
        List<Value> here = graph.graph();
        double[] numbers = new Recomputation(graph).numbers();
        String difference = fromOutside(there);
        if (difference.isEmpty()) {
            difference = sameShape(here, there)
                    ? inNumbers(here, there, numbers)
                    : same(built.data(), numbers[numbers.length - 1])
                            ? ""
                            : "the loss builds another graph where the parameters move by "
                                    + Numbers.brief(scale)
                                    + " of their size (an if, or a loop that depends on a number)";
        }
        if (!difference.isEmpty()) {
            nearby &= scale > NEAR;
            if (remarks.isEmpty()) {
                remarks.add("The graph is not the whole function: " + difference + ".");
            }
        }
    }

    /** Inner nodes that are in both graphs, and depend on a parameter. */
    private String fromOutside(List<Value> there) {
        Set<Value> here = Collections.newSetFromMap(new IdentityHashMap<>());
        here.addAll(graph.graph());
        Set<Value> depends = Collections.newSetFromMap(new IdentityHashMap<>());
        Value shared = null;
        for (Value node : there) {
            if (parameters.contains(node) || node.inputs().stream().anyMatch(depends::contains)) {
                depends.add(node);
                shared = !node.isLeaf() && here.contains(node) ? node : shared;
            }
        }
        return shared == null
                ? ""
                : "the node " + Nodes.at(shared, names)
                        + " was built outside of the loss and keeps its old number when the parameters change; build it in the loss";
    }

    private static boolean sameShape(List<Value> here, List<Value> there) {
        if (here.size() != there.size()) {
            return false;
        }
        IdentityHashMap<Value, Integer> placesHere = new IdentityHashMap<>();
        IdentityHashMap<Value, Integer> placesThere = new IdentityHashMap<>();
        for (int i = 0; i < here.size(); i++) {
            placesHere.put(here.get(i), i);
            placesThere.put(there.get(i), i);
            List<Value> inputsHere = here.get(i).inputs();
            List<Value> inputsThere = there.get(i).inputs();
            if (inputsHere.size() != inputsThere.size()) {
                return false;
            }
            for (int j = 0; j < inputsHere.size(); j++) {
                if (!placesHere.get(inputsHere.get(j)).equals(placesThere.get(inputsThere.get(j)))) {
                    return false;
                }
            }
        }
        return true;
    }

    private String inNumbers(List<Value> here, List<Value> there, double[] numbers) {
        for (int i = 0; i < numbers.length; i++) {
            Value before = here.get(i);
            Value after = there.get(i);
            if (!same(numbers[i], after.data())) {
                return before.isLeaf()
                        ? "the number " + Numbers.brief(before.data()) + " of the leaf " + names.of(before)
                                + " changes with the parameters, but no operation says how (data() takes a number out of the graph)"
                        : changed(before, after, numbers[i]);
            }
        }
        return "";
    }

    private String changed(Value before, Value after, double recomputed) {
        Operation one = before.operation();
        Operation other = after.operation();
        String what = "the node " + Nodes.at(before, names);
        return one.symbol().equals(other.symbol())
                ? what + " is built as " + Numbers.brief(after.data()) + " where its inputs give "
                        + Numbers.brief(recomputed) + " (a number that was taken out with data(), or an if)"
                : what + " becomes " + other.symbol()
                        + " where the parameters move (an if, or a number that was taken out with data())";
    }

    private static boolean same(double a, double b) {
        return a == b || Double.compare(a, b) == 0;
    }
}
