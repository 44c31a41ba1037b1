package chainrule.nn;

import chainrule.engine.Value;
import java.util.function.Supplier;

/**
 * Is told what each layer does during some calls. It is bound to their thread and not handed from block to block, so that it sees the
 * layers inside a block whose author never thought of it.
 */
abstract class Observer {
    private static final ThreadLocal<Observer> PRESENT = new ThreadLocal<>();

    /** Null where nobody looks. */
    static Observer present() {
        return PRESENT.get();
    }

    /** Looks at the layers that are called here, in place of whoever did until now. */
    final <T> T during(Supplier<T> calls) {
        Observer outer = PRESENT.get();
        PRESENT.set(this);
        try {
            return calls.get();
        } finally {
            PRESENT.set(outer);
        }
    }

    void forward(Layer layer, Value[] preActivations, Value[] outputs) {}

    void predict(Layer layer, double[] preActivations, double[] outputs) {}
}
