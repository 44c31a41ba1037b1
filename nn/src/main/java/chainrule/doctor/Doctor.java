package chainrule.doctor;

import chainrule.engine.Value;
import chainrule.nn.Block;
import chainrule.nn.Optimizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Looks at a net, its data and its steps, and says in plain words what is wrong, how it knows, and what to try.
 *
 * <pre>{@code
 * var doctor = new Doctor(net, inputs, labels);
 * for (...) {
 *     optimizer.zeroGrad();
 *     Value loss = ...;
 *     loss.backward();
 *     doctor.watch(loss, optimizer);
 *     optimizer.step();
 * }
 * System.out.println(doctor.report());
 * }</pre>
 *
 * <p>It changes nothing: gradients, parameters and random numbers are as they would be without it. It may be asked at any time, also before
 * the first step. Of all steps it knows the loss; closely it looks at the first twenty, later at every tenth. It keeps a copy of the rows, and no graph.
 */
public final class Doctor {
    /** Causes before what they may cause. */
    private static final List<Function<Chart, Optional<Diagnosis>>> EXAMINATIONS = List.of(
            NotFinite::examine,
            Accumulation::examine,
            Graph::examine,
            OneClass::examine,
            InputScale::examine,
            FirstLoss::examine,
            LearningRate::tooHigh,
            DeadUnitsSeen::examine,
            Saturated::examine,
            SignalFlow::exploding,
            SignalFlow::vanishing,
            NoGradient::examine,
            LearningRate::standingStill,
            Overfitting::examine);

    private final Block net;
    private final Data data;
    private final Start start;
    private final History history;

    /**
     * For a net that tells classes apart, before it is trained.
     *
     * @param inputs rows to learn from, at least one, all of the same length
     * @param labels the class of each row: an index of the net's outputs, or, where it has one, any numbers of which those above 0 are one class
     *     and the others the other
     * @throws IllegalArgumentException if one of them is not as it should be
     */
    public Doctor(Block net, double[][] inputs, int[] labels) {
        this(net, Data.ofClasses(Check.given("net", net), inputs, labels));
    }

    /**
     * For a net that predicts a number.
     *
     * @param targets what it should say of each row
     */
    public Doctor(Block net, double[][] inputs, double[] targets) {
        this(net, Data.ofNumbers(inputs, targets));
    }

    private Doctor(Block net, Data data) {
        this.net = Check.given("net", net);
        this.data = data;
        this.start = Start.of(net, data.sample());
        this.history = new History(net);
    }

    /**
     * Looks at one step of training, straight after {@code loss.backward()}, before gradients are clipped.
     *
     * @param loss what the pass started from
     * @param optimizer makes the step
     */
    public void watch(Value loss, Optimizer optimizer) {
        history.watch(Check.given("loss", loss), Check.given("optimizer", optimizer));
    }

    /** The same where there is no graph, as with a {@link chainrule.compiled.CompiledGraph}: what concerns the graph is not looked at. */
    public void watch(double loss, Optimizer optimizer) {
        history.watch(loss, Check.given("optimizer", optimizer));
    }

    /** Takes down the loss of rows that the net does not learn from, say once an epoch; a few of them, and overfitting shows. */
    public void heldOut(double loss) {
        history.heldOut(loss);
    }

    /** What is wrong now. */
    public Report report() {
        Chart chart = Chart.of(net, data, start, history);
        List<Diagnosis> found = new ArrayList<>();
        EXAMINATIONS.forEach(examination -> examination.apply(chart).ifPresent(found::add));
        if (found.isEmpty()) { // all else also makes steps small
            LearningRate.tooLow(chart).ifPresent(found::add);
        }
        return new Report(history.steps(), found, notExamined());
    }

    private List<String> notExamined() {
        List<String> reasons = new ArrayList<>();
        if (history.steps() == 0) {
            reasons.add("gradients and steps, since none was watched.");
        } else if (!history.hasGraph()) {
            reasons.add("the graph, since watch() was given a number.");
        }
        if (history.heldOut().isEmpty()) {
            reasons.add("overfitting, since heldOut() was given no loss.");
        }
        return reasons;
    }
}
