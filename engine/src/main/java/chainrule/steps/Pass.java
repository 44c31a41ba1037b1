package chainrule.steps;

import java.util.ArrayList;
import java.util.List;

/**
 * A backward pass, right or wrong.
 *
 * @param initial each node's gradient before the pass
 * @param seed what is added to the gradient of the output at the start
 * @param moves one for each edge, in order
 * @param gradients each node's gradient after the pass
 */
record Pass(double[] initial, double seed, List<Move> moves, double[] gradients) {
    /**
     * One contribution.
     *
     * @param edge across which of the recorded edges
     * @param upstream the gradient of the node that passes it on, at this moment
     */
    record Move(int edge, double upstream, double contribution, double before, double after) {}

    /** The engine's own. */
    static Pass right(Recording recording) {
        List<Move> moves = new ArrayList<>();
        for (Recording.Edge edge : recording.edges()) {
            moves.add(new Move(
                    moves.size(),
                    edge.step().outputGradient(),
                    edge.step().contribution(),
                    edge.step().gradientBefore(),
                    edge.step().gradientAfter()));
        }
        int nodes = recording.nodes().size();
        double[] gradients = new double[nodes];
        for (int node = 0; node < nodes; node++) {
            gradients[node] = recording.gradient(node);
        }
        return new Pass(new double[nodes], 1, moves, gradients);
    }
}
