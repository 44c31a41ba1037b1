package chainrule.examples.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import chainrule.examples.plot.LineChart;
import chainrule.examples.plot.Table;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SoloTest {
    private static final class Sample implements Lesson {
        @Override
        public String title() {
            return "A title";
        }

        @Override
        public String story() {
            return "word ".repeat(40).strip();
        }

        @Override
        public void perform(Stage stage) {
            stage.figure("A figure.");
            stage.sheet(
                    "sheet",
                    "A table",
                    Table.of("name", "n").row("long name", 1).row("b", 22));
            stage.live(new LineChart("not saved").line("up", new double[] {1, 2}));
            stage.picture(
                    "line",
                    new LineChart("A line").line("up", new double[] {1, 2}),
                    Table.of("y").row(1));
        }
    }

    @Test
    void withoutAWindowItPrintsFiguresAndTablesSavesPicturesAndEnds(@TempDir Path folder) {
        PrintStream console = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        System.setProperty("gallery", folder.toString());
        System.setProperty("site", "index.html");
        try {
            Solo.perform(new Sample(), Solo.NO_WINDOW);
        } finally {
            System.setOut(console);
            System.clearProperty("gallery");
            System.clearProperty("site");
        }

        assertThat(printed.toString(StandardCharsets.UTF_8).lines())
                .startsWith("A title")
                .contains("-Dsite= is for the page of all lessons, which one alone does not write.")
                .contains("* A figure.", "name       n", "long name  1", "b          22")
                .allSatisfy(line -> assertThat(line.length())
                        .isLessThanOrEqualTo(Math.max(80, folder.toString().length() + 30)))
                .anySatisfy(line -> assertThat(line).startsWith("picture: ").endsWith("line.png"));
        assertThat(folder).isDirectoryContaining("glob:**line.png").isDirectoryContaining("glob:**sheet.csv");
    }

    @Test
    void withoutAPropertyTheGalleryLiesUnderTheBuildOutput() {
        assertThat(Gallery.folder()).isAbsolute().hasFileName("gallery");
        assertThat(Gallery.folder().getParent()).hasFileName("target");
    }
}
