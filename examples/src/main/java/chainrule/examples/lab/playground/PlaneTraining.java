package chainrule.examples.lab.playground;

import chainrule.compiled.CompiledGraph;
import chainrule.engine.Value;
import chainrule.examples.data.Dataset;
import chainrule.examples.lab.Method;
import chainrule.nn.Loss;
import chainrule.nn.MLP;
import chainrule.nn.Optimizer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** A net that learns to tell two classes of points in the plane apart by the sign of its score, and how well it did on its way. */
public final class PlaneTraining {
    /** Parameters of this size have been running away for long, and products of a few of them overflow. */
    private static final double BEYOND_HOPE = 1e100;

    /** Up to here every step is remembered, later ever fewer: as many in each doubling of the steps. */
    private static final int REMEMBERED_ALL = 100;

    private final Plan plan;
    private final Dataset training;
    private final Dataset test;
    private final MLP net;
    private final double[][] rows;
    private final RandomGenerator random;
    private final Queue<Dataset> batches = new ArrayDeque<>();
    private final List<Moment> moments = new ArrayList<>();
    private Method method;
    private Optimizer optimizer;
    private double l2;
    private CompiledGraph graph;
    private int steps;
    private boolean finite = true;

    public PlaneTraining(Plan plan, Method method, double rate, double l2) {
        this.plan = plan;
        training = plan.cloud().points(plan.noise(), new Random(3L * plan.seed()));
        test = plan.cloud().points(plan.noise(), new Random(3L * plan.seed() + 1));
        random = new Random(3L * plan.seed() + 2);
        net = new MLP(plan.sizes(), plan.activation(), random);
        rows = rows(training);
        use(method, rate, l2);
        moments.add(moment());
    }

    private double[][] rows(Dataset data) {
        return IntStream.range(0, data.size())
                .mapToObj(i -> new double[] {
                    data.inputs()[i][0], data.inputs()[i][1], plan.goal().target(data.labels()[i])
                })
                .toArray(double[][]::new);
    }

    /** Goes on with another method, rate or penalty. */
    public void use(Method method, double rate, double l2) {
        if (optimizer == null || method != this.method) {
            this.method = method;
            optimizer = method.optimizer(net.parameters(), rate);
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
    public void step() {
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
    public void computeGradients() {
        optimizer.zeroGrad();
        graph.run(rows);
    }

    private Moment moment() {
        return Moment.of(steps, net, plan.goal(), training, test);
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

    public int steps() {
        return steps;
    }

    /** Whether all parameters are numbers to compute with; if not, there are no more steps. */
    public boolean isFinite() {
        return finite;
    }

    /** From before the first step on; the last one is now. */
    public List<Moment> moments() {
        List<Moment> untilNow = new ArrayList<>(moments);
        if (moments.get(moments.size() - 1).step() < steps) {
            untilNow.add(moment());
        }
        return untilNow;
    }
}
