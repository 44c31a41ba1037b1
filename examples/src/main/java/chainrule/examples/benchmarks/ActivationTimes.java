package chainrule.examples.benchmarks;

import chainrule.engine.Activation;
import chainrule.examples.plot.BarChart;
import chainrule.examples.plot.Picture;
import chainrule.examples.plot.Table;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** What activations take for one number: value and derivative, as tables and as a picture. */
final class ActivationTimes {
    private final Map<Activation, Pair> timings = new EnumMap<>(Activation.class);

    private record Pair(Timing value, Timing derivative) {
        double sum() {
            return value.nanoseconds() + derivative.nanoseconds();
        }
    }

    void put(Activation activation, Timing value, Timing derivative) {
        timings.put(activation, new Pair(value, derivative));
    }

    /** Beside ReLU, for reading; all activations, the cheapest first. */
    Table besideRelu() {
        Table table = Table.of("activation", "value", "derivative", "value / relu", "derivative / relu");
        Pair relu = timings.get(Activation.RELU);
        for (Activation activation : cheapestFirst()) {
            Pair pair = timings.get(activation);
            table.row(
                    activation.symbol(),
                    Quantity.time(pair.value()),
                    Quantity.time(pair.derivative()),
                    Quantity.ratio(pair.value(), relu.value()),
                    Quantity.ratio(pair.derivative(), relu.derivative()));
        }
        return table;
    }

    /** All digits, in nanoseconds. */
    Table data() {
        Table table = Table.of(
                "activation",
                "value ns",
                "value fastest ns",
                "value slowest ns",
                "derivative ns",
                "derivative fastest ns",
                "derivative slowest ns");
        for (Activation activation : cheapestFirst()) {
            Timing value = timings.get(activation).value();
            Timing derivative = timings.get(activation).derivative();
            table.row(
                    activation.symbol(),
                    value.nanoseconds(),
                    value.fastest(),
                    value.slowest(),
                    derivative.nanoseconds(),
                    derivative.fastest(),
                    derivative.slowest());
        }
        return table;
    }

    Picture picture() {
        return new BarChart(
                        "What an activation takes for one number",
                        cheapestFirst().stream().map(Activation::symbol).toArray(String[]::new))
                .subtitle(
                        "Nanoseconds of one core, for inputs from −3 to 3: those to the left choose between straight lines,"
                                + " those to the right compute exponentials or an error function.")
                .size(840, 430)
                .axes("", "nanoseconds a number")
                .bars("value", nanoseconds(pair -> pair.value().nanoseconds()))
                .bars("derivative", nanoseconds(pair -> pair.derivative().nanoseconds()));
    }

    private double[] nanoseconds(ToDoubleFunction<Pair> part) {
        return cheapestFirst().stream().map(timings::get).mapToDouble(part).toArray();
    }

    private List<Activation> cheapestFirst() {
        return timings.keySet().stream()
                .sorted(Comparator.comparingDouble(
                        activation -> timings.get(activation).sum()))
                .toList();
    }
}
