package chainrule.nn;

import java.nio.file.Path;
import java.util.Map;

/**
 * All that a training run needs to go on as if it had never stopped, bit for bit: the net, what the optimizer remembers, the random generators,
 * and the number of steps taken.
 *
 * <pre>{@code
 * var random = new SplitMix64(1);
 * var checkpoint = new Checkpoint(net, optimizer, random);
 * long step = Files.exists(file) ? checkpoint.load(file) : 0;
 * for (; step < 1000; step++) {
 *     ...                                       // draws samples from random
 *     optimizer.step();
 *     checkpoint.save(file, step + 1);
 * }
 * }</pre>
 *
 * <p>To be saved between steps: gradients are not kept. What else training reads, such as data or a {@link Schedule}, is up to the program. The
 * file is one of {@link Trainable#save}, too, so that {@code loadWeights}, NumPy and PyTorch read the net in it.
 */
public final class Checkpoint {
    private static final long MOST_STEPS = 1L << 53;
    private static final long WORD = 0xFFFFFFFFL;

    private final Trainable net;
    private final Optimizer optimizer;
    private final SplitMix64[] random;
    private long step;

    /** With all generators that training draws from, say for the order of samples and for {@link Dropout}. */
    public Checkpoint(Trainable net, Optimizer optimizer, SplitMix64... random) {
        this.net = Check.given("net", net);
        this.optimizer = Check.given("optimizer", optimizer);
        this.random = Check.elements("random", random, "a generator").clone();
    }

    /**
     * Saves everything whole or not at all.
     *
     * @param step how many have been taken, at least 0
     * @throws java.io.UncheckedIOException if that cannot be done; an older file is as it was then
     */
    public void save(Path file, long step) {
        Check.given("file", file);
        this.step = Check.require(step >= 0 && step <= MOST_STEPS, "step", "0 to 2^53", step);
        state().save(file, Architecture.of(net), Map.of());
    }

    /**
     * Sets everything to what it was, and tells how many steps had been taken.
     *
     * @throws chainrule.npz.NpzException if the file is not as it should be, or from another kind of net or optimizer; nothing has changed then
     */
    public long load(Path file) {
        state().load(Check.given("file", file), Architecture.ENTRY);
        return step;
    }

    private StateDict state() {
        StateDict dict = StateDict.of(net);
        dict.inside(StateDict.OURS + "optimizer", optimizer::addTo);
        for (int i = 0; i < random.length; i++) {
            dict.put(StateDict.OURS + "random." + i, words(random[i]), 2);
        }
        dict.put(StateDict.OURS + "step", new WholeNumbers(1, i -> step, (i, number) -> step = number, 0, MOST_STEPS));
        return dict;
    }

    /** The upper and the lower half of its state, since a double has no room for 64 bits. */
    private static WholeNumbers words(SplitMix64 random) {
        return new WholeNumbers(
                2,
                i -> random.state() >>> (i == 0 ? 32 : 0) & WORD,
                (i, word) -> {
                    int shift = i == 0 ? 32 : 0;
                    random.setState(random.state() & ~(WORD << shift) | word << shift);
                },
                0,
                WORD);
    }
}
