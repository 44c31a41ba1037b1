package chainrule.doctor;

import chainrule.engine.Activation;
import chainrule.nn.Block;
import chainrule.nn.Layer;
import java.util.List;

/**
 * The net as it was when the doctor came.
 *
 * @param crossEntropy over a sample of the rows, NaN where outputs are not logits of classes
 */
record Start(double crossEntropy) {
    static Start of(Block net, Data sample) {
        List<Layer> layers = net.layers();
        boolean logits = sample.classes() > 0
                && (layers.isEmpty() || layers.get(layers.size() - 1).activation() == Activation.IDENTITY);
        return new Start(logits ? sample.crossEntropy(net) : Double.NaN);
    }
}
