package chainrule.web.browser;

import chainrule.web.activation.ActivationSession;
import chainrule.web.bentgrid.BentGridSession;
import chainrule.web.neuron.NeuronSession;
import java.util.Map;
import org.teavm.jso.JSExport;
import org.teavm.jso.JSObject;

/** The script behind the rooms of single parts of a net: an activation, a neuron, layers of two. */
public final class PartsEngine {
    private static final Bridge BRIDGE = new Bridge(Map.of(
            "activations", ActivationSession::new, "bentgrid", BentGridSession::new, "neuron", NeuronSession::new));

    private PartsEngine() {}

    public static void main(String[] none) {}

    @JSExport
    public static JSObject ask(String room, String what, String[] namesAndValues) {
        return BRIDGE.ask(room, what, namesAndValues);
    }
}
