package chainrule.examples;

import static org.assertj.core.api.Assertions.assertThat;

import chainrule.examples.gallery.Lesson;
import chainrule.examples.gallery.Stage;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import javax.imageio.ImageIO;

/** A lesson performed for a test, and what it left behind. */
final class Performance {
    private final Path folder;
    private final Stage stage;
    private final AtomicInteger steps = new AtomicInteger();

    Performance(Lesson lesson, Path folder) {
        this.folder = folder;
        this.stage = new Stage(lesson, folder, new Stage.Audience() {
            @Override
            public void step() {
                steps.incrementAndGet();
            }
        });
        lesson.perform(stage);
        assertThat(steps).as("steps of the progress bar").hasValue(lesson.steps());
    }

    Stage stage() {
        return stage;
    }

    String figures() {
        StringBuilder figures = new StringBuilder();
        stage.exhibits().forEach(exhibit -> {
            if (exhibit instanceof Stage.Figure figure) {
                figures.append(figure.sentence()).append('\n');
            }
        });
        return figures.toString();
    }

    String listings() {
        StringBuilder listings = new StringBuilder();
        stage.exhibits().forEach(exhibit -> {
            if (exhibit instanceof Stage.Listing listing) {
                listings.append(listing.lines()).append('\n');
            }
        });
        return listings.toString();
    }

    /** Fails unless the picture can be read, has more than one colour, and lies beside its data. */
    void assertPicture(String name) {
        try {
            BufferedImage image = ImageIO.read(folder.resolve(name + ".png").toFile());
            assertThat(image.getWidth()).isGreaterThan(600);
            assertThat(colours(image)).as("colours of " + name).hasSizeGreaterThan(10);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        assertThat(rows(name)).isNotEmpty();
    }

    /** Those of a few lines across it. */
    private static Set<Integer> colours(BufferedImage image) {
        Set<Integer> colours = new HashSet<>();
        for (int y = 0; y < image.getHeight(); y += 20) {
            for (int x = 0; x < image.getWidth(); x++) {
                colours.add(image.getRGB(x, y));
            }
        }
        return colours;
    }

    /** The rows of a CSV file without its header. */
    List<List<String>> rows(String name) {
        try {
            List<String> lines = Files.readAllLines(folder.resolve(name + ".csv"));
            int columns = cells(lines.get(0)).size();
            return lines.stream()
                    .skip(1)
                    .map(Performance::cells)
                    .peek(row -> assertThat(row).hasSize(columns))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (char c : line.toCharArray()) {
            if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString());
        return cells;
    }
}
