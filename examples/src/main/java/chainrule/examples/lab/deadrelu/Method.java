package chainrule.examples.lab.deadrelu;

import chainrule.engine.Value;
import chainrule.nn.Adam;
import chainrule.nn.Optimizer;
import chainrule.nn.Sgd;
import java.util.List;

/** How weights move. */
enum Method {
    ADAM("Adam"),
    SGD("plain SGD");

    private final String title;

    Method(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    Optimizer optimizer(List<Value> parameters, double rate) {
        return this == ADAM ? new Adam(parameters, rate) : new Sgd(parameters, rate);
    }
}
