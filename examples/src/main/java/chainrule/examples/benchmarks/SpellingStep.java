package chainrule.examples.benchmarks;

import chainrule.compiled.CompiledGraph;
import chainrule.engine.Value;
import chainrule.examples.training.Letters;
import chainrule.examples.training.Speller;
import chainrule.examples.training.SpellingNet;
import chainrule.examples.training.SpellingRun;
import chainrule.nn.Adam;
import chainrule.nn.Loss;
import chainrule.nn.Transformer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * One step of {@code MicroGpt}: a name is read forward, the gradient goes back, Adam moves all weights. Each way starts from the same weights,
 * reads the same names, and returns the loss before its step.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class SpellingStep {
    private static final double RATE = 1e-6;
    private static final int SEED = 5;

    /** Places of the names that take turns: 7.2 in the mean, as in the names of the reference. */
    private static final int[] SHORT = {5, 6, 7, 8, 10};

    /** Numbers in a row; the reference has 16, and a context of as many places, which longer names fill. */
    @Param("16")
    public int width;

    private String[] names;
    private int step;

    private Speller eager;
    private Adam eagerAdam;
    private Transformer compiled;
    private Adam compiledAdam;
    private final Map<Integer, CompiledGraph> graphs = new HashMap<>();
    private HandWrittenGpt handWritten;

    @Setup
    public void prepare() {
        Random random = new Random(SEED);
        int[] places = width == SpellingNet.WIDTH ? SHORT : new int[] {width};
        names = new String[20];
        Arrays.setAll(names, i -> name(places[i % places.length] - 1, random));
        Transformer eagerNet = net();
        eager = Speller.of(eagerNet);
        eagerAdam = adam(eagerNet);
        compiled = net();
        compiledAdam = adam(compiled);
        handWritten = new HandWrittenGpt(net(), width, SpellingNet.HEADS);
    }

    private static String name(int letters, Random random) {
        StringBuilder name = new StringBuilder();
        random.ints(letters, 1, Letters.TOKENS).mapToObj(Letters::text).forEach(name::append);
        return name.toString();
    }

    private Transformer net() {
        return new Transformer(
                Letters.TOKENS, width, width, 1, SpellingNet.HEADS, SpellingNet.NORMAL, new Random(SEED));
    }

    private static Adam adam(Transformer net) {
        return new Adam(net.parameters(), RATE, SpellingRun.BETA1, SpellingRun.BETA2, SpellingRun.EPSILON);
    }

    private String nextName() {
        step = (step + 1) % names.length;
        return names[step];
    }

    /** The graph of the name, built afresh. */
    @Benchmark
    public double eager() {
        Value loss = eager.loss(nextName());
        eagerAdam.zeroGrad();
        loss.backward();
        eagerAdam.step();
        return loss.data();
    }

    /** Formulas worked out by hand. */
    @Benchmark
    public double handWritten() {
        return handWritten.step(Letters.tokens(nextName()), RATE);
    }

    /** A graph for each length of name, traced once and replayed; tokens come in as rows with a single 1. */
    @Benchmark
    public double compiled() {
        int[] tokens = Letters.tokens(nextName());
        CompiledGraph graph = graphs.computeIfAbsent(tokens.length - 1, this::trace);
        compiledAdam.zeroGrad();
        double loss = graph.run(new double[][] {oneHot(tokens)});
        compiledAdam.step();
        return loss;
    }

    private static double[] oneHot(int[] tokens) {
        int places = tokens.length - 1;
        double[] row = new double[2 * places * Letters.TOKENS];
        for (int t = 0; t < places; t++) {
            row[t * Letters.TOKENS + tokens[t]] = 1;
            row[(places + t) * Letters.TOKENS + tokens[t + 1]] = 1;
        }
        return row;
    }

    private CompiledGraph trace(int places) {
        Value[] inputs = IntStream.range(0, 2 * places * Letters.TOKENS)
                .mapToObj(i -> Value.of(i % Letters.TOKENS == 0 ? 1 : 0))
                .toArray(Value[]::new);
        List<Value> parameters = compiled.parameters();
        Value[][] rows = new Value[places][width];
        for (int t = 0; t < places; t++) {
            for (int i = 0; i < width; i++) {
                int column = i;
                Value[] table = IntStream.range(0, Letters.TOKENS)
                        .mapToObj(token -> parameters.get(token * width + column))
                        .toArray(Value[]::new);
                Value place = parameters.get((Letters.TOKENS + t) * width + i);
                rows[t][i] = Value.dot(table, token(inputs, t)).plus(place);
            }
        }
        Value[][] logits = compiled.body().forward(rows);
        Value loss = Loss.mean(IntStream.range(0, places)
                .mapToObj(t -> Loss.softmaxCrossEntropy(logits[t], token(inputs, places + t)))
                .toArray(Value[]::new));
        return CompiledGraph.of(loss, inputs);
    }

    private static Value[] token(Value[] inputs, int place) {
        return Arrays.copyOfRange(inputs, place * Letters.TOKENS, (place + 1) * Letters.TOKENS);
    }
}
