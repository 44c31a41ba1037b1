package chainrule.examples.lab.vanishing;

import chainrule.examples.lab.Look;
import chainrule.examples.lab.Room;
import chainrule.examples.lab.Setting;
import chainrule.examples.lab.Touch;
import chainrule.examples.plot.Table;
import java.util.List;

/** How much of the gradient arrives in each layer of nets that read digits, before they are trained and while they are. */
public final class VanishingRoom extends Room {
    private static final int EPOCHS = 10;

    /** Late enough to see that nothing is learned, early enough to see why: luck may free a net later. */
    private static final int SHOWPIECE = 2;

    private final VanishingSettings chosen = new VanishingSettings(settings());
    private DigitNets nets;
    private Attendance doctor;

    @Override
    public String name() {
        return "Vanishing gradients";
    }

    @Override
    public String whatToSee() {
        return "L is the loss: how wrong the net is. z is the weighted sum in a unit, before its activation. ∂L/∂z, the signal, is how fast L changes"
                + " as z does. ∂L/∂w is the same for a weight w: the signal times what comes in from the front. The signal starts at the last layer, at the"
                + " right, and is multiplied on its way to the first by slopes and by weights. Compare its bars with the dashed line, which is what the slopes"
                + " alone would leave at most. Then train: gradient descent moves a weight by its gradient, Adam by its gradient divided by its own size.";
    }

    @Override
    public List<Preset> presets() {
        return VanishingSettings.PRESETS;
    }

    @Override
    public int showpiece() {
        return SHOWPIECE;
    }

    @Override
    public void change(List<Setting<?>> changed) {
        if (changed.stream().anyMatch(chosen::isOfTheNets)) {
            begin();
        } else if (nets != null) {
            nets.setLearningRate(chosen.learningRate.value());
        }
    }

    private void begin() {
        nets = new DigitNets(chosen.recipe(), 0, chosen.nets.value(), chosen.learningRate.value());
        doctor = new Attendance(nets, chosen.nets.value());
    }

    @Override
    public boolean hasDoctor() {
        return true;
    }

    @Override
    public boolean isRunning() {
        return nets != null && nets.hasWork();
    }

    @Override
    public void tick() {
        nets.work();
    }

    @Override
    public List<Deed> deeds() {
        return List.of(
                nets != null && nets.isTraining()
                        ? new Deed("pause", () -> nets.pause())
                        : new Deed("train " + EPOCHS + " epochs", () -> nets.train(EPOCHS)),
                new Deed("one epoch", () -> nets.train(1)),
                new Deed("start again", this::begin));
    }

    @Override
    public int progress() {
        return nets == null ? 0 : nets.epochs();
    }

    @Override
    public void advanceTo(int progress) {
        if (progress < 0) {
            throw new IllegalArgumentException("progress: expected 0 or more epochs, got " + progress);
        }
        begin();
        nets.trainUpTo(progress);
        while (isRunning()) {
            tick();
        }
    }

    @Override
    public void touch(Touch touch) {
        VanishingLook.layerAt(touch).ifPresent(layer -> chosen.lookAt(layer, layers()));
    }

    @Override
    public void arrow(int right, int up) {
        chosen.lookAt(chosen.layerShown(layers()) + right, layers());
    }

    /** Of the nets that there are: the settings may be ahead. */
    private int layers() {
        return nets.recipe().layers();
    }

    @Override
    public Look look() {
        return new VanishingLook(nets.figures(), chosen.layerShown(layers()), chosen.logarithmic.value())
                .look()
                .with(doctor.verdict());
    }

    @Override
    public Table data() {
        return nets.figures().table();
    }
}
