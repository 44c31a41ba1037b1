package chainrule.steps;

import chainrule.check.NonFinite;
import chainrule.check.Recomputation;
import chainrule.engine.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/** All that a page tells, in texts and pixels. */
final class PageData {
    private static final int EXAMPLES = 3;
    private static final int LONG = 120;
    private static final String CHANGED =
            "A leaf has changed since this was computed. The steps show the pass with the numbers of then, the leaf with that of now:"
                    + " build the expression again to see all as it is now.";

    private final Recording recording;
    private final Folding folding;
    private final Explanation explanation;
    private final SlopeFormula formula;
    private final SlopePicture picture;
    private final Descent descent;
    private final Pass right;
    private final Map<String, Integer> curves = new LinkedHashMap<>();

    PageData(Recording recording) {
        this.recording = recording;
        this.folding = new Folding(recording);
        this.explanation = new Explanation(recording);
        this.formula = new SlopeFormula(recording);
        this.picture = new SlopePicture(recording);
        this.descent = new Descent(recording);
        this.right = Pass.right(recording);
    }

    Map<String, Object> data() {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("notice", notice());
        data.put("nodes", nodes());
        data.put("edges", edges());
        data.put("curves", List.copyOf(curves.keySet()));
        data.put("start", explanation.start());
        data.put("forward", forward());
        data.put("seed", explanation.seed());
        data.put("passes", passes());
        data.put("ledger", new LedgerData(recording).data());
        data.put("learned", descent.learned());
        data.put("descents", Descent.RATES.stream().map(descent::at).toList());
        data.put("overview", Picture.overview(recording, folding).data());
        data.put("groups", groups());
        data.put("groupOf", eachNode(folding::groupOf));
        return data;
    }

    private <T> List<T> eachNode(IntFunction<T> property) {
        List<T> all = new ArrayList<>();
        for (int node = 0; node < recording.nodes().size(); node++) {
            all.add(property.apply(node));
        }
        return all;
    }

    private List<List<Object>> nodes() {
        return eachNode(position -> {
            Value node = recording.nodes().get(position);
            return List.of(
                    recording.name(position),
                    node.operation().symbol(),
                    number(node.data()),
                    number(recording.gradient(position)),
                    Double.toString(node.data()),
                    Double.toString(recording.gradient(position)),
                    node.madeAt().orElse(""),
                    explanation.sign(position));
        });
    }

    private List<Object> edges() {
        List<Object> edges = new ArrayList<>();
        int last = recording.edges().size() - 1;
        for (Recording.Edge edge : recording.edges()) {
            edges.add(List.of(
                    edge.node(),
                    edge.input(),
                    number(edge.step().localDerivative()),
                    explanation.backward(edge) + (edges.size() == last ? explanation.end() : ""),
                    formula.of(edge),
                    shared(picture.of(edge))));
        }
        return edges;
    }

    /** Neurons of the same activation mostly have the same curve: where it is long, its number stands in its place. */
    private List<Object> shared(List<Object> marks) {
        List<Object> shared = new ArrayList<>();
        for (Object each : marks) {
            List<?> mark = (List<?>) each;
            String path = (String) mark.get(1);
            boolean isLong = path.length() > LONG;
            shared.add(isLong ? List.of(mark.get(0), curves.computeIfAbsent(path, any -> curves.size())) : mark);
        }
        return shared;
    }

    private List<Object> forward() {
        List<Object> steps = new ArrayList<>();
        for (int node : recording.innerNodes()) {
            steps.add(List.of(
                    node,
                    recording.name(node) + " = " + Notation.MATHEMATICAL.symbols(recording, node) + " = "
                            + Notation.MATHEMATICAL.numbers(recording, node),
                    number(recording.nodes().get(node).data()),
                    explanation.forward(node)));
        }
        return steps;
    }

    /** The right pass first, then the mistakes. */
    private List<Object> passes() {
        List<Object> passes = new ArrayList<>();
        passes.add(pass(right, "right", "right", "", "", false));
        for (Mistake mistake : Mistake.values()) {
            Pass pass = mistake.replay(recording);
            passes.add(pass(
                    pass, mistake.id(), mistake.title, mistake.consequence, verdict(pass, mistake), mistake.assigns()));
        }
        return passes;
    }

    private Object pass(Pass pass, String id, String title, String consequence, String verdict, boolean assigns) {
        Map<String, Object> initial = new LinkedHashMap<>();
        for (int node = 0; node < pass.initial().length; node++) {
            if (pass.initial()[node] != 0) {
                initial.put(Integer.toString(node), number(pass.initial()[node]));
            }
        }
        List<Object> moves = new ArrayList<>();
        for (Pass.Move move : pass.moves()) {
            boolean asRight = pass != right && move.equals(right.moves().get(move.edge()));
            moves.add(asRight ? (Object) move.edge() : data(move));
        }
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("id", id);
        data.put("title", title);
        data.put("consequence", consequence);
        data.put("verdict", verdict);
        data.put("assigns", assigns);
        data.put("seed", number(pass.seed()));
        data.put("initial", initial);
        data.put("moves", moves);
        return data;
    }

    private static List<Object> data(Pass.Move move) {
        return List.of(
                move.edge(),
                number(move.upstream()),
                number(move.contribution()),
                number(move.before()),
                number(move.after()));
    }

    private String verdict(Pass pass, Mistake mistake) {
        List<String> wrong = new ArrayList<>();
        for (int node = 0; node < pass.gradients().length; node++) {
            String got = number(pass.gradients()[node]);
            String expected = number(recording.gradient(node));
            if (!got.equals(expected)) {
                wrong.add(recording.name(node) + " gets " + got + " instead of " + expected);
            }
        }
        if (Arrays.stream(right.gradients()).anyMatch(gradient -> !Double.isFinite(gradient))) {
            return "Some gradients of this graph are not finite anyway, so what the mistake spoils is hard to tell.";
        }
        if (wrong.isEmpty()) {
            return "In this graph nothing goes wrong: " + mistake.excuse(recording) + ".";
        }
        String examples = String.join(", ", wrong.subList(0, Math.min(EXAMPLES, wrong.size())));
        return wrong.size() + " of " + pass.gradients().length + " gradients come out wrong: " + examples
                + (wrong.size() > EXAMPLES ? " and so on." : ".");
    }

    /** What a reader has to know first: a number that is not finite, or a leaf that was changed after the forward pass. */
    private String notice() {
        Value output = recording.nodes().get(recording.outputPosition());
        return NonFinite.firstIn(output)
                .map(NonFinite::explanation)
                .orElse(Double.compare(new Recomputation(output).output(), output.data()) == 0 ? "" : CHANGED);
    }

    private List<Object> groups() {
        List<Object> groups = new ArrayList<>();
        for (Folding.Group group : folding.groups()) {
            Map<String, Object> data = new LinkedHashMap<>();
            data.put("title", group.title());
            data.put("summary", group.summary());
            data.put("root", group.root());
            if (group.isFolded()) {
                data.put("leaves", recording.nodes().get(group.root()).isLeaf());
                data.put("picture", Picture.inside(recording, group).data());
            }
            groups.add(data);
        }
        return groups;
    }

    private static String number(double x) {
        return Notation.MATHEMATICAL.number(x);
    }
}
