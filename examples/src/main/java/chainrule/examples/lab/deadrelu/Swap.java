package chainrule.examples.lab.deadrelu;

import chainrule.examples.lab.Room.Deed;
import chainrule.examples.lab.Settings;
import chainrule.examples.lab.WholeSetting;
import java.util.Map;

/** The epochs in which leaky ReLU takes over, and the button that changes them. */
final class Swap {
    private final Settings all;
    private final WholeSetting leakyFrom;
    private final WholeSetting reluFrom;

    Swap(Settings all) {
        this.all = all;
        leakyFrom = all.whole("leakyFrom", "leaky from", 0, 0, DeadReluRoom.LAST_EPOCH);
        reluFrom = all.whole("reluFrom", "ReLU from", 0, 0, DeadReluRoom.LAST_EPOCH);
    }

    boolean leakyIn(int epoch) {
        boolean begun = leakyFrom.value() > 0 && epoch >= leakyFrom.value();
        boolean ended = reluFrom.value() > leakyFrom.value() && epoch >= reluFrom.value();
        return begun && !ended;
    }

    /** Swaps from the next epoch on; a swap that was not tried yet is taken back. */
    Deed deed(int next) {
        if (next > DeadReluRoom.LAST_EPOCH) {
            return new Deed("trained to the end", () -> {});
        }
        if (leakyIn(next)) {
            boolean untried = leakyFrom.value() == next;
            return new Deed("swap back to ReLU", () -> set(untried ? 0 : leakyFrom.value(), untried ? 0 : next));
        }
        boolean swappedBack = leakyFrom.value() > 0 && leakyFrom.value() < next;
        if (!swappedBack) {
            return new Deed("swap to leaky now", () -> set(next, 0));
        }
        return reluFrom.value() == next
                ? new Deed("swap to leaky now", () -> set(leakyFrom.value(), 0))
                : new Deed("again, leaky from epoch " + next, () -> set(next, 0));
    }

    private void set(int toLeaky, int toRelu) {
        Map<String, String> texts = all.texts();
        texts.put(leakyFrom.key(), Integer.toString(toLeaky));
        texts.put(reluFrom.key(), Integer.toString(toRelu));
        all.set(texts);
    }
}
