package chainrule.examples.pictures;

import chainrule.engine.Activation;
import chainrule.examples.gallery.Words;
import chainrule.examples.plot.Table;
import chainrule.examples.training.BackwardSignal;
import chainrule.examples.training.Cure;
import chainrule.examples.training.DeepNet;
import chainrule.examples.training.Explosion.Outcome;
import chainrule.examples.training.Symptoms;
import java.util.List;
import java.util.Map;

/** What one sees of a net that does not learn, the class that measures it, and what cures it; with the figures of nets that are ill and cured. */
public final class SymptomSheet {
    private static final int SHALLOW = 2;

    /** In place of 1, for weights that drive units out of their range. */
    private static final double LARGE = 4;

    private static final double FAST = 0.3;

    private final Symptoms symptoms;
    private final int rows;

    /** Measures gradients on so many digits. */
    public SymptomSheet(Symptoms symptoms, int rows) {
        this.symptoms = symptoms;
        this.rows = rows;
    }

    /**
     * One row a symptom.
     *
     * @param fresh what arrives in each layer of sigmoid nets
     * @param exploding outcomes of nets that explode
     * @param clipped outcomes of the same nets with clipping
     */
    public Table table(
            Map<DeepNet, List<BackwardSignal>> fresh,
            List<Outcome> exploding,
            List<Outcome> clipped,
            List<Outcome> fitting) {
        DeepNet plain = CuresPictures.of(Cure.NONE, fresh);
        DeepNet skips = CuresPictures.of(Cure.SKIPS, fresh);
        return Table.of("symptom", "measured by", "a net that is ill", "the net cured", "what was changed", "also")
                .row(
                        "gradients vanish: hardly any ∂L/∂z is left in the first layer",
                        "GradientFlow with Probe",
                        "first over last: " + Words.rounded(CuresPictures.deltas(fresh.get(plain))[0]),
                        Words.rounded(CuresPictures.deltas(fresh.get(CuresPictures.of(Cure.BATCH_NORM, fresh)))[0]),
                        "sigmoid: batch normalization",
                        "skips; ReLU or tanh with weights that fit")
                .row(
                        "the first layer stands still",
                        "UpdateRatio",
                        "its first step, as a share of its weights: "
                                + Words.rounded(symptoms.updateOfFirstLayer(plain, rows)),
                        Words.rounded(symptoms.updateOfFirstLayer(skips, rows)),
                        "sigmoid: skips",
                        "batch normalization")
                .row(
                        "gradients explode",
                        "Clipping.byNorm, which returns the norm",
                        "norm before the first step: " + Words.rounded(firstNorm(exploding)),
                        Words.rounded(firstNorm(fitting)),
                        "ReLU: He's weights in place of larger ones",
                        "clipping")
                .row(
                        "the loss is NaN",
                        "NonFinite",
                        lost(exploding),
                        lost(clipped),
                        "the same: clipping",
                        "a lower learning rate; what NonFinite names")
                .row(
                        "units are saturated",
                        "LayerActivity",
                        "share: " + Words.rounded(symptoms.saturation(tanh(LARGE))),
                        Words.rounded(symptoms.saturation(tanh(1))),
                        "tanh: Xavier's weights in place of larger ones",
                        "normalization")
                .row(
                        "units are dead",
                        "DeadUnits, LayerActivity",
                        "share after an epoch: " + Words.rounded(symptoms.dead(Activation.RELU, LARGE, SHALLOW, FAST)),
                        Words.rounded(symptoms.dead(Activation.RELU, 1, SHALLOW, FAST)),
                        "ReLU, rate 0.3: He's weights in place of larger ones",
                        "a lower learning rate; Leaky ReLU");
    }

    private static DeepNet tanh(double weights) {
        return new DeepNet(Cure.NONE, Activation.TANH, weights, SHALLOW);
    }

    private static double firstNorm(List<Outcome> outcomes) {
        return outcomes.stream()
                .mapToDouble(outcome -> outcome.norms()[0])
                .average()
                .orElseThrow();
    }

    private static String lost(List<Outcome> outcomes) {
        return outcomes.stream().filter(outcome -> !outcome.finite()).count() + " of " + outcomes.size() + " nets";
    }
}
