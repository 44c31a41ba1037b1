package chainrule.nn;

import chainrule.check.Saturation;
import chainrule.engine.DifferentiableFunction;
import chainrule.engine.Value;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.stream.Stream;

/**
 * What the units of one layer do on a data set, with the weights as they are now.
 *
 * @param activeShares for each unit, the share of examples on which it is on: its output or its slope is not zero
 * @param sparsity share of zero outputs over all units and examples; about one half for ReLU with fresh weights
 * @param saturation share of units and examples where the slope is under 5 % of the function's steepest, see {@link Saturation}: tanh
 *     beyond 0.975, ReLU where it is off
 * @param meanOutput mean over all units and examples
 * @param spread the standard deviation of a unit's output over the examples, as the root of its mean square over the units; near 0 where
 *     the layer answers the same to every example
 */
public record LayerActivity(
        List<Double> activeShares, double sparsity, double saturation, double meanOutput, double spread) {
    /** Figures of one layer, in a list of their own. */
    public LayerActivity {
        activeShares = List.copyOf(Check.elements("activeShares", activeShares, "a share"));
    }

    /** A unit is dead if output and slope are zero on every example: no gradient passes, so its own weights cannot bring it back. */
    public boolean isDead(int unit) {
        return activeShares.get(unit) == 0;
    }

    /** How many units are dead now; they may come back if a layer in front of them moves. */
    public int deadUnits() {
        return (int) activeShares.stream().filter(share -> share == 0).count();
    }

    public int units() {
        return activeShares.size();
    }

    /**
     * What each layer in a net does when the net predicts, first layer first, the output layer included.
     *
     * @param net may be any block; a layer in it that no example comes to has no figures: they are NaN
     * @param examples inputs of the net, at least one row
     * @throws IllegalArgumentException if there is no row, or one of another length than the net has inputs
     */
    public static List<LayerActivity> of(Block net, double[][] examples) {
        Check.given("net", net);
        Check.positive("examples", Check.rows("examples", examples).length);
        List<Tally> tallies = net.layers().stream().map(Tally::new).toList();
        new Tallies(tallies).during(() -> Stream.of(examples).map(net::predict).toList());
        return tallies.stream().map(Tally::activity).toList();
    }

    /** The same for the forward passes that a probe watched: in training a net may do other things than in use. */
    public static List<LayerActivity> of(Block net, Probe probe) {
        Check.given("probe", probe);
        return Check.given("net", net).layers().stream()
                .map(layer -> of(layer, probe))
                .toList();
    }

    private static LayerActivity of(Layer layer, Probe probe) {
        Tally tally = new Tally(layer);
        List<List<Value>> preActivations = probe.preActivations(layer);
        List<List<Value>> outputs = probe.outputs(layer);
        for (int row = 0; row < outputs.size(); row++) {
            tally.add(data(preActivations.get(row)), data(outputs.get(row)));
        }
        return tally.activity();
    }

    private static double[] data(List<Value> values) {
        return values.stream().mapToDouble(Value::data).toArray();
    }

    /** Counts for each place of a layer. One that stands in several places comes by in their order, example after example. */
    private static final class Tallies extends Observer {
        private final Map<Layer, Queue<Tally>> places = new IdentityHashMap<>();

        Tallies(List<Tally> tallies) {
            tallies.forEach(tally -> places.computeIfAbsent(tally.layer, layer -> new ArrayDeque<>())
                    .add(tally));
        }

        @Override
        void predict(Layer layer, double[] preActivations, double[] outputs) {
            Queue<Tally> itsPlaces = places.get(layer);
            if (itsPlaces != null) {
                Tally place = itsPlaces.remove();
                place.add(preActivations, outputs);
                itsPlaces.add(place);
            }
        }
    }

    private static final class Tally {
        private final Layer layer;
        private final double flat;
        private final int[] active;
        private int rows;
        private int zeros;
        private int saturated;
        private double sum;
        private final double[] means;
        private double squares;

        Tally(Layer layer) {
            DifferentiableFunction activation = layer.activation();
            this.layer = layer;
            this.flat = Saturation.limit(activation);
            this.active = new int[layer.outputs()];
            this.means = new double[active.length];
        }

        void add(double[] preActivations, double[] outputs) {
            rows++;
            for (int unit = 0; unit < active.length; unit++) {
                double output = outputs[unit];
                double slope = layer.activation().derivative(preActivations[unit]);
                active[unit] += output != 0 || slope != 0 ? 1 : 0;
                zeros += output == 0 ? 1 : 0;
                saturated += Math.abs(slope) < flat ? 1 : 0;
                sum += output;
                double offset = output - means[unit]; // Welford 1962: no difference of large sums
                means[unit] += offset / rows;
                squares += offset * (output - means[unit]);
            }
        }

        LayerActivity activity() {
            List<Double> shares = Arrays.stream(active)
                    .mapToObj(count -> count / (double) rows)
                    .toList();
            double all = (double) rows * active.length;
            return new LayerActivity(shares, zeros / all, saturated / all, sum / all, Math.sqrt(squares / all));
        }
    }
}
