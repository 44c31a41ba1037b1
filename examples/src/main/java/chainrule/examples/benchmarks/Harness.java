package chainrule.examples.benchmarks;

import chainrule.examples.shell.ClassPath;
import java.io.PrintStream;
import java.util.Map;
import java.util.regex.Pattern;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Has JMH run a benchmark in fresh JVMs. */
final class Harness {
    /**
     * Of the measured JVMs. A graph lives for one step, so the young generation has room for a large one; its memory is touched
     * beforehand, else the first steps would wait for the operating system.
     */
    static final String JVM_ARGUMENTS = "-XX:+UseParallelGC -Xms1536m -Xmx1536m -Xmn1g -XX:+AlwaysPreTouch";

    private static final String CLASS_PATH = "java.class.path";

    private final Effort effort;
    private final PrintStream log;

    /**
     * A harness that tells of its work.
     *
     * @param log gets what JMH writes: each iteration, and why a benchmark failed
     */
    Harness(Effort effort, PrintStream log) {
        this.effort = effort;
        this.log = log;
    }

    /**
     * Runs one benchmark with one set of parameters.
     *
     * @param forks JVMs, one after the other, each with its own warm-up
     * @throws IllegalStateException if it fails, or if another program runs benchmarks on this machine
     */
    Timing measure(Class<?> benchmark, String method, Map<String, ?> parameters, int forks) {
        return measure(benchmark, method, parameters, forks, JVM_ARGUMENTS);
    }

    /** The same in JVMs with other arguments. */
    Timing measure(Class<?> benchmark, String method, Map<String, ?> parameters, int forks, String jvmArguments) {
        TimeValue iteration = TimeValue.milliseconds(effort.iteration().toMillis());
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include("^" + Pattern.quote(benchmark.getName() + "." + method) + "$")
                .forks(forks)
                .jvmArgs(jvmArguments.split(" "))
                .warmupIterations(effort.warmUps())
                .warmupTime(iteration)
                .measurementIterations(effort.iterations())
                .measurementTime(iteration)
                .addProfiler(GCProfiler.class)
                .shouldFailOnError(true);
        parameters.forEach((name, value) -> options.param(name, value.toString()));
        String before = System.setProperty(CLASS_PATH, ClassPath.text());
        try {
            Runner runner =
                    new Runner(options.build(), OutputFormatFactory.createFormatInstance(log, VerboseMode.NORMAL));
            return Timing.of(runner.runSingle());
        } catch (RunnerException e) {
            throw new IllegalStateException(method + " " + parameters + " could not be measured: " + e.getMessage(), e);
        } finally {
            System.setProperty(CLASS_PATH, before);
        }
    }
}
