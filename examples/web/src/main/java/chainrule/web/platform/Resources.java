package chainrule.web.platform;

import java.util.Collection;
import org.teavm.extension.ExtensionEnvironment;
import org.teavm.extension.spi.resources.ResourcesPolicy;

/** Files that Java reads from the class path, and that therefore go into a script: those that its build names. */
public final class Resources implements ResourcesPolicy {
    private String names = "";

    @Override
    public void initialize(ExtensionEnvironment environment) {
        String given = environment.property("chainrule.resources");
        names = given == null ? "" : given.trim();
    }

    @Override
    public String[] supplyResources(Collection<? extends String> used) {
        return names.isEmpty() ? new String[0] : names.split("\\s+");
    }
}
