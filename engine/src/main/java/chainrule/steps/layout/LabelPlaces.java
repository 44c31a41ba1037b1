package chainrule.steps.layout;

import chainrule.steps.layout.LayeredGraph.Segment;
import java.util.ArrayList;
import java.util.List;

/**
 * Places for the labels of edges: on the first or the last curve of an edge, where other labels and curves are far. The curves of a gap
 * between two layers start at one x and end at another, so at one parameter they all have the same x.
 */
final class LabelPlaces {
    private static final double WIDTH = 56;
    private static final double HEIGHT = 14;
    private static final double CLEARANCE = 2;
    private static final double LIFT = 15;
    private static final int ROUNDS = 3;

    /** So many curves are everywhere: labels only look at each other. */
    private static final int MANY = 100;

    private static final double[] PARAMETERS = {0.14, 0.23, 0.32, 0.41, 0.5, 0.59, 0.68, 0.77, 0.86};

    /** The curve of a segment at one of the parameters. */
    record Place(Gap gap, int parameter, double y) {
        double x() {
            return gap.x(parameter);
        }
    }

    /** The room between two layers. */
    static final class Gap {
        final double left;
        final double right;
        private final List<Segment> segments;
        private final List<Place> taken = new ArrayList<>();

        Gap(double left, double right, List<Segment> segments) {
            this.left = left;
            this.right = right;
            this.segments = segments;
        }

        double x(int parameter) {
            return left + (right - left) * Curve.across(PARAMETERS[parameter]);
        }

        private boolean holds(int parameter) {
            double x = x(parameter);
            return x - WIDTH / 2 >= left && x + WIDTH / 2 <= right;
        }
    }

    private final List<Gap> gaps;

    LabelPlaces(List<Gap> gaps) {
        this.gaps = gaps;
    }

    List<Place> of(List<List<Segment>> edges) {
        List<Place> places = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            for (int i = 0; i < edges.size(); i++) {
                if (round > 0) {
                    places.get(i).gap.taken.remove(places.get(i));
                }
                Place place = best(edges.get(i));
                place.gap.taken.add(place);
                if (round > 0) {
                    places.set(i, place);
                } else {
                    places.add(place);
                }
            }
        }
        return places;
    }

    private Place best(List<Segment> edge) {
        Place best = null;
        double lowest = Double.POSITIVE_INFINITY;
        for (int i = 0; i < edge.size(); i += Math.max(1, edge.size() - 1)) {
            Segment segment = edge.get(i);
            Gap gap = gaps.get(segment.from.layer);
            for (int parameter = 0; parameter < PARAMETERS.length; parameter++) {
                if (gap.holds(parameter)) {
                    Place place = new Place(gap, parameter, y(segment, parameter) - lift(gap, segment));
                    double cost = cost(place, segment, lowest);
                    if (cost < lowest) {
                        lowest = cost;
                        best = place;
                    }
                }
            }
        }
        return best;
    }

    /** A line alone, of a chain say, is short: its label stands above it, so that the line is seen. */
    private static double lift(Gap gap, Segment segment) {
        boolean isAlone = gap.segments.size() == 1 && Math.abs(segment.endY() - segment.startY()) < HEIGHT;
        return isAlone ? LIFT : 0;
    }

    private static double y(Segment segment, int parameter) {
        return Curve.between(segment.startY(), segment.endY(), PARAMETERS[parameter]);
    }

    /** Labels that overlap count most, then curves that run through the label or close by, then the distance from the middle. */
    private static double cost(Place place, Segment itself, double enough) {
        double cost = 0.2 * Math.abs(PARAMETERS[place.parameter] - 0.5);
        for (Place other : place.gap.taken) {
            double near = nearness(other.y - place.y, HEIGHT + CLEARANCE);
            if (near > 0) {
                cost += 20 * near * nearness(other.x() - place.x(), WIDTH + CLEARANCE);
            }
        }
        if (place.gap.segments.size() <= MANY) {
            for (Segment other : place.gap.segments) {
                if (other != itself && cost < enough) {
                    cost += nearness(place, other);
                }
            }
        }
        return cost;
    }

    /** The curve is looked at wherever it is above or below the label. */
    private static double nearness(Place place, Segment segment) {
        double sum = 0;
        for (int i = 0; i < PARAMETERS.length; i++) {
            double near = nearness(y(segment, i) - place.y, HEIGHT);
            if (near > 0 && Math.abs(place.gap.x(i) - place.x()) < WIDTH / 2) {
                sum += near;
            }
        }
        return sum;
    }

    private static double nearness(double distance, double reach) {
        return Math.max(0, 1 - Math.abs(distance) / reach);
    }
}
