package chainrule.examples.doctor;

import chainrule.doctor.Doctor;
import chainrule.doctor.Report;
import chainrule.engine.Activation;
import chainrule.engine.Value;
import chainrule.examples.data.Dataset;
import chainrule.examples.data.HandwrittenDigits;
import chainrule.examples.data.Moons;
import chainrule.examples.data.Shapes;
import chainrule.examples.training.Classifier;
import chainrule.nn.Adam;
import chainrule.nn.Initializer;
import chainrule.nn.Loss;
import chainrule.nn.MLP;
import chainrule.nn.Optimizer;
import chainrule.nn.Sgd;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** A training as one does it, drawn at random from usual data, nets and optimizers, with a doctor who looks at it at several moments. */
record UsualRun(
        Task task,
        Activation activation,
        int hiddenLayers,
        int width,
        Method method,
        double rate,
        int batch,
        Weights weights,
        long seed) {
    static final int STEPS = 600;

    private static final int TRAINING_ROWS = 200;
    private static final int HELD_OUT_ROWS = 400;
    private static final int DIGIT_ROWS = 600;
    private static final int HELD_OUT_EVERY = 30;
    private static final int[] MOMENTS = {0, 1, 3, 10, 30, 60, 100, 200, 400, STEPS};
    private static final HandwrittenDigits DIGITS = HandwrittenDigits.load();

    enum Task {
        MOONS_HINGE,
        MOONS_CROSS_ENTROPY,
        XOR_HINGE,
        XOR_CROSS_ENTROPY,
        DIGITS
    }

    /** With the rates that one tries first. */
    enum Method {
        SGD(0.1, 0.3),
        MOMENTUM(0.03, 0.1),
        ADAM(0.003, 0.01);

        private final double[] rates;

        Method(double... rates) {
            this.rates = rates;
        }

        Optimizer optimizer(MLP net, double rate) {
            return this == ADAM
                    ? new Adam(net.parameters(), rate)
                    : new Sgd(net.parameters(), rate, this == MOMENTUM ? 0.9 : 0);
        }
    }

    enum Weights {
        FITTING,
        XAVIER,
        HE
    }

    static UsualRun of(long seed) {
        Random random = new Random(seed);
        Method method = pick(random, Method.values());
        Activation activation = pick(
                random,
                Activation.RELU,
                Activation.LEAKY_RELU,
                Activation.ELU,
                Activation.GELU,
                Activation.SILU,
                Activation.TANH,
                Activation.SIGMOID);
        return new UsualRun(
                pick(random, Task.values()),
                activation,
                1 + random.nextInt(activation == Activation.SIGMOID ? 2 : 4),
                new int[] {8, 16, 32}[random.nextInt(3)],
                method,
                method.rates[random.nextInt(2)],
                new int[] {8, 16, 32, 100}[random.nextInt(4)],
                pick(random, Weights.values()),
                seed);
    }

    @SafeVarargs
    private static <T> T pick(Random random, T... choices) {
        return choices[random.nextInt(choices.length)];
    }

    /**
     * What came of it.
     *
     * @param right share of the training rows at the end
     * @param rightBest largest share of the rows held out at any moment
     */
    record Outcome(UsualRun run, Map<Integer, Report> reports, double right, double rightHeldOut, double rightBest) {
        /** It learned its rows, and what it knows of others is not lost. */
        boolean isHealthy() {
            return right >= 0.95 && rightHeldOut >= rightBest - 0.02;
        }
    }

    Outcome outcome() {
        return outcome(Illness.NONE, STEPS);
    }

    Outcome outcome(Illness illness, int steps) {
        Dataset training = scaled(data(TRAINING_ROWS, 1000 + seed), illness.inputs);
        Dataset others = scaled(task == Task.DIGITS ? DIGITS.test() : data(HELD_OUT_ROWS, 2000 + seed), illness.inputs);
        Random random = new Random(seed);
        MLP net = net(random);
        net.layers().stream()
                .flatMap(layer -> layer.weights().stream())
                .forEach(weight -> weight.setData(illness.weights * weight.data()));
        Optimizer optimizer = method.optimizer(net, illness.rate * rate);
        Doctor doctor = new Doctor(net, training.inputs(), training.labels());
        Map<Integer, Report> reports = new TreeMap<>();
        Queue<Dataset> batches = new ArrayDeque<>();
        double best = 0;
        reports.put(0, doctor.report());
        for (int step = 1; step <= steps; step++) {
            if (batches.isEmpty()) {
                batches.addAll(training.batches(batch, random));
            }
            if (illness.zeroGrad) {
                optimizer.zeroGrad();
            }
            Value loss = loss(net, batches.remove());
            loss.backward();
            doctor.watch(loss, optimizer);
            optimizer.step();
            if (step % HELD_OUT_EVERY == 0) {
                doctor.heldOut(loss(net, others).data());
                best = Math.max(best, right(net, others));
            }
            int now = step;
            if (IntStream.of(MOMENTS).anyMatch(moment -> moment == now)) {
                reports.put(step, doctor.report());
            }
        }
        return new Outcome(this, reports, right(net, training), right(net, others), best);
    }

    private static Dataset scaled(Dataset data, double factor) {
        return new Dataset(
                Arrays.stream(data.inputs())
                        .map(row -> Arrays.stream(row).map(x -> factor * x).toArray())
                        .toArray(double[][]::new),
                data.labels());
    }

    private Dataset data(int rows, long seed) {
        Random random = new Random(seed);
        return switch (task) {
            case MOONS_HINGE, MOONS_CROSS_ENTROPY -> Moons.of(rows, 0.1, random);
            case XOR_HINGE, XOR_CROSS_ENTROPY -> Shapes.xor(rows, 0.02, random);
            case DIGITS ->
                DIGITS.train()
                        .select(random.ints(0, DIGITS.train().size())
                                .distinct()
                                .limit(DIGIT_ROWS)
                                .toArray());
        };
    }

    private MLP net(Random random) {
        int[] sizes = new int[hiddenLayers + 2];
        Arrays.fill(sizes, width);
        sizes[0] = task == Task.DIGITS ? HandwrittenDigits.PIXELS : 2;
        sizes[hiddenLayers + 1] = task == Task.DIGITS ? HandwrittenDigits.CLASSES : 1;
        return switch (weights) {
            case FITTING -> new MLP(sizes, activation, random);
            case XAVIER -> new MLP(sizes, activation, Initializer.XAVIER_NORMAL, random);
            case HE -> new MLP(sizes, activation, Initializer.HE_NORMAL, random);
        };
    }

    private Value loss(MLP net, Dataset rows) {
        return task == Task.DIGITS
                ? Classifier.loss(net, rows)
                : Loss.mean(IntStream.range(0, rows.size())
                        .mapToObj(i -> loss(net.forward(rows.inputs()[i])[0], rows, i))
                        .toArray(Value[]::new));
    }

    private Value loss(Value score, Dataset rows, int row) {
        return task == Task.MOONS_HINGE || task == Task.XOR_HINGE
                ? Loss.hinge(score, rows.side(row))
                : Loss.binaryCrossEntropyWithLogits(score, rows.labels()[row]);
    }

    private double right(MLP net, Dataset rows) {
        if (task == Task.DIGITS) {
            return Classifier.accuracy(net, rows);
        }
        return IntStream.range(0, rows.size())
                        .filter(i -> net.predict(rows.inputs()[i])[0] * rows.side(i) > 0)
                        .count()
                / (double) rows.size();
    }
}
