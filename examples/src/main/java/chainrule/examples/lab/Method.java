package chainrule.examples.lab;

import chainrule.engine.Value;
import chainrule.nn.Adam;
import chainrule.nn.Optimizer;
import chainrule.nn.Sgd;
import java.util.List;

/** How parameters move. */
public enum Method {
    SGD("SGD"),
    MOMENTUM("momentum"),
    ADAM("Adam");

    private static final double MOMENTUM_FACTOR = 0.9;

    private final String title;

    Method(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }

    public Optimizer optimizer(List<Value> parameters, double rate) {
        return switch (this) {
            case SGD -> new Sgd(parameters, rate);
            case MOMENTUM -> new Sgd(parameters, rate, MOMENTUM_FACTOR);
            case ADAM -> new Adam(parameters, rate);
        };
    }
}
