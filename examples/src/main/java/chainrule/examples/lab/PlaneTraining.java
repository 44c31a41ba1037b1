package chainrule.examples.lab;

import chainrule.engine.Activation;
import chainrule.compiled.CompiledGraph;
import chainrule.engine.Value;
import chainrule.examples.data.Dataset;
import chainrule.examples.data.Moons;
import chainrule.examples.data.Shapes;
import chainrule.nn.Adam;
import chainrule.nn.Loss;
import chainrule.nn.MLP;
import chainrule.nn.Optimizer;
import chainrule.nn.Sgd;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A net that learns to tell two classes of points in the plane apart by the sign of its score, and how well it did on its way. */
final class PlaneTraining {
    /** Parameters of this size have been running away for long, and products of a few of them overflow. */
    private static final double BEYOND_HOPE = 1e100;

    static final int POINTS = 200;

    /** Up to here every step is remembered, later ever fewer: as many in each doubling of the steps. */
    private static final int REMEMBERED_ALL = 100;

    private static final double MOMENTUM = 0.9;

    /** Where points come from. */
    enum Cloud {
        MOONS("two moons", Moons::of),
        CIRCLES("circles", Shapes::circles),
        SPIRALS("spirals", Shapes::spirals),
        XOR("XOR", Shapes::xor);

        private final String title;
        private final Source source;

        Cloud(String title, Source source) {
            this.title = title;
            this.source = source;
        }

        private interface Source {
            Dataset of(int samples, double noise, RandomGenerator random);
        }

        String title() {
            return title;
        }

        Dataset points(double noise, RandomGenerator random) {
            return source.of(POINTS, noise, random);
        }
    }

    /** What is made small. */
    enum Goal {
        HINGE("hinge", -1) {
            @Override
            Value loss(Value score, Value target) {
                return Loss.hinge(score, target);
            }
        },
        CROSS_ENTROPY("cross-entropy", 0) {
            @Override
            Value loss(Value score, Value target) {
                return Loss.binaryCrossEntropyWithLogits(score, target);
            }
        },
        SQUARED_ERROR("squared error", -1) {
            @Override
            Value loss(Value score, Value target) {
                return Loss.squaredError(score, target);
            }
        };

        private final String title;
        private final double targetOfClass0;

        Goal(String title, double targetOfClass0) {
            this.title = title;
            this.targetOfClass0 = targetOfClass0;
        }

        String title() {
            return title;
        }

        abstract Value loss(Value score, Value target);

        /** What the score of a class is compared with. */
        double target(int label) {
            return label == 1 ? 1 : targetOfClass0;
        }
    }

    /** How parameters move. */
    enum Rule {
        SGD("SGD"),
        MOMENTUM("momentum"),
        ADAM("Adam");

        private final String title;

        Rule(String title) {
            this.title = title;
        }

        String title() {
            return title;
        }

        private Optimizer optimizer(List<Value> parameters, double rate) {
            return switch (this) {
                case SGD -> new Sgd(parameters, rate);
                case MOMENTUM -> new Sgd(parameters, rate, PlaneTraining.MOMENTUM);
                case ADAM -> new Adam(parameters, rate);
            };
        }
    }

    /**
     * What a training cannot change without starting anew.
     *
     * @param hidden units of each hidden layer
     * @param batch points that take part in a step
     */
    record Plan(
            Cloud cloud, double noise, List<Integer> hidden, Activation activation, Goal goal, int batch, int seed) {
        int[] sizes() {
            return IntStream.concat(
                            IntStream.concat(IntStream.of(2), hidden.stream().mapToInt(Integer::intValue)),
                            IntStream.of(1))
                    .toArray();
        }
    }

    /**
     * How well the net did after some steps.
     *
     * @param trainingLoss mean over all training points, without the penalty on large weights; as testLoss is
     * @param trainingAccuracy share of points on the right side; as testAccuracy is
     */
    record Moment(int step, double trainingLoss, double testLoss, double trainingAccuracy, double testAccuracy) {}

    private final Plan plan;
    private final Dataset training;
    private final Dataset test;
    private final MLP net;
    private final double[][] rows;
    private final RandomGenerator random;
    private final Queue<Dataset> batches = new ArrayDeque<>();
    private final List<Moment> moments = new ArrayList<>();
    private Rule rule;
    private Optimizer optimizer;
    private double l2;
    private CompiledGraph graph;
    private int steps;
    private boolean finite = true;

