package chainrule.steps.layout;

import chainrule.steps.layout.LayeredGraph.Segment;
import chainrule.steps.layout.LayeredGraph.Vertex;
import java.util.ArrayList;
import java.util.List;

/** Vertices of successive layers that shall stand at one height: each but the last is only used by the next, which uses only it. */
final class Row {
    private static final double STIFFNESS = 50;

    /** In the last sweep, beside 1 for an input. */
    private static final double PULL_OF_USES = 0.05;

    final List<Vertex> vertices = new ArrayList<>();
    double aim;
    double weight;

    Vertex first() {
        return vertices.get(0);
    }

    Vertex last() {
        return vertices.get(vertices.size() - 1);
    }

    double mean() {
        double sum = 0;
        for (Vertex vertex : vertices) {
            sum += vertex.y;
        }
        return sum / vertices.size();
    }

    void moveTo(double y) {
        vertices.forEach(vertex -> vertex.y = y);
    }

    /** Where the springs at its ends would be at rest; a row that is stiff only seeks to be straight. */
    void takeAim(double progress) {
        double ofUses = Math.min(1, PULL_OF_USES + 4 * (1 - progress));
        double force = 0;
        weight = 1e-6;
        for (Segment segment : first().in) {
            force += segment.startY() - segment.endY();
            weight += 1;
        }
        for (Segment segment : last().out) {
            force += ofUses * (segment.endY() - segment.startY());
            weight += ofUses;
        }
        if (vertices.size() == 1) {
            aim = first().y + force / weight;
        } else {
            aim = mean() + (1 - progress) * force / weight;
            weight += STIFFNESS * progress;
        }
    }

    /** Where a segment at its ends would be level. */
    List<Double> levels() {
        List<Double> levels = new ArrayList<>();
        first().in.forEach(segment -> levels.add(segment.startY() - segment.toPort));
        last().out.forEach(segment -> levels.add(segment.endY() - segment.fromPort));
        return levels;
    }
}
