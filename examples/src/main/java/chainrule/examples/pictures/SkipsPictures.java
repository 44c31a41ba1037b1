package chainrule.examples.pictures;

import chainrule.examples.gallery.Words;
import chainrule.examples.plot.HeatTable;
import chainrule.examples.plot.Meaning;
import chainrule.examples.plot.Picture;
import chainrule.examples.plot.Table;
import chainrule.examples.training.BackwardSignal;
import chainrule.examples.training.Cure;
import chainrule.examples.training.DeepNet;
import chainrule.examples.training.DeepNets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Accuracy by depth, with skips and without. */
public final class SkipsPictures {
    private final DeepNets nets;
    private final Map<DeepNet, List<double[]>> learned;
    private final List<Integer> depths;
    private final List<String> names;

    /** Tells of the accuracy after each epoch, for each kind of net and each seed. */
    public SkipsPictures(DeepNets nets, Map<DeepNet, List<double[]>> learned) {
        this.nets = nets;
        this.learned = learned;
        this.depths = learned.keySet().stream()
                .map(DeepNet::hiddenLayers)
                .distinct()
                .sorted()
                .toList();
        this.names = learned.keySet().stream()
                .map(SkipsPictures::name)
                .distinct()
                .sorted()
                .toList();
    }

    private static String name(DeepNet kind) {
        boolean small = kind.weights() != 1;
        return kind.cure().title() + (small ? ", weights × " + Words.plain(kind.weights()) : "");
    }

    private List<double[]> of(String name, int depth) {
        return learned.entrySet().stream()
                .filter(each ->
                        name(each.getKey()).equals(name) && each.getKey().hiddenLayers() == depth)
                .findFirst()
                .orElseThrow()
                .getValue();
    }

    private int deepest() {
        return depths.get(depths.size() - 1);
    }

    private String epochs() {
        return Words.count(learned.values().iterator().next().get(0).length, "epoch");
    }

    /**
     * Accuracies of the shallowest and the deepest nets.
     *
     * @param full what arrives in each layer of the deepest nets with skips around weights of full size
     * @param small the same with small weights
     */
    public String sentence(List<BackwardSignal> full, List<BackwardSignal> small) {
        return "Layers of ReLU, " + epochs() + ", test accuracy with " + depths.get(0) + " and with " + deepest()
                + " of them: "
                + names.stream()
                        .map(name -> name + ": " + Accuracies.range(of(name, depths.get(0))) + " and "
                                + Accuracies.range(of(name, deepest())))
                        .collect(Collectors.joining("; "))
                + ". Plain nets get worse with depth, as in figure 1 of He et al. 2016, where one of 56 layers makes more errors than one of 20. Against"
                + " the story, a skip alone is no cure: around He's weights the gradient explodes, and ∂L/∂z in the first hidden layer is "
                + Words.rounded(CuresPictures.deltas(full)[0])
                + " times that in the last one. With small weights it is "
                + Words.rounded(CuresPictures.deltas(small)[0]) + " times as large.";
    }

    public Picture chart() {
        return new HeatTable(
                        String.format(
                                Locale.ROOT,
                                "%d layers of ReLU: plain nets read %s, with skips around small weights %s",
                                deepest(),
                                Accuracies.percent(of(Cure.NONE.title(), deepest())),
                                Accuracies.percent(of(names.get(names.size() - 1), deepest()))),
                        names.toArray(String[]::new),
                        depths.stream().map(String::valueOf).toArray(String[]::new),
                        names.stream()
                                .map(name -> depths.stream()
                                        .mapToDouble(depth ->
                                                Accuracies.last(of(name, depth)).getAverage())
                                        .toArray())
                                .toArray(double[][]::new))
                .subtitle("Share of test digits read correctly after " + epochs() + ", rate "
                        + Words.plain(nets.learningRate()) + ". Means over " + Words.count(nets.seeds(), "seed")
                        + ", below them the lowest and the highest. One answer for all gives 0.07 to 0.13.")
                .axes("hidden layers", "")
                .of(Meaning.ACCURACY)
                .below(names.stream()
                        .map(name -> depths.stream()
                                .map(depth -> Accuracies.range(of(name, depth)))
                                .toArray(String[]::new))
                        .toArray(String[][]::new))
                .size(760, 380)
                .range(0, 1)
                .format(share -> String.format(Locale.ROOT, "%.2f", share));
    }

    public Table table() {
        Table table = Table.of("net", "hidden layers", "seed", "test accuracy");
        learned.forEach((kind, curves) -> {
            for (int seed = 0; seed < curves.size(); seed++) {
                double[] curve = curves.get(seed);
                table.row(name(kind), kind.hiddenLayers(), seed, curve[curve.length - 1]);
            }
        });
        return table;
    }
}
