package chainrule.steps;

import chainrule.engine.Backpropagation;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The steps as lines of text in columns. */
final class Transcript {
    private static final Notation NOTATION = Notation.PLAIN;

    private final Recording recording;

    Transcript(Recording recording) {
        this.recording = recording;
    }

    /** The leaves as they are, each other node from its inputs; one line a node. */
    String forward() {
        List<List<String>> rows = new ArrayList<>();
        for (int node = 0; node < recording.nodes().size(); node++) {
            String result = "= " + number(recording.nodes().get(node).data());
            rows.add(
                    recording.nodes().get(node).isLeaf()
                            ? List.of(recording.name(node), result)
                            : List.of(
                                    recording.name(node),
                                    "= " + NOTATION.symbols(recording, node),
                                    "= " + NOTATION.numbers(recording, node),
                                    result));
        }
        return aligned(rows);
    }

    /** Each addition to a gradient, one line an edge. */
    String backward() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("dL/d" + recording.name(recording.outputPosition()), " =", "1"));
        for (Recording.Edge edge : recording.edges()) {
            Backpropagation.Step step = edge.step();
            String from = recording.name(edge.node());
            String to = recording.name(edge.input());
            String contribution = number(step.contribution());
            rows.add(List.of(
                    "dL/d" + to,
                    "+=",
                    "dL/d" + from + " * d" + from + "/d" + to,
                    "= " + number(step.outputGradient()) + " * " + NOTATION.operand(step.localDerivative()),
                    "= " + contribution,
                    step.gradientBefore() == 0
                            ? ""
                            : "-> " + number(step.gradientBefore()) + " + " + NOTATION.operand(step.contribution())
                                    + " = " + number(step.gradientAfter())));
        }
        return aligned(rows);
    }

    private static String number(double x) {
        return NOTATION.number(x);
    }

    private static String aligned(List<List<String>> rows) {
        List<Integer> widths = new ArrayList<>();
        for (List<String> row : rows) {
            for (int column = 0; column < row.size(); column++) {
                int width = row.get(column).length();
                if (column == widths.size()) {
                    widths.add(width);
                } else {
                    widths.set(column, Math.max(widths.get(column), width));
                }
            }
        }
        return rows.stream().map(row -> line(row, widths)).collect(Collectors.joining(System.lineSeparator()));
    }

    private static String line(List<String> row, List<Integer> widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < row.size(); column++) {
            String cell = row.get(column);
            line.append(cell).append(" ".repeat(widths.get(column) - cell.length() + 1));
        }
        return line.toString().stripTrailing();
    }
}
