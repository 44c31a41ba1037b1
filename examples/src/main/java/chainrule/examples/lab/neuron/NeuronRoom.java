package chainrule.examples.lab.neuron;

import chainrule.engine.Value;
import chainrule.examples.lab.Look;
import chainrule.examples.lab.Room;
import chainrule.examples.lab.Setting;
import chainrule.examples.lab.Touch;
import chainrule.examples.plot.Table;
import chainrule.steps.Steps;
import java.util.List;
import java.util.function.Consumer;

/** One neuron and one example: every number forward and backward, and what a step of gradient descent does to the weights. */
public final class NeuronRoom extends Room {
    private static final double ARROW = 0.1;
    private static final int MANY_STEPS = 10;

    private final NeuronSettings chosen = new NeuronSettings(settings());
    private final Consumer<Value> browser;
    private Descent descent;

    public NeuronRoom() {
        this(loss -> Steps.of(loss).titled("One neuron, step by step").open());
    }

    /** Takes what is to be done with a loss that is to be walked through. */
    NeuronRoom(Consumer<Value> browser) {
        this.browser = browser;
        begin();
    }

    private void begin() {
        chosen.forgetSteps();
        descent = new Descent(chosen.neuron(), chosen.weights());
    }

    @Override
    public String name() {
        return "One neuron";
    }

    @Override
    public String whatToSee() {
        return "Forward, values (blue) run to the loss. Backward, each number gets its gradient (orange): how fast the loss grows where this number grows."
                + " Take steps downhill, drag the square, choose another weight with arrow up or down.";
    }

    @Override
    public List<Preset> presets() {
        return NeuronSettings.PRESETS;
    }

    @Override
    public void change(List<Setting<?>> changed) {
        if (changed.stream().anyMatch(chosen::isByHand)) {
            begin();
            if (changed.size() == 1) {
                chosen.lookAlong(changed.get(0));
            }
        }
    }

    @Override
    public List<Deed> deeds() {
        return List.of(
                new Deed("apply the gradient", () -> step(1)),
                new Deed(MANY_STEPS + " times", () -> step(MANY_STEPS)),
                new Deed("undo the steps", () -> advanceTo(0)),
                new Deed("open in browser", () -> browser.accept(descent.loss())));
    }

    private void step(int times) {
        for (int i = 0; i < times; i++) {
            descent.step(chosen.rate.value());
        }
        chosen.takeSteppedWeights(descent.weights());
    }

    /** Always from the weights that were set by hand: those of later steps stand in the settings. */
    @Override
    public void advanceTo(int progress) {
        descent.undo();
        step(progress);
    }

    @Override
    public int showpiece() {
        return 5;
    }

    @Override
    public void touch(Touch touch) {
        NeuronLook.weightAt(touch).ifPresent(chosen::moveAlong);
    }

    /** Moves the weight that the curve is about, or makes the curve be about the one above or below it. */
    @Override
    public void arrow(int right, int up) {
        chosen.moveAlong(chosen.weights()[chosen.along()] + ARROW * right);
        chosen.lookAlongNext(up);
    }

    private NeuronFigures figures() {
        return descent.figures(chosen.along(), chosen.rate.value());
    }

    @Override
    public Look look() {
        return new NeuronLook(figures()).look();
    }

    @Override
    public Table data() {
        return figures().table();
    }
}
