package chainrule.steps.layout;

import chainrule.steps.layout.LayeredGraph.Vertex;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/** Takes out the bends and the blank strips that relaxation has left. */
final class Straightening {
    private static final int PASSES = 4;
    private static final double NEARLY_STRAIGHT = 60;
    private static final double NEARLY_LEVEL = 14;

    private final LayeredGraph graph;
    private final List<Row> rows;

    Straightening(LayeredGraph graph, List<Row> rows) {
        this.graph = graph;
        this.rows = rows;
    }

    void run() {
        for (int pass = 0; pass < PASSES; pass++) {
            rows.forEach(this::straighten);
        }
        for (int pass = 0; pass < PASSES; pass++) {
            rows.forEach(this::settle);
        }
        closeGaps();
    }

    /** Moves the vertices of a row down to the lowest one, and what is below them out of the way. */
    private void straighten(Row row) {
        double highest = Double.POSITIVE_INFINITY;
        double lowest = Double.NEGATIVE_INFINITY;
        for (Vertex vertex : row.vertices) {
            highest = Math.min(highest, vertex.y);
            lowest = Math.max(lowest, vertex.y);
        }
        if (lowest > highest && lowest - highest < NEARLY_STRAIGHT) {
            row.moveTo(lowest);
            row.vertices.forEach(this::pushDownBelow);
        }
    }

    private void pushDownBelow(Vertex vertex) {
        List<Vertex> layer = graph.layers.get(vertex.layer);
        for (int i = vertex.position + 1; i < layer.size(); i++) {
            Vertex above = layer.get(i - 1);
            layer.get(i).y = Math.max(layer.get(i).y, above.y + Coordinates.distance(above, layer.get(i)));
        }
    }

    /** Moves a row within its room so that a segment at its end is level: a row of dummies from afar, then it bends at one end only. */
    private void settle(Row row) {
        Span room = room(row);
        boolean dummies = row.first().isDummy() && row.last().isDummy();
        double reach = dummies ? Double.POSITIVE_INFINITY : NEARLY_LEVEL;
        row.levels().stream()
                .filter(level -> room.top <= level && level <= room.bottom && Math.abs(level - row.mean()) < reach)
                .min(Comparator.comparingDouble(level -> Math.abs(level - row.mean())))
                .ifPresent(row::moveTo);
    }

    /** Where the whole row can stand between its neighbours; upside down if there is no such place. */
    private Span room(Row row) {
        double top = Double.NEGATIVE_INFINITY;
        double bottom = Double.POSITIVE_INFINITY;
        for (Vertex vertex : row.vertices) {
            List<Vertex> layer = graph.layers.get(vertex.layer);
            if (vertex.position > 0) {
                Vertex above = layer.get(vertex.position - 1);
                top = Math.max(top, above.y + Coordinates.distance(above, vertex));
            }
            if (vertex.position < layer.size() - 1) {
                Vertex below = layer.get(vertex.position + 1);
                bottom = Math.min(bottom, below.y - Coordinates.distance(vertex, below));
            }
        }
        return new Span(top, bottom);
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
            if (span.top > bottom + Coordinates.GAP) {
                shift += span.top - bottom - Coordinates.GAP;
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
