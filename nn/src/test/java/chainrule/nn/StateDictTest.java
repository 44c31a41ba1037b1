package chainrule.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import chainrule.engine.Value;
import chainrule.npz.NpyArray;
import chainrule.npz.Npz;
import chainrule.npz.NpzException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StateDictTest {
    private final Value w = Value.of(2);
    private final StateDict dict = new StateDict();

    @TempDir
    Path folder;

    private Path file(Map<String, NpyArray> arrays) {
        Path file = folder.resolve("state.npz");
        Npz.write(file, arrays);
        return file;
    }

    private static NpyArray one(double number) {
        return NpyArray.of(new double[] {number}, 1);
    }

    @ParameterizedTest
    @CsvSource({"-1", "NaN", "Infinity"})
    void aLearningRateThatCannotBeIsRefusedAndTheOldOneStays(double rate) {
        Sgd sgd = new Sgd(List.of(w), 0.1);
        sgd.addTo(dict);
        Path file = file(Map.of("learning_rate", NpyArray.of(new double[] {rate}), "velocity", one(3)));

        assertThatExceptionOfType(NpzException.class)
                .isThrownBy(() -> dict.load(file, "none"))
                .withMessageContaining("learning_rate: expected a finite number >= 0, got " + rate);
        assertThat(sgd.learningRate()).isEqualTo(0.1);
        assertThat(dict.numbers("velocity")).containsExactly(0);
    }

    @Test
    void aLearningRateMayBeZero() {
        Sgd sgd = new Sgd(List.of(w), 0.1);
        sgd.addTo(dict);

        dict.load(file(Map.of("learning_rate", NpyArray.of(new double[] {0}), "velocity", one(3))), "none");

        assertThat(sgd.learningRate()).isZero();
        assertThat(dict.numbers("velocity")).containsExactly(3);
    }

    @ParameterizedTest
    @CsvSource({"-1", "1.5", "2147483647", "NaN"})
    void stepsAreAWholeNumber(double steps) {
        new Adam(List.of(w), 0.1).addTo(dict);
        Path file = file(Map.of(
                "learning_rate", NpyArray.of(new double[] {0.1}),
                "mean", one(0),
                "mean_square", one(0),
                "mean_square_exponent", one(0),
                "steps", NpyArray.of(new double[] {steps})));

        assertThatExceptionOfType(NpzException.class)
                .isThrownBy(() -> dict.load(file, "none"))
                .withMessageContaining("steps: expected a whole number within 0..2147483646, got " + steps);
    }

    @Test
    void aSharedParameterHasOneNumber() {
        dict.add("first", w);
        dict.add("second", w);

        assertThatExceptionOfType(NpzException.class)
                .isThrownBy(() -> dict.load(file(Map.of("first", one(3), "second", one(4))), "none"))
                .withMessageContaining(
                        "second: expected 3.0, as under the other name of this shared parameter, got 4.0");
        dict.load(file(Map.of("first", one(5), "second", one(5))), "none");
        assertThat(w.data()).isEqualTo(5);
    }

    @Test
    void aRowOfRmsNormIsNamedOnlyWhereItHasGains() {
        StateDict without = StateDict.of(RmsNorm.withoutGain(3));
        StateDict with = StateDict.of(new RmsNorm(3));

        assertThat(without.names()).isEmpty();
        assertThat(with.names()).containsExactly("weight");
        assertThat(with.numbers("weight")).containsExactly(1, 1, 1);
    }

    @Test
    void rowsOfAMatrixAreLeavesAndHaveTheSameLength() {
        Value sum = w.plus(1);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> dict.add("m", new Value[][] {{w}, {w, w}}))
                .withMessageStartingWith("rows[1]: expected 1 value, got 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> dict.add("m", new Value[][] {{w}, {sum}}))
                .withMessageStartingWith("rows[1]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> dict.add("m", new Value[0][]))
                .withMessageStartingWith("rows: expected at least 1, got 0");
        assertThat(dict.names()).isEmpty();
    }
}
