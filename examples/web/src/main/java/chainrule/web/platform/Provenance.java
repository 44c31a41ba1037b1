package chainrule.web.platform;

import chainrule.engine.Value;
import java.util.Optional;

/**
 * Stands in for {@code chainrule.engine.Provenance} in a browser, where there are no lines of Java to remember. It is on, so that nobody is told
 * how to start Java to see them.
 */
public final class Provenance {
    public static final boolean ON = true;

    private Provenance() {}

    static void remember(Value node) {}

    static Optional<String> of(Value node) {
        return Optional.empty();
    }
}
