package chainrule.doctor;

import chainrule.check.NonFinite;
import chainrule.engine.Value;
import chainrule.nn.Block;
import chainrule.nn.GradientFlow;
import chainrule.nn.Optimizer;
import chainrule.nn.UpdateRatio;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;

/** What was seen of the steps. */
final class History {
    private static final int ALL_CLOSELY = 20;
    private static final int STRIDE = 10;

    /** A close look at one step. */
    record Look(double loss, double[] gradients, double[] ratios) {}

    /** The first number that was not finite. */
    record Spoilt(int step, double loss, String birth) {}

    /** One loss of rows held out, and the recent loss of training beside it. */
    record HeldOut(int step, double training, double loss) {}

    private final Block net;
    private final List<Value> parameters;
    private final Losses losses = new Losses();
    private final Deque<Look> looks = new ArrayDeque<>();
    private final List<HeldOut> heldOut = new ArrayList<>();
    private Spoilt spoilt;
    private Pass pass;
    private double[] gradientsBefore;
    private double lossThen;
    private double[] gradientFlow;
    private UpdateRatio before;
    private double learningRate = Double.NaN;
    private boolean withGraph;
    private boolean moved;

    History(Block net) {
        this.net = net;
        this.parameters = net.parameters();
    }

    void watch(Value loss, Optimizer optimizer) {
        next(loss.data(), optimizer);
        withGraph = true;
        if (spoilt == null && !isFinite(loss.data())) {
            String birth = NonFinite.firstIn(loss).map(NonFinite::explanation).orElse("");
            spoilt = new Spoilt(steps(), loss.data(), birth);
        }
        if (spoilt == null && isPowerOfTwo(steps()) && (pass == null || pass.isRight())) {
            pass = Pass.of(loss, parameters, gradientsBefore, steps());
        }
        gradientsBefore = isPowerOfTwo(steps() + 1) ? gradients() : null;
    }

    void watch(double loss, Optimizer optimizer) {
        next(loss, optimizer);
        if (spoilt == null && !isFinite(loss)) {
            spoilt = new Spoilt(steps(), loss, "");
        }
    }

    private void next(double loss, Optimizer optimizer) {
        finishLook();
        losses.add(loss);
        learningRate = optimizer.learningRate();
        if (steps() <= ALL_CLOSELY || steps() % STRIDE == 0) {
            lossThen = loss;
            gradientFlow = GradientFlow.meanAbsoluteGradients(net);
            before = new UpdateRatio(net);
        }
    }

    /** A step lies between two calls, wherever in the loop they stand. */
    private void finishLook() {
        if (before != null) {
            double[] ratios = before.perLayer();
            looks.add(new Look(lossThen, gradientFlow, ratios));
            moved |= DoubleStream.of(ratios).anyMatch(ratio -> ratio > 0);
            before = null;
            if (looks.size() > ALL_CLOSELY) {
                looks.remove();
            }
        }
    }

    private boolean isFinite(double loss) {
        boolean finite = Double.isFinite(loss);
        for (Value parameter : parameters) { // at every step, so no stream
            finite &= Double.isFinite(parameter.grad());
        }
        return finite;
    }

    private static boolean isPowerOfTwo(int number) {
        return Integer.bitCount(number) == 1;
    }

    private double[] gradients() {
        return parameters.stream().mapToDouble(Value::grad).toArray();
    }

    void heldOut(double loss) {
        heldOut.add(new HeldOut(steps(), losses.recent(), loss));
    }

    int steps() {
        return losses.count();
    }

    Losses losses() {
        return losses;
    }

    /** The last ones, the present step left out. */
    List<Look> looks() {
        return List.copyOf(looks);
    }

    /** Whether a step that was looked at changed a weight. */
    boolean hasMoved() {
        return moved;
    }

    List<HeldOut> heldOut() {
        return List.copyOf(heldOut);
    }

    Optional<Spoilt> spoilt() {
        return Optional.ofNullable(spoilt);
    }

    Optional<Pass> pass() {
        return Optional.ofNullable(pass);
    }

    boolean hasGraph() {
        return withGraph;
    }

    double learningRate() {
        return learningRate;
    }
}
