package chainrule.examples;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The site compiles the engine for browsers, where some of the JDK is missing: what is missing stays behind one class each. */
class PortabilityTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(
                    "chainrule.engine",
                    "chainrule.check",
                    "chainrule.compiled",
                    "chainrule.steps",
                    "chainrule.nn",
                    "chainrule.examples.data");

    /** TeaVM reads \R and %g without a complaint, and fails when they run; these functions lose digits there. */
    private static final Pattern FAILS_IN_A_BROWSER = Pattern.compile(
            "\\\\\\\\R|%[-+ 0,(#]*\\d*(\\.\\d+)?[aAeEgG]\\b|Math\\.(tanh|sinh|cosh|expm1|cbrt|IEEEremainder)\\(");

    @Test
    void aStackIsWalkedInOneClass() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("chainrule.engine.Provenance")
                .should()
                .dependOnClassesThat()
                .haveNameMatching("java\\.lang\\.StackWalker.*")
                .check(CLASSES);
    }

    @Test
    void threadsAreCalledInOneClass() {
        noClasses()
                .that()
                .haveNameNotMatching("chainrule\\.compiled\\.Helpers(\\$.*)?")
                .should()
                .dependOnClassesThat()
                .haveNameMatching("java\\.util\\.concurrent\\.(ForkJoin|Recursive|Executor|Completable|locks).*")
                .check(CLASSES);
    }

    @Test
    void noPatternOrFormatFailsInABrowser() throws IOException {
        assertThat("a \\\\R b, %.3g, %e and Math.tanh(x)")
                .matches(text -> FAILS_IN_A_BROWSER.matcher(text).results().count() == 4);
        for (String folder :
                List.of("engine/src/main/java", "nn/src/main/java", "examples/src/main/java/chainrule/examples/data")) {
            try (Stream<Path> files = Files.walk(Path.of("..", folder))) {
                for (Path file :
                        files.filter(each -> each.toString().endsWith(".java")).toList()) {
                    assertThat(Files.readString(file)).as("%s", file).doesNotContainPattern(FAILS_IN_A_BROWSER);
                }
            }
        }
    }
}
