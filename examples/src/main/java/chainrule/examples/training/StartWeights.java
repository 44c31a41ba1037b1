package chainrule.examples.training;

import chainrule.engine.Activation;
import chainrule.nn.Initializer;
import chainrule.nn.MLP;
import chainrule.nn.Orthogonal;
import java.util.Random;

/** The weights that a net of ReLUs may start with. */
public enum StartWeights {
    HE("He", Initializer.HE_NORMAL),
    XAVIER("Xavier", Initializer.XAVIER_NORMAL),
    LECUN("LeCun", Initializer.LECUN_NORMAL),
    NAIVE("naive", Initializer.NAIVE),

    /** With the gain √2 that fits ReLU. */
    ORTHOGONAL("orthogonal × √2", Initializer.HE_NORMAL);

    private final String title;
    private final Initializer initializer;

    StartWeights(String title, Initializer initializer) {
        this.title = title;
        this.initializer = initializer;
    }

    /** The name as people write it. */
    public String title() {
        return title;
    }

    public MLP net(int[] sizes, Activation hidden, long seed) {
        Random random = new Random(seed);
        MLP net = new MLP(sizes, hidden, initializer, random);
        if (this == ORTHOGONAL) {
            net.layers().forEach(layer -> Orthogonal.set(layer, Math.sqrt(2), random));
        }
        return net;
    }
}
