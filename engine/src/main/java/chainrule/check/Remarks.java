package chainrule.check;

import chainrule.check.CheckedGraph.Wrong;
import chainrule.engine.Names;
import chainrule.engine.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What a check by parts noticed, in sentences. */
final class Remarks {
    private static final int MOST = 3;

    private final ByParts parts;
    private final List<Value> nodes;
    private final Names names;
    private final List<Value> parameters;

    Remarks(ByParts parts, List<Value> parameters) {
        this.parts = parts;
        this.parameters = parameters;
        this.nodes = parts.graph().nodes;
        this.names = new Names(nodes.get(nodes.size() - 1));
    }

    List<String> all() {
        List<String> remarks = new ArrayList<>();
        wrongOperations(remarks);
        if (parts.chainIsWrong()) {
            remarks.add(
                    "All operations are right, but the backward pass puts them together to another number than forward mode.");
        }
        remarks.addAll(parts.same().remarks());
        missing(remarks);
        lossIsNoNumber(remarks);
        undecided(remarks);
        kinks(remarks);
        return remarks;
    }

    private void wrongOperations(List<String> remarks) {
        Map<String, List<Wrong>> bySymbol = parts.graph().wrong().stream()
                .collect(Collectors.groupingBy(
                        wrong -> wrong.node().operation().symbol(), LinkedHashMap::new, Collectors.toList()));
        bySymbol.forEach((symbol, all) -> {
            if (remarks.size() < MOST) {
                remarks.add(wrong(symbol, all));
            }
        });
        if (bySymbol.size() > MOST) {
            remarks.add("Further wrong operations: " + (bySymbol.size() - MOST) + ".");
        }
    }

    private String wrong(String symbol, List<Wrong> all) {
        Wrong worst = all.get(0);
        long others = all.stream().map(Wrong::node).distinct().count() - 1;
        String toward = worst.node().inputs().size() > 1
                ? " toward input " + worst.input() + " ("
                        + names.of(worst.node().inputs().get(worst.input())) + ")"
                : "";
        return "The derivative of " + Nodes.oneLine(symbol) + " is wrong: " + Nodes.at(worst.node(), names) + ", says "
                + Digits.ten(worst.node().localDerivative(worst.input())) + toward + ", differences of it alone say "
                + Digits.ten(worst.judgement().numerical()) + "."
                + (others > 0 ? " Further wrong nodes of it: " + others + "." : "");
    }

    private void missing(List<String> remarks) {
        List<String> missing = new ArrayList<>();
        for (int i = 0; i < parameters.size(); i++) {
            if (parts.graph().place(parameters.get(i)) < 0) {
                String label = parameters.get(i).label();
                missing.add(label.isEmpty() ? "parameter " + i : label);
            }
        }
        if (!missing.isEmpty()) {
            remarks.add(
                    "Not in the graph of the loss: " + some(missing)
                            + ". The loss was not computed from it; is it the right one, or was its number taken out with data()?");
        }
    }

    private void lossIsNoNumber(List<String> remarks) {
        double loss = nodes.get(nodes.size() - 1).data();
        if (!Double.isFinite(loss)) {
            remarks.add("The loss is " + loss + "; NonFinite.firstIn(loss) tells where that began.");
        }
    }

    private void undecided(List<String> remarks) {
        List<String> which = parts.graph().undecided().stream()
                .map(node -> Nodes.at(node, names))
                .toList();
        if (!which.isEmpty()) {
            remarks.add("Differences of it alone could not tell the derivative of " + some(which) + ".");
        }
    }

    private void kinks(List<String> remarks) {
        Set<Integer> kinks = parts.kinks();
        if (kinks.isEmpty()) {
            return;
        }
        List<String> which =
                kinks.stream().map(i -> Nodes.at(nodes.get(i), names)).toList();
        String count = kinks.size() == 1 ? "1 node sits" : kinks.size() + " nodes sit";
        String meaning = parts.hasCoincidingKinks()
                ? "Several of them lie on one way to the loss, so that the gradient is an artefact: the product of the slopes that each was given by"
                        + " convention, as in other libraries, and not a slope of the loss. Move the parameters or the inputs a little, and check again."
                : "There each slope between the one on the left and the one on the right is right.";
        remarks.add(count + " exactly on a kink: " + some(which) + ". " + meaning);
    }

    private static String some(List<String> all) {
        String first = all.stream().limit(MOST).collect(Collectors.joining("; "));
        return all.size() > MOST ? first + "; and " + (all.size() - MOST) + " more" : first;
    }
}
