package chainrule.web.bentgrid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import chainrule.web.Answer;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BentGridSessionTest {
    private final BentGridSession session = new BentGridSession();

    private static double[] part(Answer answer, int stage, String part) {
        return ((Answer) ((List<?>) answer.parts().get("stages")).get(stage)).numbers(part);
    }

    private static long right(String activation, String data, int seed) {
        Answer answer = new BentGridSession()
                .ask("look", Map.of("activation", activation, "data", data, "seed", "" + seed, "steps", "600"));
        return Math.round(200 * answer.number("accuracy"));
    }

    private static List<Long> right(String activation, String data) {
        return IntStream.range(0, 8)
                .mapToObj(seed -> right(activation, data, seed))
                .toList();
    }

    /** Layers of two units part no ring from what it surrounds: Johnson 2019, "Deep, skinny neural networks are not universal approximators". */
    @Test
    void whatTheRoomSaysOfStartsHolds() {
        assertThat(right("tanh", "moons", 3)).isEqualTo(200);
        assertThat(right("tanh", "moons")).filteredOn(points -> points == 200).hasSize(4);
        assertThat(right("relu", "moons")).filteredOn(points -> points == 100).hasSize(5);
        assertThat(right("tanh", "circles")).allMatch(points -> points < 200);
    }

    @Test
    void aPointIsTurnedStretchedShiftedAndActivated() {
        Answer answer = session.ask("look", Map.of("by", "hand", "layers", "1"));

        double angle = Math.toRadians(50);
        double x = 1.3 * (Math.cos(angle) * -2 - Math.sin(angle) * -2) + 1;
        double y = 1.3 * (Math.sin(angle) * -2 + Math.cos(angle) * -2) + 0.4;
        assertThat(part(answer, 0, "lattice")).startsWith(-2, -2);
        double[] linear = part(answer, 1, "lattice");
        assertThat(linear[0]).isCloseTo(x, within(1e-12));
        assertThat(linear[1]).isCloseTo(y, within(1e-12));
        double[] activated = part(answer, 2, "lattice");
        assertThat(activated[0]).isCloseTo(Math.tanh(x), within(1e-12));
        assertThat(activated[1]).isCloseTo(Math.tanh(y), within(1e-12));
    }

    @Test
    void theLineByHandIsTheOneOfTheLab() {
        Map<String, String> three = Map.of("by", "hand", "layers", "3", "activation", "relu");
        Answer answer = session.ask("look", three);

        double[] points = part(answer, 6, "points");
        double[] line = answer.numbers("line");
        double[] labels = answer.numbers("labels");
        long right = IntStream.range(0, labels.length)
                .filter(i -> line[0] * points[2 * i] + line[1] * points[2 * i + 1] + line[2] > 0 == (labels[i] == 1))
                .count();
        assertThat((List<?>) answer.parts().get("readouts"))
                .last()
                .isEqualTo("a fitted straight line has " + right + " of 100 moon points right (before the layers: 90)");
        assertThat(right).isBetween(91L, 100L);
    }

    @Test
    void trainsAFewStepsAPictureAndComesBackWithTheAddress() {
        double before = session.ask("look", Map.of()).number("loss");
        Answer after = session.ask("train", Map.of());

        assertThat(after.number("steps")).isEqualTo(5);
        assertThat(after.number("loss")).isLessThan(before);
        assertThat(part(after, 6, "points")).hasSize(400);
        double[] places = part(after, 6, "lattice");
        double[] line = after.numbers("line");
        assertThat(after.numbers("score")[7])
                .isCloseTo(line[0] * places[14] + line[1] * places[15] + line[2], within(1e-12));
        Answer reopened = new BentGridSession().ask("look", Map.of("steps", "5"));
        assertThat(reopened.number("loss")).isEqualTo(after.number("loss"));
        assertThat(session.ask("look", Map.of("seed", "7")).number("steps")).isZero();
    }

    @ParameterizedTest
    @CsvSource({"layers, 5", "by, magic", "data, stars", "steps, 1e9", "scale, 3"})
    void refusesWhatIsNotAsExpected(String name, String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> session.ask(
                        "look", name.equals("scale") ? Map.of("by", "hand", name, text) : Map.of(name, text)))
                .withMessageStartingWith(name + ": expected ");
    }
}
