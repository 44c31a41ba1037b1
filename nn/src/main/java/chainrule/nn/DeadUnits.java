package chainrule.nn;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Follows the hidden units of a net through training: who is dead now, who was dead and came back.
 *
 * <p>Dead means no output and no slope on any example at the moment of looking. A unit in the first layer that is dead stays so while the
 * inputs stay the same; one behind a layer that still learns can be revived by it.
 */
public final class DeadUnits {
    private final MLP net;
    private final double[][] examples;
    private BitSet[] dead;
    private int revivals;

    /** Looks at the net once; {@link #observe()} looks again. */
    public DeadUnits(MLP net, double[][] examples) {
        this.net = net;
        this.examples = Arrays.stream(examples).map(double[]::clone).toArray(double[][]::new);
        this.dead = look();
    }

    /** Compares the net with how it was at the last look; returns how many units came back to life in between. */
    public int observe() {
        BitSet[] now = look();
        int revived = 0;
        for (int i = 0; i < now.length; i++) {
            dead[i].andNot(now[i]);
            revived += dead[i].cardinality();
        }
        dead = now;
        revivals += revived;
        return revived;
    }

    /** Dead units at the last look, for each hidden layer. */
    public int[] perLayer() {
        return IntStream.range(0, dead.length).map(i -> dead[i].cardinality()).toArray();
    }

    /** Dead units at the last look, over all hidden layers. */
    public int total() {
        return IntStream.of(perLayer()).sum();
    }

    /** {@link #total()} as a share of all hidden units; 0 where there are none. */
    public double share() {
        int units = hidden(net.layers()).stream().mapToInt(Layer::outputs).sum();
        return units == 0 ? 0 : total() / (double) units;
    }

    /** How often a unit was found alive that had been dead at the look before. */
    public int revivals() {
        return revivals;
    }

    private BitSet[] look() {
        return hidden(LayerActivity.of(net, examples)).stream()
                .map(activity -> IntStream.range(0, activity.units())
                        .filter(activity::isDead)
                        .collect(BitSet::new, BitSet::set, BitSet::or))
                .toArray(BitSet[]::new);
    }

    private static <T> List<T> hidden(List<T> layers) {
        return layers.subList(0, layers.size() - 1);
    }
}
