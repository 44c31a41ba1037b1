package chainrule.examples.plot;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BadInputTest {
    private static final double[] ONE = {1};
    private static final double[] TWO = {1, 2};
    private static final double[][] RAGGED = {{1, 2}, {1}};
    private static final String[] NAMES = {"a"};

    static Stream<Arguments> mistakes() {
        return Stream.of(
                mistake("title must be given", () -> new LineChart(null)),
                mistake(
                        "y of a.length must be at least 1, but was 0",
                        () -> new LineChart("").line("a", new double[0])),
                mistake("y of a must be given", () -> new LineChart("").line("a", ONE, null)),
                mistake("name must be given", () -> new LineChart("").line(null, ONE, ONE)),
                mistake("y of a must have length 1, but had 2", () -> new LineChart("").line("a", ONE, TWO)),
                mistake("xRange must run upward, but was 2.0 to 1.0", () -> new LineChart("").xRange(2, 1)),
                mistake("yRange max must be a finite", () -> new LineChart("").yRange(0, Double.NaN)),
                mistake("y must be a finite", () -> new LineChart("").horizontalLine(Double.NaN, "")),
                mistake("width must be at least 1, but was 0", () -> new LineChart("").size(0, 1)),
                mistake("function must be given", () -> new FunctionChart("", 0, 1).curve("f", null)),
                mistake("mark must follow a curve", () -> new FunctionChart("", 0, 1).mark(0, 0)),
                mistake("categories.length must be at least 1", () -> new BarChart("")),
                mistake("values of a must have length 1, but had 2", () -> new BarChart("", "p").bars("a", TWO)),
                mistake("values of b must have length 1, but had 2", () -> new BarChart("", "p").dashed("b", TWO)),
                mistake("values of c must have length 1, but had 2", () -> new BarChart("", "p").rings("c", TWO)),
                mistake("activeShare[1] must have length 2, but had 1", () -> new UnitStrip("", RAGGED)),
                mistake("held 2.0", () -> new UnitStrip("", new double[][] {TWO})),
                mistake("bins must be at least 1, but was 0", () -> new Histogram("", ONE, 0)),
                mistake("number of finite values", () -> new Histogram("", new double[] {Double.NaN}, 3)),
                mistake(
                        "scores must have at least 2 x 2",
                        () -> new DecisionField("", new double[][] {ONE}, 0, 1, 0, 1)),
                mistake("scores[1] must have length 2", () -> new DecisionField("", RAGGED, 0, 1, 0, 1)),
                mistake("resolution", () -> DecisionField.sample(Math::max, 0, 1, 0, 1, 1)),
                mistake("values[1] must have length 2", () -> new HeatTable("", NAMES, NAMES, RAGGED)),
                mistake(
                        "values must have length 1, but had 2",
                        () -> new HeatTable("", NAMES, NAMES, new double[2][1])),
                mistake("counts[0] must have length 1, but had 2", () -> HeatTable.confusion("", new int[][] {{1, 2}})),
                mistake("pixels of a square image", () -> new DigitGallery("").digit(TWO, "", false)),
                mistake("output must be given", () -> new GraphPicture("", null)),
                mistake("y of m must have length 1, but had 2", () -> new WarpedGrid("").points("m", ONE, TWO)),
                mistake("pictures[0] must be given", () -> new PictureGrid("", 1, (Picture) null)),
                mistake("pictures.length must be at least 1", () -> new PictureGrid("", 1)),
                mistake("table must be given", () -> Csv.save(null, null)),
                mistake("picture must be given", () -> Png.save(null, null)),
                mistake("cells[1] must be given", () -> Table.of("a", "b").row(1, null)));
    }

    private static Arguments mistake(String message, ThrowingCallable call) {
        return arguments(message, call);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mistakes")
    void isRefusedByName(String message, ThrowingCallable call) {
        assertThatIllegalArgumentException().isThrownBy(call).withMessageContaining(message);
    }
}
