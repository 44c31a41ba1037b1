package chainrule.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import chainrule.engine.Activation;
import chainrule.engine.Value;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Nets, losses and optimizers together, against three training runs of PyTorch in pytorch-runs.txt. */
class PyTorchRunsTest {
    @ParameterizedTest
    @MethodSource("runs")
    void netsHaveTheSameGradientAtTheStart(Run run) {
        MLP net = run.net();

        run.loss(net).backward();

        assertClose(net.parameters().stream().map(Value::grad).toList(), run.numbers("first_gradient"));
    }

    @ParameterizedTest
    @MethodSource("runs")
    void netsHaveTheSameLossBeforeEachStep(Run run) {
        assertClose(run.train(run.net()), run.numbers("losses"));
    }

    @ParameterizedTest
    @MethodSource("runs")
    void netsEndWithTheSameParameters(Run run) {
        MLP net = run.net();

        run.train(net);

        assertClose(net.parameters().stream().map(Value::data).toList(), run.numbers("last_parameters"));
    }

    private static void assertClose(List<Double> actual, double[] expected) {
        assertThat(actual).hasSize(expected.length);
        for (int i = 0; i < expected.length; i++) {
            assertThat(actual.get(i))
                    .as("number %d", i)
                    .isCloseTo(expected[i], within(1e-12 + 1e-9 * Math.abs(expected[i])));
        }
    }

    static List<Run> runs() throws IOException {
        try (var file = PyTorchRunsTest.class.getResourceAsStream("pytorch-runs.txt")) {
            List<Run> runs = new ArrayList<>();
            new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(" ", 2))
                    .forEach(line -> {
                        if (line[0].equals("run")) {
                            runs.add(new Run(line[1], new HashMap<>()));
                        } else if (!line[0].equals("end")) {
                            runs.get(runs.size() - 1).fields().put(line[0], line[1]);
                        }
                    });
            return runs;
        }
    }

    record Run(String name, Map<String, String> fields) {
        double[] numbers(String key) {
            return Arrays.stream(fields.get(key).split(" "))
                    .mapToDouble(Double::parseDouble)
                    .toArray();
        }

        MLP net() {
            int[] sizes =
                    Arrays.stream(numbers("sizes")).mapToInt(size -> (int) size).toArray();
            Activation hidden = Activation.valueOf(fields.get("activation").toUpperCase(Locale.ROOT));
            MLP net = new MLP(sizes, hidden, new Random(1));
            double[] initial = numbers("initial_parameters");
            List<Value> parameters = net.parameters();
            assertThat(parameters).hasSize(initial.length);
            IntStream.range(0, initial.length).forEach(i -> parameters.get(i).setData(initial[i]));
            return net;
        }

        Value loss(MLP net) {
            double[] inputs = numbers("inputs");
            double[] targets = numbers("targets");
            return Loss.mean(IntStream.range(0, targets.length)
                    .mapToObj(i -> loss(net.forward(inputs[2 * i], inputs[2 * i + 1])[0], targets[i]))
                    .toArray(Value[]::new));
        }

        private Value loss(Value output, double target) {
            return switch (fields.get("loss")) {
                case "mse" -> Loss.squaredError(output, target);
                case "hinge" -> Loss.hinge(output, target);
                case "bce" -> Loss.binaryCrossEntropyWithLogits(output, target > 0 ? 1 : 0);
                default -> throw new IllegalArgumentException(name + ": unknown loss");
            };
        }

        private Optimizer optimizer(List<Value> parameters) {
            double learningRate = numbers("learning_rate")[0];
            return switch (fields.get("optimizer")) {
                case "sgd" -> new Sgd(parameters, learningRate);
                case "momentum" -> new Sgd(parameters, learningRate, 0.9);
                case "adam" -> new Adam(parameters, learningRate);
                default -> throw new IllegalArgumentException(name + ": unknown optimizer");
            };
        }

        /** Returns the loss before each step. */
        List<Double> train(MLP net) {
            Optimizer optimizer = optimizer(net.parameters());
            List<Double> losses = new ArrayList<>();
            for (int step = 0; step < numbers("steps")[0]; step++) {
                Value loss = loss(net);
                losses.add(loss.data());
                optimizer.zeroGrad();
                loss.backward();
                optimizer.step();
            }
            return losses;
        }

        @Override
        public String toString() {
            return name;
        }
    }
}
