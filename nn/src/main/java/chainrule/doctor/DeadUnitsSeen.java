package chainrule.doctor;

import chainrule.nn.LayerActivity;
import java.util.Comparator;
import java.util.Optional;

/** Layers in which most units are off for every row. */
final class DeadUnitsSeen {
    /** Ours; layers of healthy ReLU nets had up to five of eight units dead. */
    private static final double MOST = 0.75;

    private DeadUnitsSeen() {}

    static Optional<Diagnosis> examine(Chart chart) {
        return chart.hiddenLayers()
                .filter(layer -> share(chart, layer) >= MOST)
                .boxed()
                .max(Comparator.comparingDouble(layer -> share(chart, layer)))
                .map(layer -> diagnosis(chart, layer));
    }

    private static double share(Chart chart, int layer) {
        LayerActivity activity = chart.activity().get(layer);
        return activity.deadUnits() / (double) activity.units();
    }

    private static Diagnosis diagnosis(Chart chart, int layer) {
        LayerActivity activity = chart.activity().get(layer);
        boolean all = activity.deadUnits() == activity.units();
        return new Diagnosis(
                Disease.DEAD_UNITS,
                all
                        ? "A layer is dead: it says 0 to every row and lets no gradient through, so what is before it learns nothing."
                        : "Most units of a layer are dead: they say 0 to every row, and no gradient reaches them.",
                activity.deadUnits() + " of " + Words.count(activity.units(), "unit") + " in " + chart.nameOf(layer)
                        + " (" + chart.activationOf(layer).symbol() + ").",
                "Start again with a lower learning rate or weights that fit (Initializer.fitting), or take an activation with a slope on both"
                        + " sides, such as Leaky ReLU.");
    }
}
