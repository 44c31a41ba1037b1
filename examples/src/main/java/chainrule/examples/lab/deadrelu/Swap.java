package chainrule.examples.lab.deadrelu;

import chainrule.examples.lab.Room.Deed;
import chainrule.examples.lab.Settings;
import chainrule.examples.lab.WholeSetting;
import java.util.Map;

/** The settings that say in which epochs leaky ReLU takes over, and the button that changes them. */
final class Swap {
    private final Settings all;
    private final WholeSetting leakyFrom;
    private final WholeSetting reluFrom;

    Swap(Settings all) {
        this.all = all;
        leakyFrom = all.whole("leakyFrom", "leaky from", 0, 0, DeadReluRoom.LAST_EPOCH);
        reluFrom = all.whole("reluFrom", "ReLU from", 0, 0, DeadReluRoom.LAST_EPOCH);
    }

    LeakyEpochs epochs() {
        return new LeakyEpochs(leakyFrom.value(), reluFrom.value());
    }

    Deed deed(int next) {
        return next > DeadReluRoom.LAST_EPOCH
                ? new Deed("trained to the end", () -> {})
                : new Deed(epochs().nameOfSwap(next), () -> set(epochs().swapped(next)));
    }

    private void set(LeakyEpochs epochs) {
        Map<String, String> texts = all.texts();
        texts.put(leakyFrom.key(), Integer.toString(epochs.first()));
        texts.put(reluFrom.key(), Integer.toString(epochs.end()));
        all.set(texts);
    }
}
