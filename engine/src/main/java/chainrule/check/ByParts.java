package chainrule.check;

import chainrule.check.GradientCheck.Outcome;
import chainrule.engine.Value;
import java.util.Set;
import java.util.TreeSet;

/**
 * A gradient checked without differences of the whole: the graph is the function, {@link SameFunction}; each of its operations has the
 * right derivatives, {@link CheckedGraph}; and they are put together rightly, {@link ForwardMode}. It decides where differences of the
 * whole drown in rounding.
 */
final class ByParts {
    private final CheckedGraph graph;
    private final SameFunction same;
    private final Set<Integer> kinks = new TreeSet<>();
    private final Set<Integer> unsteady = new TreeSet<>();
    private final Set<Integer> doubtful = new TreeSet<>();
    private boolean coincidence;
    private boolean chainIsWrong;

    ByParts(LossFunction loss) {
        this.graph = new CheckedGraph(loss.graph(), loss.parameters());
        this.same = new SameFunction(loss);
    }

    /** Judges the gradient of one parameter of the graph; undecided where the parts do not certify it. */
    Judgement judge(Value parameter, double gradient) {
        int place = graph.place(parameter);
        ForwardMode forward = new ForwardMode(graph, place);
        kinks.addAll(forward.kinks());
        if (forward.isUnsteady()) {
            unsteady.add(place);
        }
        if (forward.isWrong()) {
            return judgement(Outcome.FAILED, Double.NaN, Double.NaN, Double.NaN);
        }
        if (Double.isFinite(gradient) && forward.doubt() != 0 && same.holdsNearby()) {
            doubtful.add(place);
        }
        if (!Double.isFinite(gradient) || !Double.isFinite(forward.doubt())) {
            return judgement(Outcome.UNDECIDED, Double.NaN, Double.NaN, Double.NaN);
        }
        if (!forward.agreesWith(gradient)) {
            chainIsWrong = true;
            return judgement(Outcome.FAILED, forward.slope(), forward.slope(), forward.slope());
        }
        boolean smooth = forward.kinks().isEmpty();
        double left = smooth ? gradient : forward.left();
        double right = smooth ? gradient : forward.right();
        return decide(gradient, left, right, forward.doubt());
    }

    private Judgement decide(double gradient, double left, double right, double doubt) {
        double size = Math.max(Math.abs(gradient), Math.max(Math.abs(left), Math.abs(right)));
        double allowed = Judgement.RELATIVE_TOLERANCE * size + doubt;
        double nearest = Math.max(Math.min(left, right), Math.min(gradient, Math.max(left, right)));
        boolean between = Math.abs(nearest - gradient) <= allowed;
        coincidence |= !between;
        Outcome outcome = !same.holdsNearby() || doubt > Judgement.SMALL * size || !between
                ? Outcome.UNDECIDED
                : Math.abs(right - left) <= allowed ? Outcome.PASSED : Outcome.KINK;
        return judgement(outcome, nearest, left, right);
    }

    private static Judgement judgement(Outcome outcome, double numerical, double left, double right) {
        return new Judgement(outcome, numerical, left, right, 0, false, false);
    }

    /** Whether a judged parameter reaches the loss through a slope that is another at the next double already. */
    boolean isUnsteady(Value parameter) {
        return unsteady.contains(graph.place(parameter));
    }

    /** Whether a judged parameter reaches the loss through an operation whose derivative could not be told, and by that alone is undecided. */
    boolean isDoubtful(Value parameter) {
        return doubtful.contains(graph.place(parameter));
    }

    CheckedGraph graph() {
        return graph;
    }

    SameFunction same() {
        return same;
    }

    /** The nodes that sit exactly on a kink, on the way from some parameter to the loss. */
    Set<Integer> kinks() {
        return kinks;
    }

    /** Whether a gradient is not between the one-sided slopes, though each local derivative is. */
    boolean hasCoincidingKinks() {
        return coincidence;
    }

    boolean chainIsWrong() {
        return chainIsWrong;
    }
}
