package chainrule.compiled;

import static org.assertj.core.api.Assertions.assertThat;

import chainrule.compiled.CompiledGraphTest.Eager;
import chainrule.engine.Activation;
import chainrule.engine.DifferentiableFunction;
import chainrule.engine.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random graphs over all operations, compiled, against the same graphs built and run backward row by row. */
@Tag("slow")
class CompiledRandomGraphTest {
    private static final int[] SIZES = {1, 2, 3, 5, 7, 9, 13, 17};
    private static final int[] BATCHES = {1, 2, 7, 8, 9, 64, 100, 129, 5, 16, 17, 33, 1, 3, 65, 2, 31, 1000};

    /** No number in a graph is larger, on the rows that it was made with. */
    private static final double LARGEST = 6;

    /**
     * How far two right answers may be apart, in units of the {@link RandomGraph#largestWeightOfPaths}. Numbers up to {@link #LARGEST}
     * carry rounding errors of some 1e-15, and those weigh what the paths weigh that start there. Dots that are added up in another
     * order and with fused multiply-adds come out within 2e-14 of the eager ones; what is left out or counted twice is off by far more.
     */
    private static final double PART = 1e-12;

    /** One operation on nodes of any size, kept within its domain, and away from kinks that terms could cancel to. */
    private record Operation(String name, int arity, Function<Value[], Value> build) {}

    private static final List<Operation> OPERATIONS = operations();

    private static List<Operation> operations() {
        DifferentiableFunction sine = DifferentiableFunction.of("sine", Math::sin, Math::cos);
        List<Operation> all = new ArrayList<>(List.of(
                new Operation("plus", 2, x -> x[0].plus(x[1])),
                new Operation("minus", 2, x -> x[0].minus(x[1])),
                new Operation("times", 2, x -> x[0].times(x[1])),
                new Operation("square", 1, x -> x[0].times(x[0])),
                new Operation("div", 2, x -> x[0].div(x[1].times(x[1]).plus(1))),
                new Operation("pow", 2, x -> x[0].sigmoid().plus(0.5).pow(x[1].tanh())),
                new Operation("prelu", 2, x -> x[0].plus(0.0123).prelu(x[1].tanh())),
                new Operation("plus constant", 1, x -> x[0].plus(0.7)),
                new Operation("minus constant", 1, x -> x[0].minus(0.9)),
                new Operation("times constant", 1, x -> x[0].times(-1.5)),
                new Operation("div constant", 1, x -> x[0].div(-1.7)),
                new Operation("power 2", 1, x -> x[0].pow(2)),
                new Operation("power 3", 1, x -> x[0].tanh().pow(3)),
                new Operation("power -0.5", 1, x -> x[0].pow(2).plus(1).pow(-0.5)),
                new Operation("negate", 1, x -> x[0].negate()),
                new Operation("exp", 1, x -> x[0].tanh().exp()),
                new Operation("log", 1, x -> x[0].times(x[0]).plus(0.5).log()),
                new Operation("sqrt", 1, x -> x[0].times(x[0]).plus(0.5).sqrt()),
                new Operation("leaky relu", 1, x -> x[0].plus(0.0123).leakyRelu(0.3)),
                new Operation("elu", 1, x -> x[0].plus(0.0123).elu(0.4)),
                new Operation("sine", 1, x -> x[0].apply(sine)),
                new Operation("sum", 3, Value::sum),
                new Operation("logSumExp", 3, Value::logSumExp),
                new Operation("dot", 4, x -> Value.dot(Arrays.copyOf(x, 2), Arrays.copyOfRange(x, 2, 4))),
                new Operation("dot with bias", 5, x -> Value.dot(slice(x, 0, 2), slice(x, 2, 4), x[4]))));
        for (Activation f : Activation.values()) {
            all.add(new Operation(f.name(), 1, x -> x[0].plus(0.0123).apply(f)));
        }
        return all;
    }

    private static Value[] slice(Value[] values, int from, int to) {
        return Arrays.copyOfRange(values, from, to);
    }

    /** Appends nodes that are made of earlier ones. */
    private interface Step {
        void extend(List<Value> nodes);
    }

    private static final class RandomGraph {
        private static final int TRIAL_ROWS = 20;

        private final SplittableRandom random;
        private final int columns;
        private final List<Value> parameters = new ArrayList<>();
        private final List<Step> steps = new ArrayList<>();
        private final Set<String> names = new HashSet<>();
        private final List<List<Value>> trials = new ArrayList<>();

        /** Positions of nodes that depend on no input, parameters among them. */
        private final List<Integer> uniform = new ArrayList<>();

        private Step last;

        RandomGraph(long seed) {
            random = new SplittableRandom(seed);
            columns = random.nextInt(1, 6);
            for (int i = 0; i < 6; i++) {
                uniform.add(columns + i);
                parameters.add(Value.of(random.nextDouble(-1.5, 1.5)));
            }
            for (double[] row : rows(TRIAL_ROWS)) {
                trials.add(beginning(CompiledGraphTest.leaves(row)));
            }
            int target = random.nextInt(5, 25);
            for (int attempt = 0; steps.size() < target && attempt < 100; attempt++) {
                addStep();
            }
            last = ending();
        }

