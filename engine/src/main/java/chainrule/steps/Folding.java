package chainrule.steps;

import chainrule.engine.BinaryOperation;
import chainrule.engine.DifferentiableFunction;
import chainrule.engine.NaryOperation;
import chainrule.engine.Operation;
import chainrule.engine.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Puts the nodes of a large graph into groups that can be drawn as one box each: a neuron with its weights and its activation, or whatever
 * else hangs together like a twig, and many inputs that go the same way. A small graph is left as it is: each node a group of its own.
 */
final class Folding {
    /** As many boxes as one can take in, */
    static final int READABLE = 60;

    /** and as many below one another as there is room for. */
    private static final int TALLEST_LAYER = 12;

    private static final int LARGEST_TWIG = 30;

    private final Recording recording;
    private final List<Set<Integer>> consumers = new ArrayList<>();
    private final int[] groupOf;
    private final List<Group> groups = new ArrayList<>();

    /**
     * Nodes that are drawn as one box.
     *
     * @param title what the box is called
     * @param summary what it does, empty for a single node
     * @param nodes positions in the forward order; only the last one, and leaves, are used outside the group
     */
    record Group(String title, String summary, List<Integer> nodes) {
        int root() {
            return nodes.get(nodes.size() - 1);
        }

        boolean isFolded() {
            return nodes.size() > 1;
        }
    }

    Folding(Recording recording) {
        this.recording = recording;
        recording.nodes().forEach(node -> consumers.add(new TreeSet<>()));
        recording.edges().forEach(edge -> consumers.get(edge.input()).add(edge.node()));
        int count = recording.nodes().size();
        groupOf = new int[count];
        collect(count > READABLE || tallestLayer() > TALLEST_LAYER ? folded() : unfolded());
    }

    private int[] unfolded() {
        int[] roots = new int[recording.nodes().size()];
        Arrays.setAll(roots, node -> node);
        return roots;
    }

    private int[] folded() {
        int[] roots = unfolded();
        joinTwigs(roots);
        joinWeights(roots);
        if (Arrays.stream(roots).distinct().count() > READABLE) {
            joinRows(roots);
        }
        return roots;
    }

    /** Layers are counted from the output, as in the drawing. */
    private int tallestLayer() {
        int[] layers = new int[recording.nodes().size()];
        for (Recording.Edge edge : recording.edges()) {
            layers[edge.input()] = Math.max(layers[edge.input()], layers[edge.node()] + 1);
        }
        int[] sizes = new int[layers.length];
        int tallest = 0;
        for (int layer : layers) {
            tallest = Math.max(tallest, ++sizes[layer]);
        }
        return tallest;
    }

    List<Group> groups() {
        return groups;
    }

    int groupOf(int node) {
        return groupOf[node];
    }

    boolean isFolded() {
        return groups.size() < recording.nodes().size();
    }

    /** A node with a single consumer belongs to it. Goes backward, so that the consumer has its group already. */
    private void joinTwigs(int[] roots) {
        int[] operations = new int[roots.length];
        for (int node = roots.length - 1; node >= 0; node--) {
            Set<Integer> users = consumers.get(node);
            if (users.size() == 1) {
                int consumer = users.iterator().next();
                if (!beginsTwig(node, consumer) && operations[roots[consumer]] < LARGEST_TWIG) {
                    roots[node] = roots[consumer];
                }
            }
            operations[roots[node]] += recording.nodes().get(node).isLeaf() ? 0 : 1;
        }
    }

    /**
     * A weight that a penalty uses as well still belongs to its neuron, unless the penalty is computed before the neuron: a box must not
     * depend on itself.
     */
    private void joinWeights(int[] roots) {
        for (int node = 0; node < roots.length; node++) {
            if (recording.nodes().get(node).isLeaf() && consumers.get(node).size() > 1) {
                int leaf = node;
                List<Integer> neurons = consumers.get(node).stream()
                        .filter(consumer -> isWeight(leaf, consumer))
                        .toList();
                boolean othersLeadNowhere = consumers.get(node).stream()
                        .allMatch(consumer -> neurons.contains(consumer) || isForTheLossAlone(consumer));
                if (neurons.size() == 1 && othersLeadNowhere) {
                    roots[node] = roots[neurons.get(0)];
                }
            }
        }
    }

    /** Whether a node is no part of another neuron, and all that is computed from it are sums and products on the way to the output. */
    private boolean isForTheLossAlone(int node) {
        Value value = recording.nodes().get(node);
        if (hasBias(value) || value.operation() == BinaryOperation.PRELU) {
            return false;
        }
        int at = node;
        while (consumers.get(at).size() == 1) {
            at = consumers.get(at).iterator().next();
            if (isActivation(at) || recording.nodes().get(at).operation() == NaryOperation.DOT) {
                return false;
            }
        }
        return at == recording.outputPosition();
    }

