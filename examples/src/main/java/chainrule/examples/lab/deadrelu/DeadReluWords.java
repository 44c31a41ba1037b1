package chainrule.examples.lab.deadrelu;

import chainrule.examples.gallery.Words;
import java.util.ArrayList;
import java.util.List;

/** What is told of dead ReLUs. */
public final class DeadReluWords {
    private final DeadReluFigures figures;

    public DeadReluWords(DeadReluFigures figures) {
        this.figures = figures;
    }

    public List<String> readouts() {
        Entry now = figures.now();
        List<String> readouts = new ArrayList<>(List.of(
                "epoch " + figures.epochs(),
                "dead now " + now.dead() + " of " + figures.units(),
                "died so far " + now.died() + " (" + figures.entries().get(0).dead() + " at the start)",
                "revived so far " + now.revived(),
                "accuracy " + Math.round(100 * now.accuracy()) + " % on new examples"));
        if (figures.overflowed()) {
            readouts.add("the next epoch would overflow: training ends");
        } else if (figures.rateChangedAfter() > 0) {
            readouts.add("learning rate " + Words.plain(figures.rate()) + " since epoch " + figures.rateChangedAfter());
        }
        return readouts;
    }
}
