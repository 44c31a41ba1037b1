package chainrule.examples.lab.playground;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import chainrule.engine.Activation;
import chainrule.examples.data.Dataset;
import chainrule.examples.data.Moons;
import chainrule.examples.lab.Mouse;
import chainrule.examples.lab.Setting;
import chainrule.examples.lab.Touch.Kind;
import chainrule.nn.MLP;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Points that are put into the plane, taken away, and opened. */
class PlaygroundPointsTest {
    private final PlaygroundRoom room = new PlaygroundRoom();
    private final Queue<List<Setting<?>>> changes = new ArrayDeque<>();

    @TempDir
    Path folder;

    private void begin(Map<String, String> settings) {
        room.settings().set(settings);
        room.change(room.settings().all());
        room.settings().onChange(changes::add);
    }

    /** As the thread of a room does. */
    private void takeUpChanges() {
        while (!changes.isEmpty()) {
            room.change(changes.remove());
        }
    }

    private void press(double x, double y, Kind kind) {
        Mouse.press(room, 0, x, y, kind);
        takeUpChanges();
    }

    private String kept(String key) {
        return room.settings().texts().get(key);
    }

    private double last(String column) {
        List<List<Object>> rows = room.data().rows();
        return (double) rows.get(rows.size() - 1).get(room.data().header().indexOf(column));
    }

    @Test
    void aPressPutsInABluePointAndTheOtherButtonAnOrangeOneAndTheTrainingGoesOn() {
        begin(Map.of());
        room.advanceTo(7);

        press(1, 0.5, Kind.PRESS);
        press(-1.25, 1, Kind.OTHER_PRESS);
        press(0, 0, Kind.DRAG);

        assertThat(kept("points")).isEqualTo("1:0.5:1;-1.25:1:0");
        assertThat(room.progress()).isEqualTo(7);
    }

    @Test
    void beneathThePlaneAPressDoesNothing() {
        begin(Map.of());

        press(0, -3, Kind.PRESS);

        assertThat(room.settings().changes()).isEmpty();
    }

    @Test
    void withShiftThePointThatIsPressedIsLearnedNoMore() {
        begin(Map.of());
        Dataset moons = Moons.of(200, 0.15, new Random(9));
        MLP net = new MLP(new int[] {2, 8, 8, 1}, Activation.RELU, new Random(11));
        double[] away = moons.inputs()[17];

        press(away[0], away[1], Kind.SHIFT_PRESS);

        double loss = IntStream.range(0, 200)
                .filter(i -> i != 17)
                .mapToDouble(i ->
                        Math.log1p(Math.exp((moons.labels()[i] == 1 ? -1 : 1) * net.predict(moons.inputs()[i])[0])))
                .average()
                .orElseThrow();
        assertThat(last("training loss")).isCloseTo(loss, within(1e-9));
        press(-1.2, -0.9, Kind.SHIFT_PRESS);
        assertThat(last("training loss")).as("where there is no point").isCloseTo(loss, within(1e-9));
        assertThat(kept("removed").split(";")).hasSize(1);
    }

    @Test
    void ownPointsAloneAreLearnedAndTheLastOneStays() {
        begin(Map.of("data", "own points", "activation", "tanh", "rate", "0.1"));
        press(0, 1, Kind.OTHER_PRESS);
        press(0, -1, Kind.PRESS);
        press(-0.5, 0, Kind.SHIFT_PRESS);
        assertThat(kept("points")).isEqualTo("0.5:0:1;0:1:0;0:-1:1");

        room.advanceTo(200);

        assertThat(last("training accuracy")).isEqualTo(1);
        assertThat(room.look().readouts()).noneMatch(readout -> readout.startsWith("test"));
        press(0.5, 0, Kind.SHIFT_PRESS);
        press(0, 1, Kind.SHIFT_PRESS);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> press(0, -1, Kind.SHIFT_PRESS))
                .withMessage("the last point stays, for a net without points has nothing to learn");
        assertThat(room.look().verdict()).startsWith("Doctor: ");
        assertThat(kept("points")).isEqualTo("0:-1:1");
    }

    @Test
    void clearingTakesBackAllOwnPoints() {
        begin(Map.of("noise", "0.3"));
        press(1, 0.5, Kind.PRESS);
        double[] away = Moons.of(200, 0.3, new Random(9)).inputs()[17];
        press(away[0], away[1], Kind.SHIFT_PRESS);
        assertThat(room.settings().changes()).containsOnlyKeys("noise", "points", "removed");

        room.clearPoints();

        assertThat(room.settings().changes()).containsOnlyKeys("noise");
    }

    @Test
    void settingsKeepThePoints() {
        begin(Map.of());
        press(1, 0.5, Kind.PRESS);
        Map<String, String> texts = room.settings().texts();
        PlaygroundRoom other = new PlaygroundRoom();
        other.settings().set(texts);
        other.change(other.settings().all());

        assertThat(other.data().rows()).isEqualTo(room.data().rows());
        assertThat(room.java()).endsWith("\"points=1:0.5:1\");");
        for (String wrong : List.of("1:2", "1:2:3", "a:1:1", "1001:0:1", "NaN:0:1", ";")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> room.settings().check(Map.of("points", wrong)))
                    .withMessageStartingWith("points: expected ");
        }
    }

    private static String lines(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> 10 * i + "," + (i % 2 == 0 ? 200 : 204) + "," + (i % 2 == 0 ? "no" : "yes"))
                .collect(Collectors.joining("\n", "width,height,class\n", "\n"));
    }

    private Path csv(String text) throws IOException {
        return Files.writeString(folder.resolve("own.csv"), text);
    }

    @Test
    void aFileIsScaledByItsPointsForTrainingAndLearned() throws IOException {
        begin(Map.of("rate", "0.1"));
        assertThat(room.openPoints(csv(lines(40))))
                .isEqualTo(
                        "40 points of own.csv. Blue is yes, orange no; x is (width − 205) / 115, y is (height − 202) / 2");
        takeUpChanges();

        assertThat(kept("data")).isEqualTo("own points");
        assertThat(kept("file")).startsWith("-1.783:-1:0;-1.696:1:1;");
        room.advanceTo(50);
        assertThat(last("test accuracy")).isEqualTo(1);
        assertThat(room.settings().changes()).containsOnlyKeys("rate", "data", "file");
    }

    @Test
    void ofALargeFileEvenlySpreadPointsAreTaken() throws IOException {
        begin(Map.of());

        assertThat(room.openPoints(csv(lines(3001)))).startsWith("1000 of 3001 points of own.csv.");
        assertThat(kept("file").split(";")).hasSize(1000);
    }

    @Test
    void aFileThatCannotBeReadChangesNothing() throws IOException {
        begin(Map.of("noise", "0.3"));
        press(1, 0.5, Kind.PRESS);
        Map<String, String> before = room.settings().texts();
        Path file = csv("width,height,class\n1,2,a\n5,3,b\n3,9,c\n");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> room.openPoints(file))
                .withMessageEndingWith("own.csv, column 3 (class): expected two classes, got 3: a, b, c");

        assertThat(room.settings().texts()).isEqualTo(before);
        assertThat(changes).isEmpty();
    }
}
