package chainrule.nn;

import chainrule.engine.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Keeps the nodes that the layers of a net make in its forward passes: pre-activations z and outputs a. After the backward pass their
 * {@code grad()} is dL/dz, which is called the delta, and dL/da.
 *
 * <pre>{@code
 * var probe = new Probe();
 * Value loss = probe.watch(() -> Loss.squaredError(net.forward(x)[0], target));
 * loss.backward();
 * double delta = probe.preActivations(net.layers().get(0)).get(0).get(2).grad();
 * }</pre>
 *
 * <p>Nothing is kept in the net: whoever drops the probe drops the nodes. A probe belongs to one thread at a time, and sees what happens
 * on that thread.
 */
public final class Probe {
    private record Call(Layer layer, List<Value> preActivations, List<Value> outputs) {}

    private final List<Call> calls = new ArrayList<>();

    private final Observer observer = new Observer() {
        @Override
        void forward(Layer layer, Value[] preActivations, Value[] outputs) {
            calls.add(new Call(layer, List.of(preActivations), List.of(outputs)));
        }
    };

    /** A probe that has seen nothing yet. */
    public Probe() {}

    /**
     * Runs something and returns its result; the layers whose {@code forward} is called meanwhile are recorded, at any depth of blocks, after
     * those of earlier calls. Where it throws, nothing is recorded. A probe that watches already sees nothing of what another one watches.
     */
    public <T> T watch(Supplier<T> forwardPasses) {
        Check.given("forwardPasses", forwardPasses);
        int before = calls.size();
        boolean completed = false;
        try {
            T result = observer.during(forwardPasses);
            completed = true;
            return result;
        } finally {
            if (!completed) {
                calls.subList(before, calls.size()).clear();
            }
        }
    }

    /** For each forward call of the layer, one after the other, the pre-activations of its neurons; empty where there was none. */
    public List<List<Value>> preActivations(Layer layer) {
        return rows(layer, Call::preActivations);
    }

    /** The outputs of its neurons. Where the activation is the identity, they are the pre-activations. */
    public List<List<Value>> outputs(Layer layer) {
        return rows(layer, Call::outputs);
    }

    private List<List<Value>> rows(Layer layer, Function<Call, List<Value>> row) {
        Check.given("layer", layer);
        return calls.stream().filter(call -> call.layer == layer).map(row).toList();
    }
}
