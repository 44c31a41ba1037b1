package chainrule.doctor;

import chainrule.engine.Activation;
import chainrule.engine.Value;
import chainrule.nn.Loss;
import chainrule.nn.MLP;
import chainrule.nn.Optimizer;
import java.util.Arrays;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.stream.IntStream;

/** Points in a square whose class is the side of its diagonal, a net that can learn them, and a training in which a test can spoil one thing. */
final class Practice {
    double[][] inputs = points(60, new Random(7));
    int[] labels = Arrays.stream(inputs).mapToInt(x -> x[0] + x[1] > 0 ? 1 : 0).toArray();
    MLP net = new MLP(new int[] {2, 8, 8, 1}, Activation.TANH, new Random(1));
    BiFunction<Value, Integer, Value> lossOfRow = (score, label) -> Loss.binaryCrossEntropyWithLogits(score, label);

    static double[][] points(int count, Random random) {
        return IntStream.range(0, count)
                .mapToObj(i -> new double[] {2 * random.nextDouble() - 1, 2 * random.nextDouble() - 1})
                .toArray(double[][]::new);
    }

    static int[] sizes(int hiddenLayers, int width) {
        int[] sizes = new int[hiddenLayers + 2];
        Arrays.fill(sizes, width);
        sizes[0] = 2;
        sizes[hiddenLayers + 1] = 1;
        return sizes;
    }

    Practice with(MLP net) {
        this.net = net;
        return this;
    }

    Practice scaledBy(double factor) {
        net.layers().stream().flatMap(layer -> layer.weights().stream()).forEach(w -> w.setData(factor * w.data()));
        return this;
    }

    Doctor doctor() {
        return new Doctor(net, inputs, labels);
    }

    Value loss() {
        return loss(inputs, labels);
    }

    Value loss(double[][] rows, int[] classes) {
        return Loss.mean(IntStream.range(0, rows.length)
                .mapToObj(i -> lossOfRow.apply(net.forward(rows[i])[0], classes[i]))
                .toArray(Value[]::new));
    }

    /** As it should be. */
    Report train(Doctor doctor, Optimizer optimizer, int steps) {
        for (int step = 0; step < steps; step++) {
            optimizer.zeroGrad();
            Value loss = loss();
            loss.backward();
            doctor.watch(loss, optimizer);
            optimizer.step();
        }
        return doctor.report();
    }

    Report train(Optimizer optimizer, int steps) {
        return train(doctor(), optimizer, steps);
    }
}
