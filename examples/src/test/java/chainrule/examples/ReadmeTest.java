package chainrule.examples;

import static org.assertj.core.api.Assertions.assertThat;

import chainrule.check.GradientCheck;
import chainrule.compiled.CompiledGraph;
import chainrule.engine.Activation;
import chainrule.engine.Backpropagation;
import chainrule.engine.Operation;
import chainrule.engine.Value;
import chainrule.nn.Loss;
import chainrule.nn.MLP;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What the README shows as printed is what the code prints. */
class ReadmeTest {
    @Test
    void theTenLinesPrintWhatTheReadmeSays() throws IOException {
        Value x = Value.of(2, "x");
        Value w = Value.of(-0.5, "w");
        Value b = Value.of(1.8, "b");
        Value o = x.times(w).plus(b).tanh().label("o");
        Value loss = o.minus(1).pow(2).label("loss");

        String readme = Files.readString(Path.of("..", "README.md"));
        String step = Backpropagation.steps(loss).get(1).text();
        assertThat(readme).contains(step + "\n", loss.toMermaid());

        List.of(x, w, b).forEach(Value::zeroGrad);
        loss.backward();
        assertThat(readme)
                .contains("Value o = x.times(w).plus(b).tanh().label(\"o\");")
                .contains("// " + loss + "\n", "// " + w + "\n", "// " + b + "\n")
                .contains(loss.toMermaid());
    }

    @Test
    void theCompiledGraphIsTheOneThatTheReadmeShows() throws IOException {
        MLP net = new MLP(new int[] {2, 16, 16, 1}, Activation.RELU, new Random(42));
        Value x = Value.of(0);
        Value y = Value.of(0);
        Value target = Value.of(1);
        Value loss = Loss.hinge(net.forward(x, y)[0], target).plus(Loss.l2(net.parameters(), 1e-4));

        String program = CompiledGraph.of(loss, x, y, target).toString();

        assertThat(Files.readString(Path.of("..", "README.md")))
                .contains(program.replace(System.lineSeparator(), "\n"));
    }

    /** With the net of the README, and with others that were drawn like it. */
    @Test
    void mostGradientsOfTheNetOnOneRowAreZero() throws IOException {
        assertThat(Files.readString(Path.of("..", "README.md"))).contains("of this net on one row, more than half");
        for (long seed : new long[] {42, 1, 2, 3, 4}) {
            MLP net = new MLP(new int[] {2, 16, 16, 1}, Activation.RELU, new Random(seed));

            Loss.squaredError(net.forward(0.5, -1)[0], 2).backward();

            long zero = net.parameters().stream().filter(w -> w.grad() == 0).count();
            assertThat(zero).as("of 337 with seed %d", seed).isGreaterThan(337 / 2);
        }
    }

    @Test
    void theOperationOfTheReadmeIsRight() throws IOException {
        Value y = Value.of(3, "y");
        Value x = Value.of(4, "x");
        Operation atan2 = Operation.of("atan2", 2, in -> Math.atan2(in[0], in[1]), in -> {
            double square = in[0] * in[0] + in[1] * in[1];
            return new double[] {in[1] / square, -in[0] / square};
        });

        assertThat(GradientCheck.check(() -> atan2.applyTo(y, x), List.of(y, x)))
                .matches(GradientCheck.Report::passed);
        assertThat(Files.readString(Path.of("..", "README.md"))).contains("""
                        Operation atan2 = Operation.of("atan2", 2, in -> Math.atan2(in[0], in[1]), in -> {
                            double square = in[0] * in[0] + in[1] * in[1];
                            return new double[] {in[1] / square, -in[0] / square};
                        });
                        """);
    }
}
