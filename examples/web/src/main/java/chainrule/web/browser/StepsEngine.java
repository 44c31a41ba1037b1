package chainrule.web.browser;

import chainrule.web.expression.ExpressionSession;
import java.util.Map;
import org.teavm.jso.JSExport;
import org.teavm.jso.JSObject;

/** The script behind the rooms that walk through an expression. */
public final class StepsEngine {
    private static final Bridge BRIDGE = new Bridge(Map.of("expression", ExpressionSession::new));

    private StepsEngine() {}

    public static void main(String[] none) {}

    @JSExport
    public static JSObject ask(String room, String what, String[] namesAndValues) {
        return BRIDGE.ask(room, what, namesAndValues);
    }
}
