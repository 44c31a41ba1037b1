package chainrule.engine;

import java.util.List;
import java.util.function.Function;

/** Graphs as the source text of drawing tools. */
final class Diagram {
    private Diagram() {}

    static String dot(Value output) {
        return draw(
                output,
                "digraph chainrule {\n  rankdir=LR;\n  node [shape=box, style=rounded];\n",
                (names, node) ->
                        names.number(node) + " [label=\"" + lines(names, node, Diagram::escapeForDot, "\\n") + "\"];",
                (from, to, derivative) -> from + " -> " + to + " [label=\"" + derivative + "\"];",
                "}\n");
    }

    static String mermaid(Value output) {
        return draw(
                output,
                "flowchart LR\n",
                (names, node) ->
                        names.number(node) + "[\"" + lines(names, node, Diagram::escapeForMermaid, "<br/>") + "\"]",
                (from, to, derivative) -> from + " -- \"" + derivative + "\" --> " + to,
                "");
    }

    private interface NodeLine {
        String of(Names names, Value node);
    }

    private interface EdgeLine {
        String of(String from, String to, String localDerivative);
    }

    private static String draw(Value output, String head, NodeLine nodeLine, EdgeLine edgeLine, String tail) {
        List<Value> nodes = output.graph();
        Names names = new Names(output);
        StringBuilder text = new StringBuilder(head);
        for (Value node : nodes) {
            text.append("  ").append(nodeLine.of(names, node)).append('\n');
        }
        for (Value node : nodes) {
            for (int i = 0; i < node.arity(); i++) {
                String derivative = Numbers.brief(node.localDerivative(i));
                String edge = edgeLine.of(names.number(node.input(i)), names.number(node), derivative);
                text.append("  ").append(edge).append('\n');
            }
        }
        return text.append(tail).toString();
    }

    private static String lines(Names names, Value node, Function<String, String> escape, String newline) {
        return escape.apply(title(names, node))
                + newline + "data " + Numbers.brief(node.data)
                + newline + "grad " + Numbers.brief(node.grad);
    }

    private static String title(Names names, Value node) {
        String name = node.label().isEmpty() ? names.of(node) : node.label();
        return node.isLeaf() ? name : name + " = " + node.operation().symbol();
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
