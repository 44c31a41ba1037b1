package chainrule.steps;

import chainrule.check.NonFinite;
import chainrule.check.Recomputation;
import chainrule.engine.Value;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntFunction;

/** The page that walks through a recorded pass: page.html with its style, its script and the recording put in. */
final class Page {
    private static final int PATHS_SHOWN = 6;
    private static final int EXAMPLES = 3;
    private static final String CHANGED =
            "A leaf has changed since this was computed. The steps show the pass with the numbers of then, the leaf with that of now:"
                    + " build the expression again to see all as it is now.";

    private static final double NUDGE = 1e-4;

    private final Recording recording;
    private final Folding folding;
    private final Explanation explanation;
    private final Recomputation recomputation;
    private final Pass right;

    private Page(Recording recording) {
        this.recording = recording;
        this.folding = new Folding(recording);
        this.explanation = new Explanation(recording);
        this.recomputation = new Recomputation(recording.nodes().get(recording.outputPosition()));
        this.right = Pass.right(recording);
    }

    static String of(Recording recording, String title) {
        String data = Json.of(new Page(recording).data());
        return resource("page.html")
                .replace("{{style}}", resource("page.css"))
                .replace("{{script}}", resource("page.js"))
                .replace("{{title}}", escaped(title))
                .replace("{{recording}}", data);
    }

    private static String resource(String name) {
        try (InputStream in = Page.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + name + ": " + e.getMessage(), e);
        }
    }

    private static String escaped(String text) {
        return Printable.text(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("{", "&#123;");
    }

    private Map<String, Object> data() {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("notice", notice());
        data.put("nodes", nodes());
        data.put("edges", edges());
        data.put("start", explanation.start());
        data.put("forward", forward());
        data.put("seed", explanation.seed());
        data.put("passes", passes());
        data.put("ledger", ledger());
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
                    explanation.backward(edge) + (edges.size() == last ? explanation.end() : "")));
        }
        return edges;
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
        passes.add(pass(right, "right", "", "", false));
        for (Mistake mistake : Mistake.values()) {
            Pass pass = mistake.replay(recording);
            passes.add(pass(pass, mistake.title, mistake.consequence, verdict(pass, mistake), mistake.assigns()));
        }
        return passes;
    }

    private Object pass(Pass pass, String title, String consequence, String verdict, boolean assigns) {
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

    private Map<String, Object> ledger() {
        PathLedger ledger = new PathLedger(recording, PATHS_SHOWN);
        Map<String, Object> entries = new LinkedHashMap<>();
        for (int node = 0; node < recording.nodes().size(); node++) {
            if (recording.nodes().get(node).isLeaf()) {
                entries.put(Integer.toString(node), entry(ledger, node));
            }
        }
        return entries;
    }

    private Map<String, Object> entry(PathLedger ledger, int leaf) {
        List<PathLedger.Path> largest = ledger.largest(leaf);
        double count = ledger.count(leaf);
        List<Object> paths = new ArrayList<>();
        double shown = 0;
        for (PathLedger.Path path : largest) {
            paths.add(List.of(number(path.product()), path.edges()));
            shown += path.product();
        }
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("count", counted(count));
        entry.put("paths", paths);
        if (count > largest.size()) {
            entry.put(
                    "rest",
                    List.of(
                            counted(count - largest.size()) + " more, none of them larger",
                            number(recording.gradient(leaf) - shown)));
        }
        entry.put("nudge", nudge(leaf));
        return entry;
    }

    private static String counted(double paths) {
        if (Double.isInfinite(paths)) {
            return "more than 1e308 paths";
        }
        String number = paths < 1e9 ? String.format(Locale.ROOT, "%,d", (long) paths) : "about " + number(paths);
        return number + (paths == 1 ? " path" : " paths");
    }

    /** What the gradient promises, tried out. */
    private String nudge(int position) {
        Value leaf = recording.nodes().get(position);
        double step = nudgeOf(Math.abs(leaf.data()));
        double change = recomputation.with(leaf, leaf.data() + step) - recomputation.output();
        String caution = Double.isFinite(change)
                ? "; the last digits may differ, for a nudge is small, not infinitely small."
                : ".";
        return String.format(
                "Nudge it: %s + %s moves the loss by %s, which is %s for each unit of %s. The gradient says %s%s",
                recording.name(position),
                step == NUDGE ? "0.0001" : number(step),
                number(change),
                number(change / step),
                recording.name(position),
                number(recording.gradient(position)),
                caution);
    }

    /** Small beside what is nudged. */
    private static double nudgeOf(double size) {
        boolean ordinary = size == 0 || size > 1e-3 && size < 1e3;
        return ordinary ? NUDGE : Math.max(NUDGE * size, 1e-12);
    }

    /** What a reader has to know first: a number that is not finite, or a leaf that was changed after the forward pass. */
    private String notice() {
        Value output = recording.nodes().get(recording.outputPosition());
        return NonFinite.firstIn(output)
                .map(NonFinite::explanation)
                .orElse(Double.compare(recomputation.output(), output.data()) == 0 ? "" : CHANGED);
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
