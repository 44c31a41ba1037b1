package chainrule.nn;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Follows the hidden units of a net through training: who is dead now, who was dead and came back.
 *
 * <p>Dead means no output and no slope on any example at the moment of looking. A unit in the first layer that is dead stays so while the
 * inputs stay the same; one behind a layer that still learns can be revived by it.
 */
public final class DeadUnits {
    private final Block net;
    private final double[][] examples;
    private List<LayerActivity> hiddenLayers;
    private int revivals;

    /**
     * Looks at the net once; {@link #observe()} looks again.
     *
     * @param net every layer in it but the last is a hidden one
     * @param examples inputs of the net, at least one row
     * @throws IllegalArgumentException if there is no layer or no row, or a row that does not fit the net
     */
    public DeadUnits(Block net, double[][] examples) {
        Check.rows("examples", examples);
        Check.positive("layers of the net", Check.given("net", net).layers().size());
        this.net = net;
        this.examples = Arrays.stream(examples).map(double[]::clone).toArray(double[][]::new);
        this.hiddenLayers = look();
    }

    /** Compares the net with how it was at the last look; returns how many units came back to life in between. */
    public int observe() {
        List<LayerActivity> now = look();
        int revived = IntStream.range(0, now.size())
                .map(i -> revived(hiddenLayers.get(i), now.get(i)))
                .sum();
        hiddenLayers = now;
        revivals += revived;
        return revived;
    }

    private static int revived(LayerActivity before, LayerActivity now) {
        return (int) IntStream.range(0, now.units())
                .filter(unit -> before.isDead(unit) && !now.isDead(unit))
                .count();
    }

    /** What the units of each hidden layer did at the last look. */
    public List<LayerActivity> hiddenLayers() {
        return hiddenLayers;
    }

    /** Dead units at the last look, for each hidden layer. */
    public int[] perLayer() {
        return hiddenLayers.stream().mapToInt(LayerActivity::deadUnits).toArray();
    }

    /** Dead units at the last look, over all hidden layers. */
    public int total() {
        return IntStream.of(perLayer()).sum();
    }

    /** {@link #total()} as a share of all hidden units; 0 where there are none. */
    public double share() {
        int units = hiddenLayers.stream().mapToInt(LayerActivity::units).sum();
        return units == 0 ? 0 : total() / (double) units;
    }

    /** How often a unit was found alive that had been dead at the look before. */
    public int revivals() {
        return revivals;
    }

    private List<LayerActivity> look() {
        List<LayerActivity> layers = LayerActivity.of(net, examples);
        return layers.subList(0, layers.size() - 1);
    }
}
