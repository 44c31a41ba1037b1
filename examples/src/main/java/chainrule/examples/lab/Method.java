package chainrule.examples.lab;

import chainrule.engine.Value;
import chainrule.nn.Adam;
import chainrule.nn.Optimizer;
import chainrule.nn.Sgd;
import java.util.List;

/** How weights move. */
public enum Method {
    ADAM("Adam"),
    SGD("plain SGD"),
    MOMENTUM("momentum 0.9");

    private static final double KEPT = 0.9;

    private final String title;

    Method(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }

    public Optimizer optimizer(List<Value> parameters, double rate) {
        return switch (this) {
            case ADAM -> new Adam(parameters, rate);
            case SGD -> new Sgd(parameters, rate);
            case MOMENTUM -> new Sgd(parameters, rate, KEPT);
        };
    }
}
