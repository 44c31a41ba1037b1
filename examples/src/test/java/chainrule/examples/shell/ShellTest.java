package chainrule.examples.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jdk.jshell.tool.JavaShellToolBuilder;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One session with JShell, as it is typed and as it is answered. */
class ShellTest {
    private static final String PROMPT = "jshell> ";
    private static final List<String> AFTER_THE_TOUR = List.of(
            "v(2).times(3)",
            "check(() -> w.times(w).exp(), w)",
            "Consumer<Value> page = loss -> browse(loss)",
            "tanh(3)",
            "plot(x -> x, 3, 1)",
            "new Layer(2, 1, Activation.RELU, new Random(1))",
            "/exit 3");

    @TempDir
    static Path folder;

    private static List<Exchange> tour;
    private static String greeting;
    private static List<Exchange> session;
    private static int status;

    /** A line and the answer to it, line by line. */
    private record Exchange(String typed, List<String> answer) {}

    @BeforeAll
    static void typeTheTourAndMore() throws IOException {
        tour = exchanges(tour());
        String typed = Stream.concat(tour.stream().map(Exchange::typed), AFTER_THE_TOUR.stream())
                .map(line -> line + "\n")
                .collect(Collectors.joining());
        ByteArrayOutputStream answered = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(answered, true, StandardCharsets.UTF_8);
        System.setProperty("gallery", folder.toString());
        System.setProperty("window", "false");
        try {
            status = Shell.start(JavaShellToolBuilder.builder()
                    .in(new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8)), null)
                    .out(out)
                    .err(out)
                    .persistence(new HashMap<>())
                    .locale(Locale.ENGLISH));
        } finally {
            System.clearProperty("gallery");
            System.clearProperty("window");
        }
        String screen = answered.toString(StandardCharsets.UTF_8).replace("\r", "");
        greeting = screen.substring(0, screen.indexOf(PROMPT));
        session = exchanges(screen.substring(greeting.length()));
    }

    /** The blocks of the README that begin with a prompt. */
    private static String tour() throws IOException {
        String readme = Files.readString(Path.of("..", "README.md")).replace("\r", "");
        return Stream.of(readme.split("```"))
                .map(String::strip)
                .filter(block -> block.startsWith(PROMPT))
                .collect(Collectors.joining("\n"));
    }

    private static List<Exchange> exchanges(String screen) {
        List<Exchange> exchanges = new ArrayList<>();
        for (String exchange : screen.strip().substring(PROMPT.length()).split("\n" + PROMPT)) {
            List<String> lines =
                    exchange.lines().filter(line -> !line.isBlank()).toList();
            exchanges.add(new Exchange(lines.get(0), lines.subList(1, lines.size())));
        }
        return exchanges;
    }

    private static List<String> answerTo(String typed) {
        return session.stream()
                .filter(exchange -> exchange.typed().equals(typed))
                .findFirst()
                .orElseThrow()
                .answer();
    }

    @Test
    void theStartUpFileGreetsInFiveLinesAndHasNoError() {
        assertThat(greeting.lines().takeWhile(line -> !line.startsWith("|")))
                .hasSize(5)
                .first()
                .asString()
                .startsWith("Chainrule");
        assertThat(greeting.lines().filter(line -> line.startsWith("|")))
                .hasSize(2)
                .first()
                .asString()
                .contains("Welcome to JShell");
    }

    @Test
    void everyLineOfTheTourIsAnsweredAsTheReadmeSays() {
        assertThat(tour).hasSizeGreaterThan(10);
        for (int i = 0; i < tour.size(); i++) {
            Exchange exchange = session.get(i);
            List<String> answer = exchange.answer().stream()
                    .filter(line -> !line.startsWith("picture: "))
                    .toList();
            assertThat(new Exchange(exchange.typed(), answer)).isEqualTo(tour.get(i));
        }
    }

    @Test
    void aPlotWithoutAWindowIsSavedAndItsPathIsPrinted() {
        Path first = folder.resolve("plot-1.png");

        assertThat(answerTo("plot(x -> x.tanh())")).containsExactly("picture: " + first);
        assertThat(first).isNotEmptyFile();
        assertThat(folder.resolve("plot-3.png")).isNotEmptyFile();
    }

    @Test
    void everyHelperCanBeCalled() {
        assertThat(answerTo("v(2).times(3)")).singleElement().asString().endsWith("* 3 | data 6 | grad 0");
        assertThat(answerTo("check(() -> w.times(w).exp(), w)"))
                .singleElement()
                .asString()
                .contains("passed: the gradient is right");
        assertThat(answerTo("Consumer<Value> page = loss -> browse(loss)"))
                .singleElement()
                .asString()
                .startsWith("page ==> ");
    }

    @Test
    void aMistakeIsAnsweredWithASentenceAndTheSessionGoesOn() {
        assertThat(answerTo("tanh(3)")).contains("|  Error:", "|  cannot find symbol");
        assertThat(answerTo("plot(x -> x, 3, 1)")).first().asString().contains("must run upward, but was 3.0 to 1.0");
        assertThat(answerTo("new Layer(2, 1, Activation.RELU, new Random(1))"))
                .singleElement()
                .asString()
                .contains(" ==> ");
    }

    @Test
    void linesOfCodeAreKnownInTheShellWhereTheyAreAskedFor() {
        System.setProperty("chainrule.lines", "true");
        try {
            assertThat(Shell.properties()).contains("-R-Dchainrule.lines=true");
        } finally {
            System.clearProperty("chainrule.lines");
        }
    }

    @Test
    void theStatusIsTheOneGivenToExit() {
        assertThat(status).isEqualTo(3);
    }
}
