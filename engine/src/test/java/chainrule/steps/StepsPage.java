package chainrule.steps;

import chainrule.engine.Numbers;
import chainrule.engine.Value;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.openqa.selenium.Keys;

/** Reads the page of an expression in the browser. Has the expressions that several tests walk through. */
final class StepsPage {
    private static final String FUNCTIONS = """
            const boxes = picture => [...document.querySelectorAll(picture + " .box")].map(box => {
                const text = row => box.querySelector("text." + row)?.textContent ?? "";
                const frame = box.querySelector(".frame"), place = box.transform.baseVal[0].matrix;
                const sign = box.querySelector(".sign:not(.future)")?.lastChild.textContent ?? "";
                return [text("name"), text("data"), text("gradient"), sign, box.getAttribute("class"),
                    box.getAttribute("aria-label"), box.querySelector("title").textContent, place.e, place.f, frame.width.baseVal.value,
                    frame.height.baseVal.value];
            });
            const lines = picture => [...document.querySelectorAll(picture + " .edge.active")].map(line => {
                const start = line.getPointAtLength(0), end = line.getPointAtLength(line.getTotalLength());
                return [start.x, start.y, end.x, end.y];
            });
            const texts = css => [...document.querySelectorAll(css)].map(each => each.textContent);
            """;

    private static final String VIEWS = FUNCTIONS + """
            return arguments[0].map(step => {
                slider.value = step;
                slider.dispatchEvent(new Event("input"));
                return [texts("#position")[0], texts("#formula")[0], texts("#why")[0], texts("#live")[0], texts("#inside-title")[0],
                    texts("#graph .derivative:not(.future)"), texts("#graph .derivative.active"),
                    boxes("#graph"), lines("#graph"), boxes("#inside"), lines("#inside")];
            })""";

    private final Browser browser;
    private final Path file;

    /** What a box shows, what it is called for those who do not see it, its whole title, and where it is. */
    record Box(
            String name,
            String data,
            String gradient,
            String sign,
            String classes,
            String spoken,
            String title,
            double x,
            double y,
            double width,
            double height) {
        boolean is(String kind) {
            return List.of(classes.split(" ")).contains(kind);
        }

        boolean endsAtItsRight(Line line) {
            return Math.abs(line.x1 - x - width) < 1 && line.y1 > y && line.y1 < y + height;
        }

        boolean endsAtItsLeft(Line line) {
            return Math.abs(line.x2 - x) < 1 && line.y2 > y && line.y2 < y + height;
        }
    }

    /** All there is to see at a step. */
    record View(
            String position,
            String formula,
            String why,
            String live,
            String insideTitle,
            List<String> derivatives,
            List<String> activeDerivatives,
            Map<String, Box> boxes,
            List<Line> activeLines,
            Map<String, Box> inside,
            List<Line> activeLinesInside) {}

    record Line(double x1, double y1, double x2, double y2) {}

    StepsPage(Browser browser, Path folder) {
        this.browser = browser;
        this.file = folder.resolve("steps.html");
    }

    void open(Value loss) {
        open(loss, "");
    }

    void open(Value loss, String fragment) {
        Steps.of(loss).titled("a test").saveTo(file);
        browser.open(file, fragment);
    }

    void openTitled(String title, Value loss) {
        Steps.of(loss).titled(title).saveTo(file);
        browser.open(file);
    }

    int step() {
        return Integer.parseInt(text("#position").replaceAll(".*step (\\d+) / \\d+", "$1"));
    }

    /** Drags the slider to a step. */
    void slideTo(int step) {
        browser.script("slider.value = arguments[0]; slider.dispatchEvent(new Event('input'))", step);
    }

    String formula() {
        return text("#formula");
    }

    String why() {
        return text("#why");
    }

    /** The text of one element, seen or not. */
    String text(String css) {
        return texts(css).get(0);
    }

    Map<String, Box> boxes() {
        return boxes("#graph");
    }

    /** By the name that a box shows, which is {@code v3 = *} of a node that is computed. */
    Map<String, Box> boxes(String picture) {
        return boxes(rows(FUNCTIONS + "return boxes(arguments[0])", picture));
    }

    private static Map<String, Box> boxes(List<List<?>> rows) {
        Map<String, Box> boxes = new LinkedHashMap<>();
        for (List<?> row : rows) {
            Object[] fields = row.toArray();
            String[] texts = Arrays.copyOf(fields, 7, String[].class);
            double[] place = numbers(row.subList(7, 11));
            boxes.put(
                    texts[0],
                    new Box(
                            texts[0], texts[1], texts[2], texts[3], texts[4], texts[5], texts[6], place[0], place[1],
                            place[2], place[3]));
        }
        return boxes;
    }

