package chainrule.steps;

import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** Lists, maps, strings, integers and booleans as JSON that may stand inside an HTML script element. */
final class Json {
    private final StringBuilder text = new StringBuilder();

    private Json() {}

    static String of(Object value) {
        Json json = new Json();
        json.append(value);
        return json.text.toString();
    }

    private void append(Object value) {
        if (value instanceof List<?> list) {
            appendAll('[', list.iterator(), ']');
        } else if (value instanceof Map<?, ?> map) {
            appendAll('{', map.entrySet().iterator(), '}');
        } else if (value instanceof Map.Entry<?, ?> entry) {
            append(entry.getKey().toString());
            text.append(':');
            append(entry.getValue());
        } else if (value instanceof Integer || value instanceof Boolean) {
            text.append(value);
        } else {
            appendString(value.toString());
        }
    }

    private void appendAll(char open, Iterator<?> items, char close) {
        text.append(open);
        while (items.hasNext()) {
            append(items.next());
            text.append(items.hasNext() ? "," : "");
        }
        text.append(close);
    }

    /** Beside what JSON asks for, escapes what could end the script element, and replaces what cannot be shown. */
    private void appendString(String given) {
        String string = Printable.text(given);
        text.append('"');
        for (int i = 0; i < string.length(); i++) {
            char c = string.charAt(i);
            if (c == '"' || c == '\\') {
                text.append('\\').append(c);
            } else if (c < ' '
                    || c == '<'
                    || c == '>'
                    || c == '&'
                    || Character.isSurrogate(c)
                    || c == '\u2028'
                    || c == '\u2029') {
                text.append("\\u").append(Integer.toHexString(0x10000 | c), 1, 5);
            } else {
                text.append(c);
            }
        }
        text.append('"');
    }
}
