package chainrule.compiled;

import chainrule.engine.Value;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** Whether two graphs are the same but for the numbers in their inputs. */
final class Shape {
    private Shape() {}

    /** Where the second graph differs from the first, in words; null where it does not. */
    static String difference(Value first, Value[] firstInputs, Value second, Value[] secondInputs) {
        List<Value> expected = first.graph();
        List<Value> actual = second.graph();
        Map<Value, Value> counterparts = new IdentityHashMap<>();
        for (int i = 0; i < firstInputs.length; i++) {
            counterparts.put(firstInputs[i], secondInputs[i]);
        }
        for (int i = 0; i < Math.min(expected.size(), actual.size()); i++) {
            Value a = expected.get(i);
            Value b = actual.get(i);
            if (a.isLeaf() && b.isLeaf()) {
                if (counterparts.getOrDefault(a, a) != b) {
                    return "leaf '" + b.title() + "' with " + b.data() + " in the place of '" + a.title() + "' with "
                            + a.data() + "; only an input may be made anew for each row";
                }
            } else if (!a.operation().equals(b.operation()) || !sameInputs(a, b, counterparts)) {
                boolean sameName = a.title().equals(b.title()) && !a.operation().equals(b.operation());
                return "'" + b.title() + "' in the place of '" + a.title() + "'"
                        + (sameName
                                ? ", a function of the same name that is not the same; make it once, for all rows"
                                : "");
            }
            counterparts.put(a, b);
        }
        return expected.size() == actual.size() ? null : actual.size() + " nodes in the place of " + expected.size();
    }

    private static boolean sameInputs(Value a, Value b, Map<Value, Value> counterparts) {
        List<Value> expected = a.inputs().stream().map(counterparts::get).toList();
        return expected.equals(b.inputs());
    }
}
