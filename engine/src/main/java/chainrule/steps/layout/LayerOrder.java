package chainrule.steps.layout;

import chainrule.steps.layout.LayeredGraph.Segment;
import chainrule.steps.layout.LayeredGraph.Vertex;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Orders the vertices inside the layers so that few segments cross. It starts from the order in which inputs appear, which is without
 * crossings for a tree, then sweeps to and fro: each layer is sorted by the barycentres of its neighbours in the layer before, and
 * adjacent vertices are exchanged where that helps. The ports at a target are fixed, in the order of its inputs; those at a source are
 * free.
 */
final class LayerOrder {
    private static final int STARTS = 10;
    private static final int SEGMENTS_IN_ALL_STARTS = 20_000;
    private static final int SWEEPS = 20;
    private static final int SWEEPS_WITHOUT_GAIN = 4;
    private static final int ROUNDS_OF_EXCHANGE = 8;

    private final LayeredGraph graph;
    private List<List<Vertex>> best;
    private long fewest;
    private boolean byChance;

    private LayerOrder(LayeredGraph graph) {
        this.graph = graph;
    }

    static void improve(LayeredGraph graph) {
        LayerOrder order = new LayerOrder(graph);
        order.startFromOutput();
        order.remember(order.crossings());
        order.sweep(false);
        order.byChance = true;
        long segments = graph.edges.stream().mapToLong(List::size).sum();
        long starts = Math.min(STARTS, SEGMENTS_IN_ALL_STARTS / Math.max(1, segments));
        for (int start = 1; start < starts && order.fewest > 0; start++) {
            order.shuffle(new Random(start));
            order.sweep(start % 2 == 1);
        }
        graph.layers.clear();
        graph.layers.addAll(order.best);
        graph.setPositions();
    }

    private void shuffle(Random random) {
        graph.layers.forEach(layer -> Collections.shuffle(layer, random));
        graph.setPositions();
    }

    private void startFromOutput() {
        for (int i = graph.layers.size() - 1; i > 0; i--) {
            Set<Vertex> left = new HashSet<>();
            List<Vertex> ordered = new ArrayList<>();
            for (Vertex vertex : graph.layers.get(i)) {
                for (Segment segment : vertex.in) {
                    if (left.add(segment.from)) {
                        ordered.add(segment.from);
                    }
                }
            }
            graph.layers.set(i - 1, ordered);
        }
        graph.setPositions();
    }

    private void sweep(boolean rightwardsFirst) {
        long reached = exchangeAndCount();
        int withoutGain = 0;
        for (int sweep = 0; sweep < SWEEPS && fewest > 0 && withoutGain < SWEEPS_WITHOUT_GAIN; sweep++) {
            sortByBarycentres(rightwardsFirst == (sweep % 2 == 0));
            long crossings = exchangeAndCount();
            withoutGain = crossings < reached ? 0 : withoutGain + 1;
            reached = Math.min(reached, crossings);
        }
    }

    private long exchangeAndCount() {
        exchangeNeighbours();
        long crossings = crossings();
        if (crossings <= enough()) {
            remember(crossings);
        }
        return crossings;
    }

    /** An order by chance tears apart what belongs together, so it has to save a quarter of the crossings. */
    private long enough() {
        return byChance ? 3 * fewest / 4 : fewest - 1;
    }

    private void remember(long crossings) {
        fewest = crossings;
        best = new ArrayList<>();
        graph.layers.forEach(layer -> best.add(new ArrayList<>(layer)));
    }

    private void sortByBarycentres(boolean rightwards) {
        int count = graph.layers.size();
        for (int i = 1; i < count; i++) {
            sortByBarycentres(graph.layers.get(rightwards ? i : count - 1 - i), rightwards);
        }
    }

    /** Vertices without neighbours on that side keep their places. */
    private static void sortByBarycentres(List<Vertex> layer, boolean rightwards) {
        List<Vertex> movable = new ArrayList<>(layer);
        movable.removeIf(vertex -> (rightwards ? vertex.in : vertex.out).isEmpty());
        movable.sort(Comparator.comparingDouble(
                vertex -> rightwards ? barycentreOfInputs(vertex) : barycentreOfUses(vertex)));
        Iterator<Vertex> next = movable.iterator();
        layer.replaceAll(vertex -> (rightwards ? vertex.in : vertex.out).isEmpty() ? vertex : next.next());
        LayeredGraph.setPositions(layer);
    }

    private static double barycentreOfInputs(Vertex vertex) {
        double sum = 0;
        for (Segment segment : vertex.in) {
            sum += segment.from.position;
        }
        return sum / vertex.in.size();
    }

    private static double barycentreOfUses(Vertex vertex) {
        double sum = 0;
        for (Segment segment : vertex.out) {
            sum += segment.to.position + (segment.rankAtTarget + 0.5) / segment.to.in.size();
        }
        return sum / vertex.out.size();
    }

    private void exchangeNeighbours() {
        boolean improved = true;
        for (int round = 0; improved && round < ROUNDS_OF_EXCHANGE; round++) {
            improved = false;
            for (List<Vertex> layer : graph.layers) {
                for (int i = 1; i < layer.size(); i++) {
                    if (gainOfExchange(layer.get(i - 1), layer.get(i)) > 0) {
                        Collections.swap(layer, i - 1, i);
                        layer.get(i - 1).position = i - 1;
                        layer.get(i).position = i;
                        improved = true;
                    }
                }
            }
        }
    }

    private static int gainOfExchange(Vertex upper, Vertex lower) {
        int gain = 0;
        for (Segment a : upper.in) {
            for (Segment b : lower.in) {
                gain += Integer.compare(a.from.position, b.from.position);
            }
        }
        for (Segment a : upper.out) {
            for (Segment b : lower.out) {
                gain += compareTargets(a, b);
            }
        }
        return gain;
    }

    private static int compareTargets(Segment a, Segment b) {
        int byPosition = Integer.compare(a.to.position, b.to.position);
        return byPosition != 0 ? byPosition : Integer.compare(a.rankAtTarget, b.rankAtTarget);
    }

    private long crossings() {
        long crossings = 0;
        for (int i = 1; i < graph.layers.size(); i++) {
            crossings += crossings(graph.layers.get(i - 1), graph.layers.get(i));
        }
        return crossings;
    }

    /** Inversions of the ports at the right, counted by a Fenwick tree (Barth, Mutzel, Jünger 2004 use a like one). */
    private static long crossings(List<Vertex> left, List<Vertex> right) {
        int[] firstPort = new int[right.size() + 1];
        for (int i = 0; i < right.size(); i++) {
            firstPort[i + 1] = firstPort[i] + right.get(i).in.size();
        }
        int[] tree = new int[firstPort[right.size()] + 1];
        long crossings = 0;
        int seen = 0;
        for (Vertex vertex : left) {
            for (Segment segment : vertex.out) {
                crossings += seen - countUpTo(firstPort[segment.to.position] + segment.rankAtTarget + 1, tree);
            }
            for (Segment segment : vertex.out) {
                count(firstPort[segment.to.position] + segment.rankAtTarget + 1, tree);
            }
            seen += vertex.out.size();
        }
        return crossings;
    }

    private static int countUpTo(int port, int[] tree) {
        int count = 0;
        for (int i = port; i > 0; i -= i & -i) {
            count += tree[i];
        }
        return count;
    }

    private static void count(int port, int[] tree) {
        for (int i = port; i < tree.length; i += i & -i) {
            tree[i]++;
        }
    }
}