    /** Goes to steps with the slider and tells what is seen at each, all in a single exchange with the browser. */
    List<View> viewsAt(List<Integer> steps) {
        return rowsOf(browser.script(VIEWS, steps)).stream()
                .map(row -> new View(
                        (String) row.get(0),
                        (String) row.get(1),
                        (String) row.get(2),
                        (String) row.get(3),
                        (String) row.get(4),
                        strings(row.get(5)),
                        strings(row.get(6)),
                        boxes(rowsOf(row.get(7))),
                        lines(rowsOf(row.get(8))),
                        boxes(rowsOf(row.get(9))),
                        lines(rowsOf(row.get(10)))))
                .toList();
    }

    Box box(String name) {
        return boxes().get(name);
    }

    List<Line> activeLines(String picture) {
        return lines(rows(FUNCTIONS + "return lines(arguments[0])", picture));
    }

    private static List<Line> lines(List<List<?>> rows) {
        return rows.stream()
                .map(StepsPage::numbers)
                .map(ends -> new Line(ends[0], ends[1], ends[2], ends[3]))
                .toList();
    }

    /** The texts of elements, seen or not. */
    List<String> texts(String css) {
        return strings(browser.script(FUNCTIONS + "return texts(arguments[0])", css));
    }

    private static List<String> strings(Object list) {
        return ((List<?>) list).stream().map(String.class::cast).toList();
    }

    /** The names of the boxes that have a class. */
    List<String> marked(String picture, String kind) {
        return marked(boxes(picture), kind);
    }

    static List<String> marked(Map<String, Box> boxes, String kind) {
        return boxes.values().stream()
                .filter(box -> box.is(kind))
                .map(Box::name)
                .toList();
    }

    /** Clicks on "right", or on a mistake by its title. */
    void choose(String pass) {
        List<String> titles =
                texts("#mistakes label").stream().map(String::trim).toList();
        browser.click("#mistakes label:nth-of-type(" + (titles.indexOf(pass) + 1) + ")");
    }

    /** Gives the keyboard to the box of this name. */
    void focusBox(String picture, String name) {
        browser.script(
                "[...document.querySelectorAll(arguments[0] + ' .box')].find(box => box.querySelector('.name').textContent === arguments[1]).focus()",
                picture,
                name);
    }

    void pressOn(String picture, String name, Keys key) {
        focusBox(picture, name);
        browser.press(key);
    }

    private List<List<?>> rows(String script, String argument) {
        return rowsOf(browser.script(script, argument));
    }

    private static List<List<?>> rowsOf(Object rows) {
        return ((List<?>) rows).stream().<List<?>>map(row -> (List<?>) row).toList();
    }

    private static double[] numbers(List<?> row) {
        return row.stream().mapToDouble(each -> ((Number) each).doubleValue()).toArray();
    }

    static String number(double x) {
        return Numbers.brief(x).replace('-', '\u2212');
    }

    /** A step as the engine tells it, in the characters of the page. */
    static String mathematical(String text) {
        return text.replace("->", "→")
                .replace(" * ", " × ")
                .replace('-', '\u2212')
                .replaceAll("\\bd(\\w)", "∂$1");
    }

    /** 2 a², written so that a is used three times. At 3 it is 18, and its derivative is 4 a = 12. */
    static Value usedThreeTimes() {
        Value a = Value.of(3, "a");
        return a.plus(a).label("b").times(a).label("loss");
    }

    /** (tanh(-0.7) - 1)². Steps 1 to 7 are forward, 8 is the seed, 14 is the gradient of b. */
    static Value neuron() {
        Value first = Value.of(2, "x1").times(Value.of(-1, "w1"));
        Value second = Value.of(-1, "x2").times(Value.of(0.5, "w2"));
        Value z = first.plus(second).label("s").plus(Value.of(1.8, "b")).label("z");
        return z.tanh().label("a").minus(Value.of(1, "y")).label("e").pow(2).label("loss");
    }

    /** A net of tanh, labelled as those of chainrule.nn, and its squared error. */
    static Value net(int... sizes) {
        Random random = new Random(3);
        Value[] signals = new Value[sizes[0]];
        Arrays.setAll(signals, i -> Value.of(0.8 - i, "x" + (i + 1)));
        for (int layer = 1; layer < sizes.length; layer++) {
            Value[] outputs = new Value[sizes[layer]];
            for (int n = 0; n < outputs.length; n++) {
                String name = "L" + layer + ".n" + (n + 1) + ".";
                Value[] weights = new Value[signals.length];
                Arrays.setAll(weights, i -> Value.of(random.nextGaussian(), name + "w" + (i + 1)));
                Value z = Value.dot(weights, signals, Value.of(random.nextGaussian(), name + "b"))
                        .label(name + "z");
                outputs[n] = layer == sizes.length - 1 ? z : z.tanh().label(name + "a");
            }
            signals = outputs;
        }
        return signals[0].minus(Value.of(1, "y")).label("e").pow(2).label("loss");
    }
}
