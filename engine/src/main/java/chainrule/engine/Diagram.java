package chainrule.engine;

import java.util.function.UnaryOperator;

/** Graphs as the source text of drawing tools. */
final class Diagram {
    private Diagram() {}

    static String dot(Value output) {
        String head = "digraph chainrule {\n  rankdir=LR;\n  node [shape=box, style=rounded];\n";
        return head + body(output, "%s [label=\"%s\"];", "%1$s -> %2$s [label=\"%3$s\"];", Diagram::escapeForDot, "\\n")
                + "}\n";
    }

    static String mermaid(Value output) {
        return "flowchart LR\n"
                + body(output, "%s[\"%s\"]", "%1$s -- \"%3$s\" --> %2$s", Diagram::escapeForMermaid, "<br/>");
    }

    /**
     * One line for each node, one for each edge.
     *
     * @param box a format: the node's name, its text
     * @param arrow a format: where it begins, where it ends, its text
     */
    private static String body(Value output, String box, String arrow, UnaryOperator<String> escape, String newline) {
        Names names = new Names(output);
        StringBuilder boxes = new StringBuilder();
        StringBuilder arrows = new StringBuilder();
        for (Value node : output.graph()) {
            String lines = escape.apply(title(names, node)).replaceAll("[\\p{Cc}\\p{Cs}\uFFFE\uFFFF&&[^\t]]", "\uFFFD")
                    + newline + "data " + Numbers.brief(node.data)
                    + newline + "grad " + Numbers.brief(node.grad);
            boxes.append("  ")
                    .append(String.format(box, names.number(node), lines))
                    .append('\n');
            for (int i = 0; i < node.arity(); i++) {
                String derivative = Numbers.brief(node.localDerivative(i));
                String edge = String.format(arrow, names.number(node.input(i)), names.number(node), derivative);
                arrows.append("  ").append(edge).append('\n');
            }
        }
        return boxes.append(arrows).toString();
    }

    private static String title(Names names, Value node) {
        String name = node.label().isEmpty() ? names.of(node) : node.label();
        return node.isLeaf() ? name : name + " = " + node.operation().symbol();
    }

    private static String escapeForDot(String text) {
        return text.replace("&", "&amp;")
                .replace("\\", "\\\\")
                .replace("\"", "\\\"")
                .replaceAll(Names.LINE_BREAK, "\\\\n");
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
                .replaceAll(Names.LINE_BREAK, "<br/>");
    }
}
