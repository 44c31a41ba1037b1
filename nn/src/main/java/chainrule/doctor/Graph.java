package chainrule.doctor;

import chainrule.engine.Value;
import chainrule.nn.Layer;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Parameters that the loss was not computed from, so that it has no gradient for them. */
final class Graph {
    private Graph() {}

    static Optional<Diagnosis> examine(Chart chart) {
        return chart.history()
                .pass()
                .filter(pass -> pass.inGraph().contains(false))
                .map(pass -> diagnosis(chart, pass));
    }

    private static Diagnosis diagnosis(Chart chart, Pass pass) {
        List<Value> parameters = chart.net().parameters();
        Set<Value> outside = IntStream.range(0, parameters.size())
                .filter(i -> !pass.inGraph().get(i))
                .mapToObj(parameters::get)
                .collect(Collectors.toSet());
        boolean all = outside.size() == parameters.size();
        return new Diagnosis(
                Disease.OUTSIDE_THE_GRAPH,
                all
                        ? "The loss was not computed from any parameter of this net, so none of them has a gradient."
                        : "The loss was not computed from all parameters of this net; the others have no gradient.",
                "in step " + pass.step() + ", " + outside.size() + " of " + Words.count(parameters.size(), "parameter")
                        + " are not in the graph of the loss" + (all ? "" : where(chart, outside)) + ".",
                "Compute the loss from net.forward, not from net.predict or from Value.of(some.data()), with this net, and use all of its"
                        + " outputs.");
    }

    private static String where(Chart chart, Set<Value> outside) {
        List<Layer> layers = chart.net().layers();
        String names = IntStream.range(0, layers.size())
                .filter(i -> layers.get(i).parameters().stream().anyMatch(outside::contains))
                .mapToObj(chart::nameOf)
                .collect(Collectors.joining(", "));
        return names.isEmpty() ? "" : ": " + names;
    }
}