    private boolean isWeight(int node, int consumer) {
        Value leaf = recording.nodes().get(node);
        Value neuron = recording.nodes().get(consumer);
        List<Value> inputs = neuron.inputs();
        return hasBias(neuron)
                && (inputs.subList(0, inputs.size() / 2).contains(leaf) || inputs.get(inputs.size() - 1) == leaf);
    }

    private static boolean hasBias(Value node) {
        return node.operation() == NaryOperation.DOT && node.inputs().size() % 2 == 1;
    }

    /** A neuron ends with its activation, or with its sum where it has none. */
    private boolean beginsTwig(int node, int consumer) {
        boolean isSum = recording.nodes().get(node).operation() == NaryOperation.DOT;
        return isActivation(node) || isSum && !isActivation(consumer);
    }

    private boolean isActivation(int node) {
        Operation operation = recording.nodes().get(node).operation();
        return operation instanceof DifferentiableFunction && !Explanation.isArithmetic(operation)
                || operation == BinaryOperation.PRELU;
    }

    /** Many leaves alone that the same groups use: the inputs of a net. */
    private void joinRows(int[] roots) {
        Map<Set<Integer>, List<Integer>> rows = new LinkedHashMap<>();
        for (int node = 0; node < roots.length; node++) {
            if (recording.nodes().get(node).isLeaf() && roots[node] == node) {
                Set<Integer> users = new LinkedHashSet<>();
                consumers.get(node).forEach(user -> users.add(roots[user]));
                rows.computeIfAbsent(users, any -> new ArrayList<>()).add(node);
            }
        }
        for (List<Integer> row : rows.values()) {
            int last = row.get(row.size() - 1);
            row.forEach(node -> roots[node] = last);
        }
    }

    /** Numbers the groups, each after those that it uses. */
    private void collect(int[] roots) {
        Map<Integer, List<Integer>> members = new LinkedHashMap<>();
        for (int node = 0; node < roots.length; node++) {
            members.computeIfAbsent(roots[node], any -> new ArrayList<>()).add(node);
        }
        int[] levels = levels(roots);
        members.keySet().stream()
                .sorted(Comparator.comparingInt((Integer root) -> levels[root])
                        .thenComparing(Comparator.naturalOrder()))
                .forEach(root -> {
                    members.get(root).forEach(node -> groupOf[node] = groups.size());
                    groups.add(group(members.get(root)));
                });
    }

    /** For each root the longest way from a group that uses no other. A joined weight may lead back in the order of nodes, hence the loop. */
    private int[] levels(int[] roots) {
        int[] levels = new int[roots.length];
        boolean changed = true;
        while (changed) {
            changed = false;
            for (Recording.Edge edge : recording.edges()) {
                int from = roots[edge.input()];
                int to = roots[edge.node()];
                if (from != to && levels[to] <= levels[from]) {
                    levels[to] = levels[from] + 1;
                    if (levels[to] > levels.length) {
                        throw new IllegalStateException(
                                "groups that use each other, one of them at " + recording.name(to));
                    }
                    changed = true;
                }
            }
        }
        return levels;
    }

    private Group group(List<Integer> nodes) {
        int root = nodes.get(nodes.size() - 1);
        if (nodes.size() == 1) {
            return new Group(recording.name(root), "", nodes);
        }
        if (recording.nodes().get(root).isLeaf()) {
            return new Group(
                    recording.name(nodes.get(0)) + " … " + recording.name(root), nodes.size() + " leaves", nodes);
        }
        return new Group(title(nodes), summary(nodes), nodes);
    }

    /** What the labels have in common, as L1.n2 of L1.n2.w1 and L1.n2.b, else the name of the node that the group ends with. */
    private String title(List<Integer> nodes) {
        Set<String> prefixes = new LinkedHashSet<>();
        for (int node : nodes) {
            if (!recording.nodes().get(node).label().isEmpty()) {
                String label = recording.name(node);
                prefixes.add(label.substring(0, Math.max(0, label.lastIndexOf('.'))));
            }
        }
        String common = prefixes.size() == 1 ? prefixes.iterator().next() : "";
        return common.isEmpty() ? recording.name(nodes.get(nodes.size() - 1)) : common;
    }

    private String summary(List<Integer> nodes) {
        List<Value> computed = nodes.stream()
                .map(recording.nodes()::get)
                .filter(node -> !node.isLeaf())
                .toList();
        Value first = computed.get(0);
        if (first.operation() == NaryOperation.DOT && computed.size() <= 2) {
            String sum = hasBias(first) ? "w · x + b" : "w · x";
            return computed.size() == 1 ? sum : computed.get(1).operation().symbol() + "(" + sum + ")";
        }
        return computed.size() == 1 ? first.operation().symbol() : computed.size() + " operations";
    }
}