        double[][] rows(int number) {
            return CompiledGraphTest.randomRows(number, columns, -1.5, 1.5, random.nextLong());
        }

        private List<Value> beginning(Value[] inputs) {
            List<Value> nodes = new ArrayList<>(List.of(inputs));
            nodes.addAll(parameters.subList(0, 6));
            return nodes;
        }

        Value loss(Value... inputs) {
            List<Value> nodes = beginning(inputs);
            steps.forEach(step -> step.extend(nodes));
            last.extend(nodes);
            return nodes.get(nodes.size() - 1);
        }

        private int size() {
            return trials.get(0).size();
        }

        private void addStep() {
            boolean ofParameters = random.nextInt(4) == 0;
            int kind = random.nextInt(10);
            if (kind == 0) {
                tryStep("layer", layer(ofParameters), ofParameters);
            } else if (kind == 1) {
                tryStep("chain", chain(ofParameters), ofParameters);
            } else {
                Operation operation = OPERATIONS.get(random.nextInt(OPERATIONS.size()));
                int[] operands = operands(operation.arity, ofParameters);
                tryStep(operation.name, nodes -> nodes.add(operation.build.apply(pick(nodes, operands))), ofParameters);
            }
        }

        /** Keeps the step if its numbers are tame. */
        private void tryStep(String name, Step step, boolean ofParameters) {
            int before = size();
            trials.forEach(step::extend);
            int after = size();
            if (trials.stream()
                    .flatMap(nodes -> nodes.subList(before, after).stream())
                    .anyMatch(node -> !(Math.abs(node.data()) <= LARGEST))) {
                trials.forEach(nodes -> nodes.subList(before, after).clear());
                return;
            }
            steps.add(step);
            names.add(name);
            if (ofParameters) {
                IntStream.range(before, after).forEach(uniform::add);
            }
        }

        /** Nodes from anywhere, with a preference for late ones; the same one may come twice. */
        private int[] operands(int number, boolean ofParameters) {
            int end = ofParameters ? uniform.size() : size();
            return IntStream.range(0, number)
                    .map(i -> random.nextInt(random.nextBoolean() ? 0 : Math.max(0, end - 8), end))
                    .map(i -> ofParameters ? uniform.get(i) : i)
                    .toArray();
        }

        private static Value[] pick(List<Value> nodes, int[] positions) {
            return Arrays.stream(positions).mapToObj(nodes::get).toArray(Value[]::new);
        }

        private Value[] weights(int number) {
            Value[] weights = CompiledGraphTest.leaves(random.doubles(number, -1.5, 1.5)
                    .map(x -> x / Math.sqrt(number))
                    .toArray());
            parameters.addAll(List.of(weights));
            return weights;
        }

        private int size(int[] sizes) {
            return sizes[random.nextInt(sizes.length)];
        }

        /** Dots that see the same nodes, most of them with weights of their own; some see them as weights, or without bias. */
        private Step layer(boolean ofParameters) {
            int fanIn = size(SIZES);
            int neurons = size(SIZES);
            int[] seen = operands(fanIn, ofParameters);
            Value[] shared = weights(fanIn);
            Value[] biases = weights(neurons);
            boolean nodesAsWeights = random.nextInt(8) == 0;
            boolean asWeights = random.nextInt(4) == 0;
            DifferentiableFunction activation = Activation.values()[random.nextInt(Activation.values().length)];
            List<Function<List<Value>, Value>> dots = new ArrayList<>();
            for (int i = 0; i < neurons; i++) {
                Value[] own = random.nextInt(6) == 0 ? shared : weights(fanIn);
                int[] others = operands(fanIn, ofParameters);
                Value bias = random.nextInt(6) == 0 ? null : biases[random.nextInt(4) == 0 ? 0 : i];
                boolean mixed = nodesAsWeights && i % 2 == 0;
                dots.add(nodes -> {
                    Value[] inputs = pick(nodes, seen);
                    Value[] factors = mixed ? squashed(pick(nodes, others)) : own;
                    Value dot = asWeights ? Value.dot(inputs, factors, bias) : Value.dot(factors, inputs, bias);
                    return activation == Activation.IDENTITY ? dot : dot.apply(activation);
                });
            }
            return nodes ->
                    nodes.addAll(dots.stream().map(dot -> dot.apply(nodes)).toList());
        }

        private static Value[] squashed(Value[] values) {
            return Arrays.stream(values)
                    .map(value -> value.tanh().div(values.length))
                    .toArray(Value[]::new);
        }

