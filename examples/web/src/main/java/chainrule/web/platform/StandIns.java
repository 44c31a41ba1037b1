package chainrule.web.platform;

import java.util.Set;
import org.teavm.extension.spi.substitution.SubstitutionPolicy;
import org.teavm.extension.spi.substitution.SubstitutionSink;

/** Classes that need what a browser lacks, and are replaced by those of the same name in this package. */
public final class StandIns implements SubstitutionPolicy {
    private static final Set<String> REPLACED = Set.of("chainrule.engine.Provenance", "chainrule.compiled.Helpers");

    @Override
    public void contribute(SubstitutionSink sink) {
        for (String replaced : REPLACED) {
            sink.selectClasses(replaced::equals)
                    .replacePackage(replaced.substring(0, replaced.lastIndexOf('.')), "chainrule.web.platform");
        }
    }
}
