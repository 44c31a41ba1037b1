package chainrule.engine;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.WeakHashMap;

/**
 * Which line of the user's code made a node. The lines stand in a table beside the graph, since a field would make every node
 * larger, also where nobody asks.
 */
public final class Provenance {
    /** Whether Java was started with {@code -Dchainrule.lines=true}. A constant that is false costs the constructor of {@link Value} nothing. */
    public static final boolean ON = Boolean.getBoolean("chainrule.lines");

    private static final Set<String> LIBRARY =
            Set.of("chainrule.engine", "chainrule.check", "chainrule.compiled", "chainrule.steps", "chainrule.nn");
    private static final StackWalker STACK = StackWalker.getInstance();

    /** A line does not keep its node alive. Values have the equals of Object, so nodes are told apart by identity. */
    private static final Map<Value, String> LINES = Collections.synchronizedMap(new WeakHashMap<>());

    private Provenance() {}

    static void remember(Value node) {
        STACK.walk(frames -> frames.filter(Provenance::isOfTheUser).findFirst())
                .ifPresent(frame -> LINES.put(node, line(frame)));
    }

    static Optional<String> of(Value node) {
        return ON ? Optional.ofNullable(LINES.get(node)) : Optional.empty();
    }

    /** The JDK stands between the two where a stream in the library or in the user's code makes the nodes. */
    static boolean isOfTheUser(StackWalker.StackFrame frame) {
        String name = frame.getClassName();
        String itsPackage = name.substring(0, Math.max(0, name.lastIndexOf('.')));
        return !LIBRARY.contains(itsPackage) && !name.startsWith("java.") && !name.startsWith("jdk.");
    }

    /** {@code MyNet.java:42}; the class and the method where it was compiled without its lines. */
    static String line(StackWalker.StackFrame frame) {
        if (frame.getClassName().startsWith("REPL.$JShell$")) {
            return lineInJShell(frame.getMethodName());
        }
        return frame.getFileName() == null || frame.getLineNumber() < 0
                ? frame.getClassName() + "." + frame.getMethodName()
                : frame.getFileName() + ":" + frame.getLineNumber();
    }

    /** Files and lines that JShell makes up are not those that its user sees; the name of a method is. */
    private static String lineInJShell(String method) {
        return method.matches("\\w+") ? method + "() in JShell" : "JShell";
    }
}
