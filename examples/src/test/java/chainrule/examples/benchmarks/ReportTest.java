package chainrule.examples.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import chainrule.engine.Activation;
import chainrule.examples.benchmarks.TrainingTimes.Step;
import chainrule.examples.benchmarks.TrainingTimes.Task;
import chainrule.examples.plot.Png;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {
    @TempDir
    Path folder;

    private static Timing of(double nanoseconds) {
        return new Timing(nanoseconds, nanoseconds, nanoseconds, 2000);
    }

    @Test
    void eachTaskIsARowWithRatiosToTheHandWrittenStep() throws Exception {
        TrainingTimes times = new TrainingTimes();
        for (int units : List.of(16, 32)) {
            Task task = new Task(new Shape(units, 100), Activation.RELU);
            times.put(new Step(task, Contender.HAND_WRITTEN), of(20_000));
            times.put(new Step(task, Contender.COMPILED), of(30_000));
            if (units == 16) {
                times.put(new Step(task, Contender.EAGER), of(400_000));
            }
        }

        assertThat(Markdown.table(times.sideBySide()).lines())
                .hasSize(4)
                .contains(
                        "| 2-16-16-1 × 100 | relu | 20.0 µs | 30.0 µs | 400 µs | 1.50 | 20.0 | 2.00 kB | 2.00 kB | 2.00 kB |")
                .contains("| 2-32-32-1 × 100 | relu | 20.0 µs | 30.0 µs | – | 1.50 | – | 2.00 kB | 2.00 kB | – |");
        assertThat(times.data().rows()).hasSize(5);
        Png.save(times.picture(), folder.resolve("speed.png"));
        assertThat(folder.resolve("speed.png")).isNotEmptyFile();
    }

    @Test
    void activationsStandBesideReluTheCheapestFirst() throws Exception {
        ActivationTimes times = new ActivationTimes();
        times.put(Activation.TANH, of(20), of(8));
        times.put(Activation.RELU, of(0.5), of(1));

        assertThat(Markdown.table(times.besideRelu()).lines())
                .containsExactly(
                        "| activation | value | derivative | value / relu | derivative / relu |",
                        "|---|---:|---:|---:|---:|",
                        "| relu | 0.500 ns | 1.00 ns | 1.00 | 1.00 |",
                        "| tanh | 20.0 ns | 8.00 ns | 40.0 | 8.00 |");
        Png.save(times.picture(), folder.resolve("activation-cost.png"));
        assertThat(folder.resolve("activation-cost.png")).isNotEmptyFile();
    }
}
