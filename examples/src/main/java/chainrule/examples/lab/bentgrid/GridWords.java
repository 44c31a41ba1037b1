package chainrule.examples.lab.bentgrid;

import chainrule.examples.plot.Numbers;
import java.util.ArrayList;
import java.util.List;

/** What became of a grid, in words. */
public final class GridWords {
    private final GridFigures figures;

    public GridWords(GridFigures figures) {
        this.figures = figures;
    }

    public String outcome() {
        int bent = figures.bentLines();
        return bent == 0 ? "no line bent" : bent + " lines bent";
    }

    public List<String> readouts() {
        List<String> readouts = new ArrayList<>();
        readouts.add(figures.bentLines() + " of " + figures.lines() + " lines are bent");
        readouts.add("flattened on the way (slope 0 in a neuron): " + percent(figures.flattened()) + " of the grid, "
                + percent(figures.pointlike()) + " into single points");
        readouts.add("a short arrow becomes " + Numbers.text(figures.smallestStretch(), 2) + " to "
                + Numbers.text(figures.largestStretch(), 2) + " times as long");
        figures.carried()
                .ifPresent(moons -> readouts.add("a fitted straight line has " + moons.right() + " of "
                        + moons.images().size() + " moon points right (before the layers: " + moons.rightAtFirst()
                        + ")"));
        return readouts;
    }

    private static String percent(double share) {
        return Math.round(100 * share) + " %";
    }
}
