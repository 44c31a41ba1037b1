package chainrule.examples.lab.neuron;

import chainrule.check.Saturation;
import chainrule.engine.Value;
import chainrule.examples.gallery.Words;
import chainrule.examples.plot.Numbers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/** What the figures of one neuron tell, in words. */
public final class NeuronWords {
    private static final String UNDER =
            "under " + text(100 * Saturation.SHARE) + " % of its steepest: hardly any gradient gets through";

    private final NeuronFigures figures;

    public NeuronWords(NeuronFigures figures) {
        this.figures = figures;
    }

    public List<String> readouts() {
        List<OneNeuron.Pass> passes = figures.graph().passes();
        boolean single = passes.size() == 1;
        List<String> readouts = new ArrayList<>(List.of(
                "loss " + text(figures.loss()) + ": " + (single ? outputAndTarget() : "the mean over " + points()),
                figures.graph().weights().stream().map(NeuronWords::gradient).collect(Collectors.joining(", ")),
                single ? slope(passes.get(0)) : slopes(),
                steps()));
        if (!figures.atTheEnd().isEmpty()) {
            readouts.add(String.join(", ", figures.atTheEnd()) + ": at the end of the slider, and goes no further");
        }
        return readouts;
    }

    private String outputAndTarget() {
        return "output " + text(figures.graph().passes().get(0).output().data()) + ", target "
                + text(figures.neuron().examples().get(0).target());
    }

    private String points() {
        return Words.count(figures.neuron().examples().size(), "point");
    }

    private static String gradient(Value weight) {
        return "dL/d" + weight.label() + " = " + text(weight.grad());
    }

    private String slope(OneNeuron.Pass pass) {
        double slope = figures.slopes()[0];
        return "slope of " + name() + " at z = " + text(pass.z().data()) + ": " + text(slope) + passage(slope);
    }

    private String passage(double slope) {
        if (slope == 0) {
            return ": no gradient gets through";
        }
        return figures.saturated().get(0) ? ", " + UNDER : "";
    }

    private String slopes() {
        int none = (int)
                Arrays.stream(figures.slopes()).filter(slope -> slope == 0).count();
        int flat = Collections.frequency(figures.saturated(), true);
        String all = "slope of " + name() + " over " + points() + ": from "
                + text(Arrays.stream(figures.slopes()).min().orElseThrow()) + " to "
                + text(Arrays.stream(figures.slopes()).max().orElseThrow());
        if (none > 0) {
            return all + "; it is 0 at " + none + ": no gradient gets through there";
        }
        return flat > 0 ? all + "; at " + flat + " " + UNDER : all;
    }

    private String name() {
        return Words.name(figures.neuron().activation());
    }

    private String steps() {
        return figures.steps() == 0
                ? "no step taken yet"
                : Words.count(figures.steps(), "step") + " taken, loss before: "
                        + text(figures.losses().get(0))
                        + (figures.jumped() ? "; the last step jumped over the target" : "");
    }

    private static String text(double value) {
        return Numbers.text(value, 4);
    }
}
