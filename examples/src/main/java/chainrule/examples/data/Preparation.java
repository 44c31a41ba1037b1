package chainrule.examples.data;

import chainrule.npz.NpyArray;
import chainrule.npz.Npz;
import chainrule.npz.NpzException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * How the cells of a row become the inputs of a net, and what the net's outputs mean. It is saved in the net's file:
 *
 * <pre>{@code
 * net.save(file, preparation.arrays());
 *
 * MLP net = MLP.load(file);
 * Preparation preparation = Preparation.load(file);
 * double[] inputs = preparation.inputs(Map.of("length", "5.1", "colour", "red"));
 * String answer = preparation.answer(net.predict(inputs));
 * }</pre>
 */
public final class Preparation {
    /** Under which the columns are saved, one a line: its kind, its name, its texts. The last one is the target. */
    private static final String COLUMNS = "columns";

    private static final String INPUT_MEAN = "input_mean";
    private static final String INPUT_DEVIATION = "input_deviation";
    private static final String TARGET_MEAN = "target_mean";
    private static final String TARGET_DEVIATION = "target_deviation";
    private static final String BESIDE = "chainrule.beside.";
    private static final int MOST_TEXT = 1 << 20;
    private static final long MOST_FILE = 1L << 30;

    private final List<CsvColumn> features;
    private final CsvColumn target;
    private final Scaling scaling;
    private final Scaling targetScaling;

    /** With a scaling of the inputs and, for numbers, of the target. */
    Preparation(List<CsvColumn> features, CsvColumn target, Scaling scaling, Scaling targetScaling) {
        this.features = List.copyOf(features);
        this.target = target;
        this.scaling = scaling;
        this.targetScaling = targetScaling;
    }

    /** What the inputs are called, in order: {@code length}, {@code colour = red}. */
    public List<String> inputNames() {
        return features.stream().flatMap(column -> column.inputs().stream()).toList();
    }

    /** The column that is predicted. */
    public String target() {
        return target.name();
    }

    /** The classes, in the order of the net's outputs; none where the answer is a number. */
    public List<String> classes() {
        return target.texts();
    }

    /** That of the inputs; what stands for a text is not scaled. */
    public Scaling scaling() {
        return scaling;
    }

    /** That of the numbers that are predicted. */
    public Scaling targetScaling() {
        return targetScaling;
    }

    /**
     * The inputs of a net, scaled.
     *
     * @param cells by the name of their column; more columns do no harm
     * @throws IllegalArgumentException if one is missing, or of another kind than those that were learned from
     */
    public double[] inputs(Map<String, String> cells) {
        Objects.requireNonNull(cells, "cells");
        return scaling.apply(features.stream()
                .flatMap(column ->
                        column.encode(cells.getOrDefault(column.name(), ""), "cells[" + column.name() + "]").stream())
                .mapToDouble(Double::doubleValue)
                .toArray());
    }

    /** What the outputs of a net say: the class with the largest logit, or a number in the unit of the file. */
    public String answer(double... outputs) {
        if (target.isNumber()) {
            return "" + targetScaling.undo(0, outputs[0]);
        }
        int best = IntStream.range(0, outputs.length)
                .reduce((a, b) -> outputs[b] > outputs[a] ? b : a)
                .orElseThrow();
        return target.texts().get(best);
    }

    /** What is to be saved beside the net. */
    public Map<String, NpyArray> arrays() {
        Map<String, NpyArray> arrays = new LinkedHashMap<>();
        arrays.put(COLUMNS, NpyArray.of(text()));
        arrays.put(INPUT_MEAN, NpyArray.of(scaling.means(), scaling.means().length));
        arrays.put(INPUT_DEVIATION, NpyArray.of(scaling.deviations(), scaling.means().length));
        if (target.isNumber()) {
            arrays.put(TARGET_MEAN, NpyArray.of(targetScaling.means(), 1));
            arrays.put(TARGET_DEVIATION, NpyArray.of(targetScaling.deviations(), 1));
        }
        return arrays;
    }

    private String text() {
        return Stream.concat(features.stream(), Stream.of(target))
                .map(column -> Stream.concat(
                        Stream.of(column.isNumber() ? "number" : "text", column.name()), column.texts().stream()))
                .map(cells -> CSVFormat.RFC4180.format(cells.toArray()))
                .collect(Collectors.joining("\r\n"));
    }

    /**
     * That of a net that was saved with one.
     *
     * @throws NpzException if the file is not as it should be
     */
    public static Preparation load(Path file) {
        Objects.requireNonNull(file, "file");
        try (Npz npz = Npz.open(file, MOST_FILE)) {
            List<CsvColumn> columns = columns(file, npz.text(BESIDE + COLUMNS, MOST_TEXT));
            List<CsvColumn> features = columns.subList(0, columns.size() - 1);
            CsvColumn target = columns.get(columns.size() - 1);
            int inputs =
                    features.stream().mapToInt(column -> column.inputs().size()).sum();
            Scaling ofTarget = target.isNumber() ? scaling(file, npz, 1, TARGET_MEAN, TARGET_DEVIATION) : null;
            return new Preparation(features, target, scaling(file, npz, inputs, INPUT_MEAN, INPUT_DEVIATION), ofTarget);
        }
    }

    private static Scaling scaling(Path file, Npz npz, int places, String mean, String deviation) {
        try {
            return new Scaling(npz.read(BESIDE + mean, places), npz.read(BESIDE + deviation, places));
        } catch (IllegalArgumentException e) {
            throw new NpzException(file, BESIDE + mean, "numbers to scale by", e.getMessage());
        }
    }

    private static List<CsvColumn> columns(Path file, String text) {
        try (CSVParser parser = CSVParser.parse(text, CSVFormat.RFC4180)) {
            List<CsvColumn> columns =
                    parser.stream().map(line -> column(file, line)).toList();
            if (columns.size() >= 2) {
                return columns;
            }
        } catch (NpzException e) {
            throw e;
        } catch (IOException | UncheckedIOException e) {
            throw new NpzException(file, BESIDE + COLUMNS, "lines of cells", e.getMessage());
        }
        throw new NpzException(file, BESIDE + COLUMNS, "a line for each column, at least 2", "fewer");
    }

    private static CsvColumn column(Path file, CSVRecord line) {
        List<String> cells = List.of(line.values());
        boolean number = cells.size() == 2 && cells.get(0).equals("number");
        boolean text = cells.size() > 2 && cells.get(0).equals("text");
        if (!number && !text) {
            throw new NpzException(file, BESIDE + COLUMNS, "number or text, a name, and the texts", line.toString());
        }
        return new CsvColumn(cells.get(1), cells.subList(2, cells.size()));
    }
}
