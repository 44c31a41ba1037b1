package chainrule.web.browser;

import chainrule.web.playground.PlaygroundSession;
import java.util.Map;
import org.teavm.jso.JSExport;
import org.teavm.jso.JSObject;

/** The script behind the rooms where nets learn. */
public final class TrainingEngine {
    private static final Bridge BRIDGE = new Bridge(Map.of("playground", PlaygroundSession::new));

    private TrainingEngine() {}

    public static void main(String[] none) {}

    @JSExport
    public static JSObject ask(String room, String what, String[] namesAndValues) {
        return BRIDGE.ask(room, what, namesAndValues);
    }
}
