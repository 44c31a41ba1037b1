package chainrule.web.browser;

import chainrule.web.deadrelu.DeadReluSession;
import chainrule.web.vanishing.VanishingSession;
import java.util.Map;
import org.teavm.jso.JSExport;
import org.teavm.jso.JSObject;

/** The script behind the rooms where nets read digits, which it holds. */
public final class DigitsEngine {
    private static final Bridge BRIDGE =
            new Bridge(Map.of("vanishing", VanishingSession::new, "deadrelu", DeadReluSession::new));

    private DigitsEngine() {}

    public static void main(String[] none) {}

    @JSExport
    public static JSObject ask(String room, String what, String[] namesAndValues) {
        return BRIDGE.ask(room, what, namesAndValues);
    }
}
