package chainrule.check;

import chainrule.engine.Names;
import chainrule.engine.Numbers;
import chainrule.engine.Value;
import java.util.List;
import java.util.stream.Collectors;

/** A node in words. */
final class Nodes {
    private static final int INPUTS = 4;

    private Nodes() {}

    /** {@code y = log at -0.3 (z), made at MyNet.java:42}. */
    static String at(Value node, Names names) {
        List<Value> inputs = node.inputs();
        String numbers = inputs.stream()
                .limit(INPUTS)
                .map(input -> Numbers.brief(input.data()) + " (" + names.of(input) + ")")
                .collect(Collectors.joining(", "));
        String more = inputs.size() > INPUTS ? " and " + (inputs.size() - INPUTS) + " more" : "";
        String line = node.madeAt().map(known -> ", made at " + known).orElse("");
        return oneLine(names.of(node) + " = " + node.operation().symbol() + " at " + numbers + more + line);
    }

    static String oneLine(String text) {
        return text.replaceAll("\r\n|[\n\r]", " ");
    }
}
