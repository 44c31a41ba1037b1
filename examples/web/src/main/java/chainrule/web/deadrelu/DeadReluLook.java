package chainrule.web.deadrelu;

import chainrule.examples.lab.deadrelu.DeadReluFigures;
import chainrule.examples.lab.deadrelu.DeadReluWords;
import chainrule.examples.lab.deadrelu.Entry;
import chainrule.examples.lab.deadrelu.LeakyEpochs;
import chainrule.examples.lab.deadrelu.ReluTraining;
import chainrule.web.Answer;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

/** All that the page draws of a training, as numbers, and what is told of it. */
final class DeadReluLook {
    private DeadReluLook() {}

    static Answer of(ReluTraining training, LeakyEpochs leaky, int unit) {
        DeadReluFigures figures = training.figures(unit);
        Entry now = figures.now();
        return new Answer()
                .with("steps", figures.epochs())
                .with("units", figures.units())
                .with("finite", !figures.overflowed())
                .with("dead", now.dead())
                .with("died", now.died())
                .with("revived", now.revived())
                .with("accuracy", now.accuracy())
                .with("shares", shares(figures))
                .with("deadByEpoch", byEpoch(figures, Entry::dead))
                .with("revivedByEpoch", byEpoch(figures, Entry::revived))
                .with("accuracies", byEpoch(figures, Entry::accuracy))
                .with("leakyByEpoch", byEpoch(figures, entry -> entry.leaky() ? 1 : 0))
                .with("preActivations", figures.preActivations())
                .with("readouts", new DeadReluWords(figures).readouts())
                .with("swap", swap(leaky, figures.epochs() + 1));
    }

    /** All units before training, then all after the first epoch, and so on. */
    private static double[] shares(DeadReluFigures figures) {
        return figures.entries().stream()
                .map(Entry::activeShares)
                .flatMapToDouble(DoubleStream::of)
                .toArray();
    }

    private static double[] byEpoch(DeadReluFigures figures, ToDoubleFunction<Entry> figure) {
        return figures.entries().stream().mapToDouble(figure).toArray();
    }

    /** What the button says and sets. */
    private static Answer swap(LeakyEpochs leaky, int next) {
        LeakyEpochs swapped = leaky.swapped(next);
        return new Answer()
                .with("name", leaky.nameOfSwap(next))
                .with("leakyFrom", swapped.first())
                .with("reluFrom", swapped.end());
    }
}
