package chainrule.examples.lab.deadrelu;

import chainrule.examples.plot.Table;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What there is to see of a training at one moment.
 *
 * @param entries one for each epoch, after the one before all training
 * @param unit the one that is looked into
 * @param preActivations of this unit: weights times inputs plus bias, for each training example
 * @param overflowed whether a further epoch would make numbers too large for a double
 * @param rateChangedAfter the epoch after which the learning rate became what it is; 0 if it always was
 */
public record DeadReluFigures(
        List<Entry> entries, int unit, double[] preActivations, boolean overflowed, double rate, int rateChangedAfter) {
    static final List<String> LAYERS = List.of("hidden layer", "output layer");

    public Entry now() {
        return entries.get(epochs());
    }

    public int epochs() {
        return entries.size() - 1;
    }

    public int units() {
        return now().activeShares().length;
    }

    /** The epochs before which the activation changed, and whether it became leaky. */
    public SortedMap<Integer, Boolean> turns() {
        SortedMap<Integer, Boolean> turns = new TreeMap<>();
        for (int epoch = 1; epoch <= epochs(); epoch++) {
            boolean leaky = entries.get(epoch).leaky();
            if (leaky != entries.get(epoch - 1).leaky()) {
                turns.put(epoch, leaky);
            }
        }
        return turns;
    }

    Table table() {
        Table table = Table.of("figure", "epoch", "of", "value");
        for (int epoch = 0; epoch <= epochs(); epoch++) {
            Entry entry = entries.get(epoch);
            table.row("accuracy on new examples", epoch, entry.leaky() ? "leaky ReLU" : "ReLU", entry.accuracy());
            for (int i = 0; i < units(); i++) {
                table.row("share of examples with the unit on", epoch, "unit " + (i + 1), entry.activeShares()[i]);
            }
            for (int layer = 0; epoch > 0 && layer < LAYERS.size(); layer++) {
                table.row("update : weight in the last step", epoch, LAYERS.get(layer), entry.updateRatios()[layer]);
            }
        }
        for (int i = 0; i < preActivations.length; i++) {
            table.row("pre-activation of unit " + (unit + 1), epochs(), "example " + i, preActivations[i]);
        }
        return table;
    }
}
