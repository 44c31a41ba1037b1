package chainrule.web.vanishing;

import chainrule.examples.lab.vanishing.DigitNets;
import chainrule.examples.lab.vanishing.Epoch;
import chainrule.examples.lab.vanishing.VanishingFigures;
import chainrule.examples.lab.vanishing.VanishingWords;
import chainrule.web.Answer;
import java.util.List;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** All that the page draws of the nets, as numbers, and what is told of them. */
final class VanishingLook {
    private VanishingLook() {}

    static Answer of(DigitNets nets, VanishingFigures figures) {
        VanishingWords words = new VanishingWords(figures);
        Epoch now = figures.now();
        double[] deltas = now.medianDeltas();
        return new Answer()
                .with("steps", nets.steps())
                .with("stepsOfAnEpoch", DigitNets.stepsOfAnEpoch())
                .with("finite", DoubleStream.of(now.losses()).allMatch(Double::isFinite))
                .with("loss", now.medianLoss())
                .with("accuracy", now.medianAccuracy())
                .with("deltas", deltas)
                .with("gradients", now.medianGradients())
                .with("bound", figures.bound(deltas))
                .with("slope", figures.steepestSlope())
                .with("accuracies", figures.accuracies())
                .with("losses", figures.losses())
                .with("deltasByEpoch", byEpoch(figures, Epoch::medianDeltas))
                .with("gradientsByEpoch", byEpoch(figures, Epoch::medianGradients))
                .with("readouts", words.readouts())
                .with("layers", layers(figures, words));
    }

    /** All layers of the first epoch, then all of the next. */
    private static double[] byEpoch(VanishingFigures figures, Function<Epoch, double[]> medians) {
        return figures.epochs().stream()
                .map(medians)
                .flatMapToDouble(DoubleStream::of)
                .toArray();
    }

    /** A sentence on each. */
    private static List<String> layers(VanishingFigures figures, VanishingWords words) {
        return IntStream.rangeClosed(1, figures.recipe().layers())
                .mapToObj(words::aboutLayer)
                .toList();
    }
}
