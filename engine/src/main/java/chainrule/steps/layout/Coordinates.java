package chainrule.steps.layout;

import chainrule.steps.layout.LayeredGraph.Vertex;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Heights for the vertices of layers that are in order, by relaxation: springs hold the ends of each segment level. Layer by layer, to
 * and fro, the least squares under the smallest gaps are found by pooling adjacent violators (isotonic regression; Ayer et al. 1955).
 * In the last sweeps those towards the inputs prevail, which centres a box on its inputs. The vertices of a long edge form a {@link
 * Row} that gets stiffer from sweep to sweep; {@link Straightening} does what is missing then.
 */
final class Coordinates {
    static final double GAP = 14;
    private static final double GAP_AT_DUMMY = 8;
    private static final int SWEEPS = 60;

    private final LayeredGraph graph;
    private final List<Row> rows = new ArrayList<>();
    private final Map<Vertex, Row> rowOf = new HashMap<>();

    private Coordinates(LayeredGraph graph) {
        this.graph = graph;
    }

    static void assign(LayeredGraph graph) {
        Coordinates coordinates = new Coordinates(graph);
        coordinates.stack();
        coordinates.findRows();
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            coordinates.sweep(sweep % 2 == 0, (sweep + 1.0) / SWEEPS);
        }
        new Straightening(graph, coordinates.rows).run();
    }

    private void stack() {
        for (List<Vertex> layer : graph.layers) {
            double[] offsets = offsets(layer);
            for (int i = 0; i < offsets.length; i++) {
                layer.get(i).y = offsets[i] - offsets[offsets.length - 1] / 2;
            }
        }
    }

    private void findRows() {
        for (List<Vertex> layer : graph.layers) {
            for (Vertex vertex : layer) {
                Vertex before = vertex.in.size() == 1 ? vertex.in.get(0).from : null;
                if (before == null || before.out.size() > 1) {
                    rows.add(new Row());
                    rowOf.put(vertex, rows.get(rows.size() - 1));
                } else {
                    rowOf.put(vertex, rowOf.get(before));
                }
                rowOf.get(vertex).vertices.add(vertex);
            }
        }
    }

    private void sweep(boolean rightwards, double progress) {
        int count = graph.layers.size();
        rows.forEach(row -> row.takeAim(progress));
        for (int i = 0; i < count; i++) {
            List<Vertex> layer = graph.layers.get(rightwards ? i : count - 1 - i);
            for (Vertex vertex : layer) {
                Row row = rowOf.get(vertex);
                if (row.vertices.size() == 1) {
                    row.takeAim(progress);
                }
            }
            place(layer);
        }
    }

    private void place(List<Vertex> layer) {
        double[] offsets = offsets(layer);
        double[] aims = new double[offsets.length];
        double[] weights = new double[offsets.length];
        for (int i = 0; i < offsets.length; i++) {
            Row row = rowOf.get(layer.get(i));
            aims[i] = row.aim - offsets[i];
            weights[i] = row.weight;
        }
        double[] fitted = ascending(aims, weights);
        for (int i = 0; i < fitted.length; i++) {
            layer.get(i).y = fitted[i] + offsets[i];
        }
    }

    /** The ascending values nearest to the given ones. */
    private static double[] ascending(double[] values, double[] weights) {
        int pools = 0;
        double[] mean = new double[values.length];
        double[] weight = new double[values.length];
        int[] end = new int[values.length];
        for (int i = 0; i < values.length; i++) {
            mean[pools] = values[i];
            weight[pools] = weights[i];
            end[pools++] = i + 1;
            while (pools > 1 && mean[pools - 2] > mean[pools - 1]) {
                pools--;
                double sum = weight[pools - 1] + weight[pools];
                mean[pools - 1] += (mean[pools] - mean[pools - 1]) * weight[pools] / sum;
                weight[pools - 1] = sum;
                end[pools - 1] = end[pools];
            }
        }
        double[] result = new double[values.length];
        for (int pool = 0, i = 0; pool < pools; pool++) {
            while (i < end[pool]) {
                result[i++] = mean[pool];
            }
        }
        return result;
    }

    /** How far the vertices stand below the first one when they are stacked. */
    private static double[] offsets(List<Vertex> layer) {
        double[] offsets = new double[layer.size()];
        for (int i = 1; i < offsets.length; i++) {
            offsets[i] = offsets[i - 1] + distance(layer.get(i - 1), layer.get(i));
        }
        return offsets;
    }

    /** The smallest one, from centre to centre. */
    static double distance(Vertex upper, Vertex lower) {
        double gap = upper.isDummy() || lower.isDummy() ? GAP_AT_DUMMY : GAP;
        return (upper.height + lower.height) / 2 + gap;
    }
}
