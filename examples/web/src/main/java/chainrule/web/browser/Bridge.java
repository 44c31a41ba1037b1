package chainrule.web.browser;

import chainrule.web.Answer;
import chainrule.web.Session;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;
import org.teavm.jso.core.JSArray;
import org.teavm.jso.core.JSBoolean;
import org.teavm.jso.core.JSNumber;
import org.teavm.jso.core.JSString;
import org.teavm.jso.typedarrays.Float64Array;

/** Hands questions from JavaScript to sessions, one for each room, and answers back. */
final class Bridge {
    private final Map<String, Supplier<Session>> rooms;
    private final Map<String, Session> sessions = new HashMap<>();

    Bridge(Map<String, Supplier<Session>> rooms) {
        this.rooms = rooms;
    }

    /** What a session refuses comes back as a text called "refused". */
    JSObject ask(String room, String what, String[] namesAndValues) {
        Map<String, String> with = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            with.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        try {
            return object(session(room).ask(what, with));
        } catch (IllegalArgumentException e) {
            return object(new Answer().with("refused", e.getMessage()));
        }
    }

    private Session session(String room) {
        return sessions.computeIfAbsent(room, name -> rooms.get(name).get());
    }

    private static JSObject object(Answer answer) {
        JSObject object = emptyObject();
        answer.parts().forEach((name, part) -> set(object, name, part(part)));
        return object;
    }

    private static JSObject part(Object part) {
        if (part instanceof String text) {
            return JSString.valueOf(text);
        }
        if (part instanceof Double number) {
            return JSNumber.valueOf(number);
        }
        if (part instanceof Boolean yes) {
            return JSBoolean.valueOf(yes);
        }
        if (part instanceof double[] numbers) {
            return Float64Array.copyFromJavaArray(numbers);
        }
        if (part instanceof List<?> parts) {
            JSArray<JSObject> array = new JSArray<>();
            parts.forEach(each -> array.push(part(each)));
            return array;
        }
        return object((Answer) part);
    }

    @JSBody(script = "return {};")
    private static native JSObject emptyObject();

    @JSBody(
            params = {"object", "name", "part"},
            script = "object[name] = part;")
    private static native void set(JSObject object, String name, JSObject part);
}
