package chainrule.engine;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Graphs as the source text of drawing tools. */
final class Diagram {
    private Diagram() {}

    static String dot(Value output) {
        return draw(
                output,
                "digraph chainrule {\n  rankdir=LR;\n  node [shape=box, style=rounded];\n",
                (id, node) -> id + " [label=\"" + lines(node, Diagram::escapeForDot, "\\n") + "\"];",
                (from, to, derivative) -> from + " -> " + to + " [label=\"" + derivative + "\"];",
                "}\n");
    }

    static String mermaid(Value output) {
        return draw(
                output,
                "flowchart LR\n",
                (id, node) -> id + "[\"" + lines(node, Diagram::escapeForMermaid, "<br/>") + "\"]",
                (from, to, derivative) -> from + " -- \"" + derivative + "\" --> " + to,
                "");
    }

    private interface NodeLine {
        String of(String id, Value node);
    }

    private interface EdgeLine {
        String of(String from, String to, String localDerivative);
    }

    private static String draw(Value output, String head, NodeLine nodeLine, EdgeLine edgeLine, String tail) {
        List<Value> nodes = TopologicalOrder.withLeaves(output);
        Map<Value, String> ids = new IdentityHashMap<>();
        StringBuilder text = new StringBuilder(head);
        for (Value node : nodes) {
            String id = "n" + ids.size();
            ids.put(node, id);
            text.append("  ").append(nodeLine.of(id, node)).append('\n');
        }
        for (Value node : nodes) {
            for (int i = 0; i < node.arity(); i++) {
                String derivative = Numbers.brief(node.localDerivative(i));
                String edge = edgeLine.of(ids.get(node.input(i)), ids.get(node), derivative);
                text.append("  ").append(edge).append('\n');
            }
        }
        return text.append(tail).toString();
    }

    private static String lines(Value node, Function<String, String> escape, String newline) {
        return escape.apply(node.title())
                + newline + "data " + Numbers.brief(node.data)
                + newline + "grad " + Numbers.brief(node.grad);
    }

    private static String escapeForDot(String text) {
        return text.replace("&", "&amp;")
                .replace("\\", "\\\\")
                .replace("\"", "\\\"")
                .replaceAll("\\R", "\\\\n");
    }

    /**
     * Mermaid wants the entities of HTML with a # in the place of the ampersand. It takes text for Markdown: {@code * 2} would be a list,
     * a backtick at the start a mode of its own, and a backslash before an n a new line.
     */
    private static String escapeForMermaid(String text) {
        return text.replace("#", "#35;")
                .replace("&", "#amp;")
                .replace("\"", "#quot;")
                .replace("<", "#lt;")
                .replace(">", "#gt;")
                .replace("\\", "#92;")
                .replace("`", "#96;")
                .replace("_", "#95;")
                .replace("*", "#42;")
                .replace("+ ", "#43; ")
                .replace("- ", "#45; ")
                .replace(". ", "#46; ")
                .replaceAll("\\R", "<br/>");
    }
}
