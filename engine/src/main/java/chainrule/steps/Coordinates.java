package chainrule.steps;

import chainrule.steps.LayeredGraph.Segment;
import chainrule.steps.LayeredGraph.Vertex;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Heights for the vertices of layers that are in order: each as near as it can be to the mean of its neighbours. Layer by layer, to and
 * fro, the least squares under the smallest gaps are found by pooling adjacent violators (isotonic regression, Ayer et al. 1955). The
 * vertices of a straight line, those of a long edge above all, form a row that gets stiffer from sweep to sweep.
 */
final class Coordinates {
    private static final double GAP = 14;
    private static final double GAP_AT_DUMMY = 8;
    private static final int SWEEPS = 80;
    private static final double WEIGHT_OF_ROW = 50;
    private static final double NEARLY_LEVEL = 10;

    /** A box is centred on its inputs rather than on those that use it; a leaf has only these. */
    private static final double WEIGHT_OF_USE = 0.1;

    /** Vertices of successive layers that shall stand at one height. */
    private static final class Row {
        final List<Vertex> vertices = new ArrayList<>();
        double aim;

        double mean() {
            double sum = 0;
            for (Vertex vertex : vertices) {
                sum += vertex.y;
            }
            return sum / vertices.size();
        }

        /** A soft row follows its neighbours, a stiff one its mean. */
        void takeAim(double stiffness) {
            Vertex first = vertices.get(0);
            Vertex last = vertices.get(vertices.size() - 1);
            double mean = mean();
            aim = stiffness * mean + (1 - stiffness) * wish(first.in, last.out, mean);
        }

        void moveTo(double y) {
            vertices.forEach(vertex -> vertex.y = y);
        }

        /** The present height if there is none nearby. */
        double nearestLevel() {
            Vertex first = vertices.get(0);
            Vertex last = vertices.get(vertices.size() - 1);
            double nearest = NEARLY_LEVEL;
            for (Segment segment : first.in) {
                nearest = nearer(segment.startY() - segment.endY(), nearest);
            }
            for (Segment segment : last.out) {
                nearest = nearer(segment.endY() - segment.startY(), nearest);
            }
            return first.y + (nearest == NEARLY_LEVEL ? 0 : nearest);
        }

        private static double nearer(double a, double b) {
            return Math.abs(a) < Math.abs(b) ? a : b;
        }
    }

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
            coordinates.sweep(sweep % 2 == 0, Math.min(1, 2.0 * sweep / SWEEPS));
        }
        coordinates.rows.forEach(coordinates::settle);
        coordinates.closeGaps();
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
                if (vertex.in.size() == 1 && vertex.in.get(0).from.out.size() == 1) {
                    rowOf.put(vertex, rowOf.get(vertex.in.get(0).from));
                } else {
                    Row row = new Row();
                    rows.add(row);
                    rowOf.put(vertex, row);
                }
                rowOf.get(vertex).vertices.add(vertex);
            }
        }
    }

    private void sweep(boolean rightwards, double stiffness) {
        rows.forEach(row -> row.takeAim(stiffness));
        int count = graph.layers.size();
        for (int i = 0; i < count; i++) {
            place(graph.layers.get(rightwards ? i : count - 1 - i), stiffness);
        }
    }

    private void place(List<Vertex> layer, double stiffness) {
        double[] wishes = new double[layer.size()];
        double[] weights = new double[layer.size()];
        for (int i = 0; i < wishes.length; i++) {
            Vertex vertex = layer.get(i);
            Row row = rowOf.get(vertex);
            boolean alone = row.vertices.size() == 1;
            wishes[i] = alone ? wish(vertex.in, vertex.out, vertex.y) : row.aim;
            weights[i] = alone ? vertex.in.size() + vertex.out.size() : 2 + WEIGHT_OF_ROW * stiffness;
        }
        double[] offsets = offsets(layer);
        double[] free = new double[wishes.length];
        for (int i = 0; i < free.length; i++) {
            free[i] = wishes[i] - offsets[i];
        }
        double[] fitted = ascending(free, weights);
        for (int i = 0; i < fitted.length; i++) {
            layer.get(i).y = fitted[i] + offsets[i];
        }
    }

    /** The mean of the heights at which the segments would be level. */
    private static double wish(List<Segment> in, List<Segment> out, double otherwise) {
        double sum = 0;
        for (Segment segment : in) {
            sum += segment.startY() - segment.toPort;
        }
        for (Segment segment : out) {
            sum += WEIGHT_OF_USE * (segment.endY() - segment.fromPort);
        }
        double weight = in.size() + WEIGHT_OF_USE * out.size();
        return weight == 0 ? otherwise : sum / weight;
    }

    /** The ascending values nearest to the given ones. */
    private static double[] ascending(double[] values, double[] weights) {
        int pools = 0;
        double[] mean = new double[values.length];
        double[] weight = new double[values.length];
        int[] end = new int[values.length];
        for (int i = 0; i < values.length; i++) {
            mean[pools] = values[i];
            weight[pools] = Math.max(weights[i], 0.01);
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

    private static double distance(Vertex upper, Vertex lower) {
        double gap = upper.isDummy() || lower.isDummy() ? GAP_AT_DUMMY : GAP;
        return (upper.height + lower.height) / 2 + gap;
    }

    /** Makes a row straight, which little is missing for now, and then a segment at its end that is nearly level wholly level. */
    private void settle(Row row) {
        double highest = Double.NEGATIVE_INFINITY;
        double lowest = Double.POSITIVE_INFINITY;
        for (Vertex vertex : row.vertices) {
            List<Vertex> layer = graph.layers.get(vertex.layer);
            if (vertex.position > 0) {
                Vertex above = layer.get(vertex.position - 1);
                highest = Math.max(highest, above.y + distance(above, vertex));
            }
            if (vertex.position < layer.size() - 1) {
                Vertex below = layer.get(vertex.position + 1);
                lowest = Math.min(lowest, below.y - distance(vertex, below));
            }
        }
        if (highest <= lowest) {
            row.moveTo(Math.max(highest, Math.min(lowest, row.mean())));
            double y = row.nearestLevel();
            if (highest <= y && y <= lowest) {
                row.moveTo(y);
            }
        }
    }

    /** Moves up what is below a blank strip through the whole picture, as there may be between parts that are not connected. */
    private void closeGaps() {
        List<Span> spans = new ArrayList<>();
        for (List<Vertex> layer : graph.layers) {
            for (Vertex vertex : layer) {
                spans.add(new Span(vertex.y - vertex.height / 2, vertex.y + vertex.height / 2));
                vertex.out.forEach(segment -> spans.add(Span.between(segment.startY(), segment.endY())));
            }
        }
        spans.sort(Comparator.comparingDouble(Span::top));
        TreeMap<Double, Double> shifts = new TreeMap<>();
        double bottom = spans.get(0).top;
        double shift = 0;
        for (Span span : spans) {
            if (span.top > bottom + GAP) {
                shift += span.top - bottom - GAP;
            }
            shifts.put(span.top, shift);
            bottom = Math.max(bottom, span.bottom);
        }
        for (List<Vertex> layer : graph.layers) {
            for (Vertex vertex : layer) {
                vertex.y -= shifts.floorEntry(vertex.y).getValue();
            }
        }
    }

    private record Span(double top, double bottom) {
        static Span between(double a, double b) {
            return new Span(Math.min(a, b), Math.max(a, b));
        }
    }
}
