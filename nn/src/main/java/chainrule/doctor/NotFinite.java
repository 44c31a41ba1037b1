package chainrule.doctor;

import java.util.Optional;
import java.util.stream.IntStream;

/** NaN and infinity, in the data or in a step. */
final class NotFinite {
    private NotFinite() {}

    static Optional<Diagnosis> examine(Chart chart) {
        return inData(chart.data()).or(() -> chart.history().spoilt().map(NotFinite::inStep));
    }

    private static Optional<Diagnosis> inData(Data data) {
        return IntStream.range(0, data.inputs().length)
                .boxed()
                .flatMap(row -> IntStream.range(0, data.inputs()[row].length)
                        .filter(column -> !Double.isFinite(data.inputs()[row][column]))
                        .mapToObj(column -> "inputs[" + row + "][" + column + "] is " + data.inputs()[row][column]))
                .findFirst()
                .map(place -> new Diagnosis(
                        Disease.NOT_FINITE,
                        "An input is not a finite number, and spoils all that is computed from it.",
                        place + ".",
                        "Leave out the row, or put the mean of the column in its place."));
    }

    private static Diagnosis inStep(History.Spoilt spoilt) {
        boolean inLoss = !Double.isFinite(spoilt.loss());
        return new Diagnosis(
                Disease.NOT_FINITE,
                inLoss
                        ? "The loss is no longer a finite number, so nothing is learned."
                        : "A gradient is no longer a finite number, and the next step spoils the parameters.",
                "first in step " + spoilt.step() + ", where the loss is " + Words.number(spoilt.loss()) + "."
                        + (spoilt.birth().isEmpty() ? "" : " " + spoilt.birth()),
                "Start again from the parameters before that step, with a lower learning rate or with Clipping.byNorm before"
                        + " optimizer.step(), and follow what is said of the first such number."
                        + (spoilt.birth().isEmpty()
                                ? " NonFinite.firstIn(loss) finds it in the graph of one row, built by net.forward."
                                : ""));
    }
}