    PlaneTraining(Plan plan, Rule rule, double rate, double l2) {
        this.plan = plan;
        training = plan.cloud().points(plan.noise(), new Random(3L * plan.seed()));
        test = plan.cloud().points(plan.noise(), new Random(3L * plan.seed() + 1));
        random = new Random(3L * plan.seed() + 2);
        net = new MLP(plan.sizes(), plan.activation(), random);
        rows = rows(training);
        use(rule, rate, l2);
        moments.add(moment());
    }

    private double[][] rows(Dataset data) {
        return IntStream.range(0, data.size())
                .mapToObj(i -> new double[] {
                    data.inputs()[i][0], data.inputs()[i][1], plan.goal().target(data.labels()[i])
                })
                .toArray(double[][]::new);
    }

    /** Goes on with another rule, rate or penalty. */
    void use(Rule rule, double rate, double l2) {
        if (optimizer == null || rule != this.rule) {
            this.rule = rule;
            optimizer = rule.optimizer(net.parameters(), rate);
        }
        optimizer.setLearningRate(rate);
        if (graph == null || l2 != this.l2) {
            this.l2 = l2;
            graph = compiled();
        }
    }

    private CompiledGraph compiled() {
        Value x = Value.of(0);
        Value y = Value.of(0);
        Value target = Value.of(1);
        Value loss = plan.goal().loss(net.forward(x, y)[0], target);
        return CompiledGraph.of(l2 == 0 ? loss : loss.plus(Loss.l2(net.parameters(), l2)), x, y, target);
    }

    /** Moves every parameter once, unless one is no longer a finite number. */
    void step() {
        if (!finite) {
            return;
        }
        optimizer.zeroGrad();
        graph.run(nextBatch());
        optimizer.step();
        steps++;
        finite = net.parameters().stream().allMatch(parameter -> Math.abs(parameter.data()) < BEYOND_HOPE);
        if (!finite || steps % stride() == 0) {
            moments.add(moment());
        }
    }

    private int stride() {
        return Math.max(1, Integer.highestOneBit(steps / REMEMBERED_ALL));
    }

    private double[][] nextBatch() {
        if (plan.batch() >= rows.length) {
            return rows;
        }
        if (batches.isEmpty()) {
            batches.addAll(new Dataset(rows, training.labels()).batches(plan.batch(), random));
        }
        return batches.remove().inputs();
    }

    /** Leaves in each parameter the gradient of what is made small, over all training points. */
    void computeGradients() {
        optimizer.zeroGrad();
        graph.run(rows);
    }

    private Moment moment() {
        double[] trainingScores = scores(training);
        double[] testScores = scores(test);
        return new Moment(
                steps,
                loss(training, trainingScores),
                loss(test, testScores),
                accuracy(training, trainingScores),
                accuracy(test, testScores));
    }

    private double[] scores(Dataset data) {
        return Stream.of(data.inputs())
                .mapToDouble(point -> net.predict(point)[0])
                .toArray();
    }

    private double loss(Dataset data, double[] scores) {
        return IntStream.range(0, scores.length)
                .mapToDouble(i -> plan.goal()
                        .loss(Value.of(scores[i]), Value.of(plan.goal().target(data.labels()[i])))
                        .data())
                .average()
                .orElseThrow();
    }

    private static double accuracy(Dataset data, double[] scores) {
        return IntStream.range(0, scores.length)
                .mapToDouble(i -> (data.labels()[i] == 1 ? scores[i] : -scores[i]) > 0 ? 1 : 0)
                .average()
                .orElseThrow();
    }

    Plan plan() {
        return plan;
    }

    MLP net() {
        return net;
    }

    Dataset training() {
        return training;
    }

    Dataset test() {
        return test;
    }

    int steps() {
        return steps;
    }

    /** Whether all parameters are numbers to compute with; if not, there are no more steps. */
    boolean isFinite() {
        return finite;
    }

    /** From before the first step on; the last one is now. */
    List<Moment> moments() {
        List<Moment> untilNow = new ArrayList<>(moments);
        if (moments.get(moments.size() - 1).step() < steps) {
            untilNow.add(moment());
        }
        return untilNow;
    }
}
