package chainrule.steps;

import chainrule.check.Recomputation;
import chainrule.engine.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a page tells of each leaf: the paths that its gradient is made of, and what a nudge does. */
final class LedgerData {
    private static final int PATHS_SHOWN = 6;
    private static final double NUDGE = 1e-4;

    private final Recording recording;
    private final PathLedger ledger;
    private final Recomputation recomputation;

    LedgerData(Recording recording) {
        this.recording = recording;
        this.ledger = new PathLedger(recording, PATHS_SHOWN);
        this.recomputation = new Recomputation(recording.nodes().get(recording.outputPosition()));
    }

    /** By the position of the leaf. */
    Map<String, Object> data() {
        Map<String, Object> entries = new LinkedHashMap<>();
        for (int node = 0; node < recording.nodes().size(); node++) {
            if (recording.nodes().get(node).isLeaf()) {
                entries.put(Integer.toString(node), entry(node));
            }
        }
        return entries;
    }

    private Map<String, Object> entry(int leaf) {
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
        String number = paths < 1e9 ? grouped((long) paths) : "about " + number(paths);
        return number + (paths == 1 ? " path" : " paths");
    }

    /** {@code 1,234,567}, without {@code String.format}: that would bring all the world's ways to write a number into the site's script. */
    private static String grouped(long number) {
        StringBuilder digits = new StringBuilder(Long.toString(number));
        for (int i = digits.length() - 3; i > 0; i -= 3) {
            digits.insert(i, ',');
        }
        return digits.toString();
    }

    /** What the gradient promises, tried out. */
    private String nudge(int position) {
        Value leaf = recording.nodes().get(position);
        double step = nudgeOf(Math.abs(leaf.data()));
        double change = recomputation.with(leaf, leaf.data() + step) - recomputation.output();
        String caution = Double.isFinite(change)
                ? "; the last digits may differ, for a nudge is small, not infinitely small."
                : ".";
        String name = recording.name(position);
        return "Nudge it: " + name + " + " + (step == NUDGE ? "0.0001" : number(step)) + " moves the loss by "
                + number(change)
                + ", which is " + number(change / step) + " for each unit of " + name + ". The gradient says "
                + number(recording.gradient(position)) + caution;
    }

    /** Small beside what is nudged. */
    private static double nudgeOf(double size) {
        boolean ordinary = size == 0 || size > 1e-3 && size < 1e3;
        return ordinary ? NUDGE : Math.max(NUDGE * size, 1e-12);
    }

    private static String number(double x) {
        return Notation.MATHEMATICAL.number(x);
    }
}
