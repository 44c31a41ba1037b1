package chainrule.examples.training;

import chainrule.engine.Value;
import chainrule.nn.Block;
import chainrule.nn.GradientFlow;
import chainrule.nn.Probe;
import java.util.List;
import java.util.function.Supplier;

/**
 * The size of what travels through each layer of a net, first layer first.
 *
 * @param outputs root of the mean square of the outputs, on the way forward
 * @param deltas mean |∂L/∂z|, on the way back
 */
public record SignalsByDepth(double[] outputs, double[] deltas) {
    /** Runs one forward and one backward pass. */
    public static SignalsByDepth of(Block net, Supplier<Value> loss) {
        Probe probe = new Probe();
        probe.watch(loss).backward();
        return new SignalsByDepth(
                net.layers().stream()
                        .mapToDouble(layer -> rootMeanSquare(probe.outputs(layer)))
                        .toArray(),
                GradientFlow.meanAbsoluteDeltas(net, probe));
    }

    /** The geometric mean over nets, place by place: sizes that multiply from layer to layer have no other middle. */
    public static SignalsByDepth middle(List<SignalsByDepth> nets) {
        return new SignalsByDepth(
                middleOf(nets.stream().map(SignalsByDepth::outputs).toList()),
                middleOf(nets.stream().map(SignalsByDepth::deltas).toList()));
    }

    private static double[] middleOf(List<double[]> nets) {
        double[] middle = new double[nets.get(0).length];
        for (int layer = 0; layer < middle.length; layer++) {
            int place = layer;
            middle[layer] = Math.exp(nets.stream()
                    .mapToDouble(each -> Math.log(each[place]))
                    .average()
                    .orElseThrow());
        }
        return middle;
    }

    private static double rootMeanSquare(List<List<Value>> rows) {
        return Math.sqrt(rows.stream()
                .flatMap(List::stream)
                .mapToDouble(Value::data)
                .map(x -> x * x)
                .average()
                .orElseThrow());
    }
}
