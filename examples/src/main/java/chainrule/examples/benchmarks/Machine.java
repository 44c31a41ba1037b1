package chainrule.examples.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** What the figures were measured on. */
final class Machine {
    private static final Path PROCESSORS = Path.of("/proc/cpuinfo");

    private Machine() {}

    /** Processor, cores, JVM and the arguments of the measured JVMs, in one line. */
    static String description() {
        int cores = Runtime.getRuntime().availableProcessors();
        return processor().orElse(System.getProperty("os.arch"))
                + ", " + cores + (cores == 1 ? " core" : " cores")
                + "; " + System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version")
                + "; " + Harness.JVM_ARGUMENTS;
    }

    private static Optional<String> processor() {
        if (!Files.isReadable(PROCESSORS)) {
            return Optional.empty();
        }
        try (Stream<String> lines = Files.lines(PROCESSORS)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
