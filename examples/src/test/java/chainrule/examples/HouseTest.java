package chainrule.examples;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The arrows between the rooms of the house run one way, and the README tells how large the rooms are. */
class HouseTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("chainrule");

    private static final Path TOP = Path.of("..");

    @Test
    void noArrowGoesBackOrSideways() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("engine")
                .definedBy("chainrule.engine")
                .layer("check")
                .definedBy("chainrule.check")
                .layer("compiled")
                .definedBy("chainrule.compiled")
                .layer("steps")
                .definedBy("chainrule.steps..")
                .layer("files")
                .definedBy("chainrule.files")
                .layer("npz")
                .definedBy("chainrule.npz")
                .layer("doctor")
                .definedBy("chainrule.doctor")
                .layer("nn")
                .definedBy("chainrule.nn")
                .layer("examples")
                .definedBy("chainrule.examples..")
                .whereLayer("engine")
                .mayNotAccessAnyLayer()
                .whereLayer("check")
                .mayOnlyAccessLayers("engine")
                .whereLayer("compiled")
                .mayOnlyAccessLayers("engine")
                .whereLayer("steps")
                .mayOnlyAccessLayers("check", "engine", "files")
                .whereLayer("files")
                .mayNotAccessAnyLayer()
                .whereLayer("npz")
                .mayOnlyAccessLayers("files")
                .whereLayer("nn")
                .mayOnlyAccessLayers("check", "engine", "npz")
                .whereLayer("doctor")
                .mayOnlyAccessLayers("nn", "check", "engine")
                .check(CLASSES);
    }

    @Test
    void theEngineNeedsNoDesktop() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "chainrule.engine",
                        "chainrule.check",
                        "chainrule.compiled",
                        "chainrule.files",
                        "chainrule.npz",
                        "chainrule.nn")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.awt..", "javax.swing..")
                .check(CLASSES);
    }

    @Test
    void theEngineCanBeReadInOneSitting() throws IOException {
        List<Path> files = sources(TOP.resolve("engine/src/main/java/chainrule/engine"));

        assertThat(files).hasSizeLessThanOrEqualTo(24);
        assertThat(codeLines(files)).isLessThanOrEqualTo(1550);
    }

    @ParameterizedTest
    @ValueSource(strings = {"engine", "check", "compiled", "files", "steps", "npz", "nn", "doctor"})
    void theReadmeTellsTheSizeOfEachRoom(String room) throws IOException {
        String module = Set.of("nn", "npz", "doctor").contains(room) ? "nn" : "engine";
        List<Path> files = sources(TOP.resolve(module + "/src/main/java/chainrule/" + room));
        Matcher row = Pattern.compile("\\| \\[`chainrule\\." + room + "`\\].* \\| (\\d+) \\| ([\\d,]+) \\|")
                .matcher(Files.readString(TOP.resolve("README.md")));

        assertThat(row.find()).as("a row about chainrule.%s", room).isTrue();
        assertThat(row.group(1)).isEqualTo("" + files.size());
        assertThat(row.group(2)).isEqualTo(String.format(java.util.Locale.ROOT, "%,d", codeLines(files)));
    }

    private static List<Path> sources(Path room) throws IOException {
        try (Stream<Path> files = Files.walk(room)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }

    /** Without blank lines and comments. */
    private static long codeLines(List<Path> files) throws IOException {
        long lines = 0;
        for (Path file : files) {
            lines += Files.readAllLines(file).stream()
                    .filter(line -> !line.matches("\\s*((//|\\*|/\\*).*)?"))
                    .count();
        }
        return lines;
    }
}
