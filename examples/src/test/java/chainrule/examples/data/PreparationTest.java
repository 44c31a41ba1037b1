package chainrule.examples.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import chainrule.engine.Activation;
import chainrule.nn.MLP;
import chainrule.npz.NpyArray;
import chainrule.npz.NpzException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreparationTest {
    private static final CsvColumn LENGTH = new CsvColumn("length, \"cm\"", List.of());
    private static final CsvColumn COLOUR = new CsvColumn("colour", List.of("blue", "red,\nor so", "\u7ea2"));
    private static final Scaling SCALING = new Scaling(new double[] {5, 0, 0, 0}, new double[] {0.1, 1, 1, 1});

    private final Preparation classes =
            new Preparation(List.of(LENGTH, COLOUR), new CsvColumn("kind", List.of("no", "yes")), SCALING, null);
    private final Preparation numbers = new Preparation(
            List.of(LENGTH, COLOUR),
            new CsvColumn("price", List.of()),
            SCALING,
            new Scaling(new double[] {100}, new double[] {20}));
    private final Map<String, String> cells = Map.of("length, \"cm\"", "5.2", "colour", "\u7ea2", "more", "x");

    @TempDir
    Path folder;

    @Test
    void cellsBecomeScaledInputs() {
        assertThat(classes.inputs(cells)).containsExactly((5.2 - 5) / 0.1, 0, 0, 1);
        assertThat(classes.inputNames()).hasSize(4).startsWith("length, \"cm\"", "colour = blue");
    }

    @Test
    void outputsBecomeAnAnswer() {
        assertThat(classes.answer(-1, 0.5)).isEqualTo("yes");
        assertThat(classes.answer(3, 0.5)).isEqualTo("no");
        assertThat(numbers.answer(-0.5)).isEqualTo("90.0");
    }

    @Test
    void cellsThatDoNotFitAreRefusedByTheirColumn() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> classes.inputs(Map.of("length, \"cm\"", "5")))
                .withMessage("cells[colour]: expected one of " + COLOUR.texts() + ", got none");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> classes.inputs(Map.of("length, \"cm\"", "long", "colour", "blue")))
                .withMessage("cells[length, \"cm\"]: expected a number, got 'long'");
    }

    @Test
    void whatASavedNetAnswersIsTheSameToTheLastBit() {
        MLP net = new MLP(new int[] {4, 3, 1}, Activation.TANH, new Random(1));
        Path file = folder.resolve("net.npz");
        net.save(file, numbers.arrays());

        Preparation loaded = Preparation.load(file);

        assertThat(loaded.inputs(cells)).containsExactly(numbers.inputs(cells));
        assertThat(loaded.answer(MLP.load(file).predict(loaded.inputs(cells))))
                .isEqualTo(numbers.answer(net.predict(numbers.inputs(cells))));
        net.save(file, classes.arrays());
        assertThat(Preparation.load(file).classes()).containsExactly("no", "yes");
        assertThat(Preparation.load(file).inputNames()).isEqualTo(classes.inputNames());
    }

    @Test
    void spoiltFilesAreRefusedByTheirEntry() {
        assertRefused(Map.of(), "columns: expected an array of this name, got none");
        assertRefused(
                with("columns", NpyArray.of("number,x")),
                "columns: expected a line for each column, at least 2, got fewer");
        assertRefused(
                with("columns", NpyArray.of("number,x\nwords,y")),
                "columns: expected number or text, a name, and the texts");
        assertRefused(with("columns", NpyArray.of("number,x\n\"number,y")), "columns: expected lines of cells");
        assertRefused(
                with("input_mean", NpyArray.of(new double[3], 3)), "input_mean: expected shape (4,), got shape (3,)");
        assertRefused(
                with("input_deviation", NpyArray.of(new double[4], 4)),
                "input_mean: expected numbers to scale by, got deviations[0]: expected a positive number, got 0.0");
    }

    private Map<String, NpyArray> with(String name, NpyArray array) {
        Map<String, NpyArray> arrays = new HashMap<>(classes.arrays());
        arrays.put(name, array);
        return arrays;
    }

    private void assertRefused(Map<String, NpyArray> arrays, String message) {
        Path file = folder.resolve("spoilt.npz");
        new MLP(new int[] {4, 3, 2}, Activation.TANH, new Random(1)).save(file, arrays);

        assertThatExceptionOfType(NpzException.class)
                .isThrownBy(() -> Preparation.load(file))
                .withMessageStartingWith(file + ": chainrule.beside." + message);
    }
}