        /** {@code w0 x0 + w1 x1 + ...} without a dot, in one of several ways to write it; partial sums may be kept for others. */
        private Step chain(boolean ofParameters) {
            int length = size(SIZES);
            Value[] weights = random.nextInt(4) == 0 ? slice(parameters.toArray(Value[]::new), 0, 1) : weights(length);
            int[] seen = operands(length, ofParameters);
            int start = operands(1, ofParameters)[0];
            int way = random.nextInt(5);
            boolean keepPartialSums = random.nextInt(3) == 0;
            return nodes -> {
                Value[] x = pick(nodes, seen);
                Value sum = nodes.get(start);
                for (int i = 0; i < length; i++) {
                    Value w = weights[i % weights.length];
                    sum = switch (way) {
                        case 0 -> sum.plus(w.times(x[i]));
                        case 1 -> x[i].times(w).plus(sum);
                        case 2 -> sum.minus(x[i].times(w));
                        case 3 ->
                            sum.times(0.5).plus(x[i].times(x[(i + 1) % length]).times(w));
                        default -> sum.times(w).plus(x[i]);
                    };
                    if (keepPartialSums || i == length - 1) {
                        nodes.add(sum);
                    }
                }
            };
        }

        /** The last node, or what many of the others come to; some are left out and so dead. */
        private Step ending() {
            int[] heard = IntStream.range(0, size())
                    .filter(i -> random.nextInt(4) > 0)
                    .toArray();
            Value[] weights = weights(heard.length);
            return switch (random.nextInt(5)) {
                case 0 -> nodes -> {};
                case 1 -> nodes -> nodes.add(Value.logSumExp(pick(nodes, heard)));
                case 2 -> nodes -> nodes.add(Value.sum(pick(nodes, heard)).div(heard.length));
                case 3 ->
                    nodes -> nodes.add(Value.dot(weights, pick(nodes, heard)).pow(2));
                default ->
                    nodes -> nodes.add(Value.dot(pick(nodes, heard), weights, weights[0])
                            .plus(Value.dot(weights, weights).times(0.1)));
            };
        }

        /** The sum of what the paths from the loss to any node weigh, none cancelling another, on the worst of some rows. */
        double largestWeightOfPaths() {
            double largest = 1;
            for (double[] row : rows(8)) {
                List<Value> order = loss(CompiledGraphTest.leaves(row)).graph();
                Map<Value, Double> weights = new IdentityHashMap<>();
                weights.put(order.get(order.size() - 1), 1.0);
                for (int i = order.size() - 1; i >= 0; i--) {
                    Value node = order.get(i);
                    double weight = weights.get(node);
                    largest = Math.max(largest, weight);
                    for (int k = 0; k < node.inputs().size(); k++) {
                        weights.merge(node.inputs().get(k), weight * Math.abs(node.localDerivative(k)), Double::sum);
                    }
                }
            }
            return largest;
        }

        void moveParameters() {
            parameters.forEach(parameter -> parameter.setData(parameter.data() + random.nextDouble(-0.1, 0.1)));
        }
    }

    /** Two runs of different size, the parameters having moved in between. */
    private static void assertAgrees(int seed, RandomGraph graph, CompiledGraph compiled) {
        for (int run = 0; run < 2; run++) {
            double[][] rows = graph.rows(BATCHES[(seed / (1 + 17 * run)) % BATCHES.length]);
            Eager eager = Eager.of(graph::loss, graph.parameters, rows);

            double mean = compiled.run(rows);

            double part = PART * graph.largestWeightOfPaths();
            try {
                eager.assertSame(mean, graph.parameters, part);
            } catch (AssertionError e) {
                throw new AssertionError(
                        "graph %s, run %s of %s rows:%n%s".formatted(seed, run, rows.length, compiled), e);
            }
            graph.moveParameters();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 100})
    void compiledGraphsFindWhatEagerOnesFind(int firstSeed) {
        for (int seed = firstSeed; seed < firstSeed + 100; seed++) {
            RandomGraph graph = new RandomGraph(seed);
            double[] sample = graph.rows(1)[0];
            assertAgrees(seed, graph, CompiledGraphTest.compile(graph::loss, sample));
        }
    }

    @Test
    void functionsTracedOnEveryRowFindTheSame() {
        for (int seed = 1000; seed < 1050; seed++) {
            RandomGraph graph = new RandomGraph(seed);
            assertAgrees(seed, graph, CompiledGraph.of(graph::loss, graph.rows(5)));
        }
    }

    @Test
    void everyOperationHasItsTurnOftenAndNumbersStayTame() {
        Map<String, Integer> graphsWith = new HashMap<>();
        int tame = 0;
        for (int seed = 0; seed < 200; seed++) {
            RandomGraph graph = new RandomGraph(seed);
            graph.names.forEach(name -> graphsWith.merge(name, 1, Integer::sum));
            tame += graph.largestWeightOfPaths() < 1000 ? 1 : 0;
        }

        assertThat(graphsWith.keySet())
                .containsAll(OPERATIONS.stream().map(Operation::name).toList())
                .contains("layer", "chain");
        assertThat(graphsWith.values()).allMatch(graphs -> graphs > 20);
        assertThat(tame).isGreaterThan(165);
    }
}
