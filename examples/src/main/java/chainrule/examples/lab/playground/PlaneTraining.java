package chainrule.examples.lab.playground;

import chainrule.compiled.CompiledGraph;
import chainrule.engine.Activation;
import chainrule.engine.Value;
import chainrule.examples.data.Dataset;
import chainrule.examples.lab.Method;
import chainrule.nn.Layer;
import chainrule.nn.MLP;
import chainrule.nn.Optimizer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A net that learns to tell two classes of points in the plane apart by the sign of its score, and how well it did on its way. */
public final class PlaneTraining {
    /** Parameters of this size have been running away for long, and products of a few of them overflow. */
    private static final double BEYOND_HOPE = 1e100;

    /** Up to here every step is remembered, later ever fewer: as many in each doubling of the steps. */
    private static final int REMEMBERED_ALL = 100;

    private final Plan plan;
    private final MLP net;
    private final List<Value> parameters;
    private final RandomGenerator random;
    private final Queue<Dataset> batches = new ArrayDeque<>();
    private final List<Moment> moments = new ArrayList<>();
    private Dataset training;
    private Dataset test;
    private Dataset told;
    private Dataset toldOfTest;
    private double[][] rows;
    private Method method;
    private Optimizer optimizer;
    private Penalty penalty;
    private CompiledGraph graph;
    private StepWatcher watcher = StepWatcher.NOBODY;
    private int steps;
    private boolean finite = true;

    public PlaneTraining(Plan plan, Method method, double rate, Penalty penalty) {
        this.plan = plan;
        random = new Random(3L * plan.seed() + 2);
        net = newNet();
        parameters = net.parameters();
        use(method, rate, penalty);
        learnFrom(plan.training(), plan.test());
    }

    private MLP newNet() {
        int[] sizes = plan.sizes();
        return new MLP(IntStream.range(1, sizes.length)
                .mapToObj(i -> new Layer(sizes[i - 1], sizes[i], activation(i), random))
                .toArray(Layer[]::new));
    }

    private Activation activation(int layer) {
        return layer <= plan.activations().size() ? plan.activations().get(layer - 1) : Activation.IDENTITY;
    }

    /** Goes on with other points. */
    public void learnFrom(Dataset training, Dataset test) {
        this.training = training;
        this.test = test;
        told = told(training);
        toldOfTest = told(test);
        rows = IntStream.range(0, told.size())
                .mapToObj(i -> append(told.inputs()[i], plan.goal().target(told.labels()[i])))
                .toArray(double[][]::new);
        batches.clear();
        lookAgain();
    }

    private static double[] append(double[] numbers, double last) {
        double[] all = Arrays.copyOf(numbers, numbers.length + 1);
        all[numbers.length] = last;
        return all;
    }

    /** Gives a parameter another number by hand. */
    public void set(Value parameter, double number) {
        parameter.setData(number);
        finite = areFinite();
        lookAgain();
    }

    /** What was seen at this step is no longer so. */
    private void lookAgain() {
        if (!moments.isEmpty() && last().step() == steps) {
            moments.remove(moments.size() - 1);
        }
        moments.add(moment());
    }

    /** What the net is told of points. */
    public double[][] inputs(double[][] points) {
        return Feature.rows(plan.features(), points);
    }

    /** Goes on with another method, rate or penalty. */
    public void use(Method method, double rate, Penalty penalty) {
        if (optimizer == null || method != this.method) {
            this.method = method;
            optimizer = method.optimizer(parameters, rate);
        }
        optimizer.setLearningRate(rate);
        if (!penalty.equals(this.penalty)) {
            this.penalty = penalty;
            graph = compiled();
        }
    }

    private CompiledGraph compiled() {
        Value[] inputs = Stream.generate(() -> Value.of(0)).limit(net.inputs()).toArray(Value[]::new);
        Value target = Value.of(1);
        Value loss = plan.goal().loss(net.forward(inputs)[0], target);
        Value[] all = Stream.concat(Stream.of(inputs), Stream.of(target)).toArray(Value[]::new);
        return CompiledGraph.of(penalty.addedTo(loss, parameters), all);
    }

    /** From now on somebody else is told of steps. */
    void tell(StepWatcher watcher) {
        this.watcher = watcher;
    }

    /** Moves every parameter once, unless one is no longer a finite number. */
    public void step() {
        if (!finite) {
            return;
        }
        optimizer.zeroGrad();
        double loss = graph.run(nextBatch());
        watcher.beforeStep(loss, optimizer);
        optimizer.step();
        steps++;
        finite = areFinite();
        if (!finite || steps % stride() == 0) {
            moments.add(moment());
            watcher.remembered(last());
        }
    }

    private boolean areFinite() {
        for (Value parameter : parameters) {
            if (!(Math.abs(parameter.data()) < BEYOND_HOPE)) {
                return false;
            }
        }
        return true;
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
    public void computeGradients() {
        optimizer.zeroGrad();
        graph.run(rows);
    }

    private Moment moment() {
        return Moment.of(steps, net, plan.goal(), told, toldOfTest);
    }

    private Dataset told(Dataset points) {
        return new Dataset(inputs(points.inputs()), points.labels());
    }

    public Plan plan() {
        return plan;
    }

    public MLP net() {
        return net;
    }

    public Dataset training() {
        return training;
    }

    public Dataset test() {
        return test;
    }

    /** Whether there are other points than those it learns from. */
    boolean hasTest() {
        return test != training;
    }

    public int steps() {
        return steps;
    }

    /** Whether all parameters are numbers to compute with; if not, there are no more steps. */
    public boolean isFinite() {
        return finite;
    }

    private Moment last() {
        return moments.get(moments.size() - 1);
    }

    /** From before the first step on; the last one is now. */
    public List<Moment> moments() {
        List<Moment> untilNow = new ArrayList<>(moments);
        if (last().step() < steps) {
            untilNow.add(moment());
        }
        return untilNow;
    }
}
