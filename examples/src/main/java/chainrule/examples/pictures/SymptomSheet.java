package chainrule.examples.pictures;

import chainrule.engine.Activation;
import chainrule.examples.gallery.Words;
import chainrule.examples.plot.Table;
import chainrule.examples.training.BackwardSignal;
import chainrule.examples.training.Cure;
import chainrule.examples.training.DeepNet;
import chainrule.examples.training.Explosion.Attempt;
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
     * @param fresh what arrives in each layer of sigmoid nets, for each cure
     * @param attempts outcomes of nets that explode, of the same ones with clipping, and last of those whose weights fit
     */
    public Table table(Map<DeepNet, List<BackwardSignal>> fresh, Map<Attempt, List<Outcome>> attempts) {
        List<List<Outcome>> outcomes = List.copyOf(attempts.values());
        DeepNet plain = CuresPictures.of(Cure.NONE, fresh);
        return Table.of("symptom", "measured by", "in a net that is ill", "in one that is cured", "by", "other cures")
                .row(
                        "gradients vanish",
                        "GradientFlow with Probe",
                        "∂L/∂z, first over last layer: " + Words.rounded(CuresPictures.deltas(fresh.get(plain))[0]),
                        Words.rounded(CuresPictures.deltas(fresh.get(CuresPictures.of(Cure.BATCH_NORM, fresh)))[0]),
                        "batch normalization (sigmoid)",
                        "skips; ReLU or tanh with weights that fit")
                .row(
                        "the first layer stands still",
                        "UpdateRatio",
                        "first step, as a share of the weights: "
                                + Words.rounded(symptoms.updateOfFirstLayer(plain, rows)),
                        Words.rounded(symptoms.updateOfFirstLayer(CuresPictures.of(Cure.SKIPS, fresh), rows)),
                        "skips (sigmoid)",
                        "batch normalization")
                .row(
                        "gradients explode",
                        "Clipping: byNorm returns the norm",
                        "norm in the first step: " + Words.rounded(firstNorm(outcomes.get(0))),
                        Words.rounded(firstNorm(outcomes.get(outcomes.size() - 1))),
                        "He's weights, not twice as large (ReLU)",
                        "clipping")
                .row(
                        "the loss is NaN",
                        "NonFinite",
                        lost(outcomes.get(0)),
                        lost(outcomes.get(1)),
                        "clipping, weights as before",
                        "a lower learning rate; what NonFinite names")
                .row(
                        "units are saturated",
                        "LayerActivity",
                        "share of units: " + Words.rounded(symptoms.saturation(tanh(LARGE))),
                        Words.rounded(symptoms.saturation(tanh(1))),
                        "Xavier's weights, not four times as large (tanh)",
                        "normalization")
                .row(
                        "units are dead",
                        "DeadUnits, LayerActivity",
                        "share of units after an epoch: "
                                + Words.rounded(symptoms.dead(Activation.RELU, LARGE, SHALLOW, FAST)),
                        Words.rounded(symptoms.dead(Activation.RELU, 1, SHALLOW, FAST)),
                        "He's weights, not four times as large (rate 0.3)",
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
