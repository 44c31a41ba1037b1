package chainrule.steps;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Backward passes as many have written them, wrong. Each replays the recorded pass, local derivatives and all, but for one mistake. */
enum Mistake {
    ASSIGNS(
            "= in place of +=",
            "Each contribution overwrites the one before, so a value that reaches the loss on several paths keeps only the last of them.",
            "what is overwritten happens to be what is written") {
        @Override
        boolean assigns() {
            return true;
        }

        @Override
        String excuse(Recording recording) {
            long used = recording.edges().stream()
                    .mapToInt(Recording.Edge::input)
                    .distinct()
                    .count();
            return used == recording.edges().size()
                    ? "no value is used twice, so there is nothing to overwrite"
                    : super.excuse(recording);
        }
    },

    NO_ORDER(
            "no topological order",
            "Each node passes its gradient on as soon as anything has arrived, depth first. What arrives later from other paths is never passed on.",
            "every node happens to be visited after all that use it") {
        @Override
        List<Integer> order(Recording recording) {
            List<List<Integer>> edgesOf = edgesByNode(recording);
            List<Integer> order = new ArrayList<>();
            boolean[] visited = new boolean[recording.nodes().size()];
            List<Integer> stack = new ArrayList<>(List.of(recording.outputPosition()));
            while (!stack.isEmpty()) {
                int node = stack.remove(stack.size() - 1);
                if (!visited[node]) {
                    visited[node] = true;
                    List<Integer> edges = edgesOf.get(node);
                    order.addAll(edges);
                    for (int i = edges.size() - 1; i >= 0; i--) {
                        stack.add(recording.edges().get(edges.get(i)).input());
                    }
                }
            }
            return order;
        }
    },

    NOT_ZEROED(
            "gradients not set to zero",
            "The second training step without zeroGrad(): the leaves still hold the gradients of the first one, and the new ones are added.",
            "the gradients of the first step were all 0") {
        @Override
        double[] initialGradients(Recording recording) {
            double[] gradients = new double[recording.nodes().size()];
            for (int i = 0; i < gradients.length; i++) {
                gradients[i] = recording.nodes().get(i).isLeaf() ? recording.gradient(i) : 0;
            }
            return gradients;
        }
    },

    NO_SEED(
            "no 1 at the output",
            "The output's own gradient stays 0. Every contribution is a product that has it as a factor, so nothing moves.",
            "all of them are 0 anyway") {
        @Override
        double seed() {
            return 0;
        }
    };

    final String title;
    final String consequence;

    private final String excuse;

    Mistake(String title, String consequence, String excuse) {
        this.title = title;
        this.consequence = consequence;
        this.excuse = excuse;
    }

    /** As it stands in the address of a page: {@code not-zeroed}. */
    String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Why the mistake does not show on this graph, where it does not. */
    String excuse(Recording recording) {
        return excuse;
    }

    Pass replay(Recording recording) {
        double[] initial = initialGradients(recording);
        double[] gradients = initial.clone();
        gradients[recording.outputPosition()] += seed();
        List<Pass.Move> moves = new ArrayList<>();
        for (int index : order(recording)) {
            Recording.Edge edge = recording.edges().get(index);
            double upstream = gradients[edge.node()];
            double contribution = upstream * edge.step().localDerivative();
            double before = gradients[edge.input()];
            double after = assigns() ? contribution : before + contribution;
            gradients[edge.input()] = after;
            moves.add(new Pass.Move(index, upstream, contribution, before, after));
        }
        return new Pass(initial, seed(), moves, gradients);
    }

    double[] initialGradients(Recording recording) {
        return new double[recording.nodes().size()];
    }

    double seed() {
        return 1;
    }

    List<Integer> order(Recording recording) {
        Integer[] order = new Integer[recording.edges().size()];
        Arrays.setAll(order, edge -> edge);
        return List.of(order);
    }

    /** Whether a contribution takes the place of what was there. */
    boolean assigns() {
        return false;
    }

    private static List<List<Integer>> edgesByNode(Recording recording) {
        List<List<Integer>> edges = new ArrayList<>();
        recording.nodes().forEach(node -> edges.add(new ArrayList<>()));
        for (int i = 0; i < recording.edges().size(); i++) {
            edges.get(recording.edges().get(i).node()).add(i);
        }
        return edges;
    }
}
