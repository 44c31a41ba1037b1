package chainrule.nn;

import chainrule.npz.NpzException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Names with numbers between dots, as {@code 2.weight}. PyTorch counts what has no weights, too, so that numbers are left out there. */
final class Numbering {
    private static final Pattern NUMBER = Pattern.compile("0|[1-9][0-9]{0,8}");

    private Numbering() {}

    /** Which name of a file stands for which of those that are wanted: the same, or all the same but for gaps. */
    static Map<String, String> places(List<String> wanted, Path file, List<String> came) {
        Map<String, String> places = new HashMap<>();
        if (!Set.copyOf(came).equals(Set.copyOf(wanted))) {
            Map<String, String> theirs = withoutGaps(came);
            Map<String, String> ours = withoutGaps(wanted);
            if (theirs.size() == came.size() && theirs.keySet().equals(ours.keySet())) {
                ours.forEach((closed, name) -> places.put(name, theirs.get(closed)));
                return places;
            }
        }
        for (String name : wanted) {
            if (!came.contains(name)) {
                throw new NpzException(file, name, "an array of this name", "none; there are " + came);
            }
            places.put(name, name);
        }
        for (String name : came) {
            if (!places.containsKey(name)) {
                throw new NpzException(file, name, "no more arrays than " + wanted, "this one");
            }
        }
        return places;
    }

    /** Each name by what it is when 0, 2, 4 become 0, 1, 2 wherever they stand side by side. */
    private static Map<String, String> withoutGaps(Collection<String> names) {
        Map<String, TreeSet<Integer>> numbers = new HashMap<>();
        names.forEach(name -> walk(name, numbers, false));
        Map<String, String> closed = new LinkedHashMap<>();
        names.forEach(name -> closed.put(walk(name, numbers, true), name));
        return closed;
    }

    private static String walk(String name, Map<String, TreeSet<Integer>> numbers, boolean close) {
        StringBuilder before = new StringBuilder();
        StringBuilder closed = new StringBuilder();
        for (String part : name.split("\\.", -1)) {
            String now = part;
            if (NUMBER.matcher(part).matches()) {
                TreeSet<Integer> beside = numbers.computeIfAbsent(before.toString(), key -> new TreeSet<>());
                int number = Integer.parseInt(part);
                beside.add(number);
                now = close ? Integer.toString(beside.headSet(number).size()) : part;
            }
            before.append(part).append('.');
            closed.append(closed.isEmpty() ? "" : ".").append(now);
        }
        return closed.toString();
    }
}
