package chainrule.examples.lab.playground;

import chainrule.examples.lab.Look;
import chainrule.examples.lab.Room;
import chainrule.examples.lab.Setting;
import chainrule.examples.lab.Spots;
import chainrule.examples.lab.TakesPoints;
import chainrule.examples.lab.Touch;
import chainrule.examples.plot.Table;
import chainrule.nn.Neuron;
import java.awt.geom.Point2D;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A small net learns to tell two classes of points apart, and every neuron shows what it does over the plane. */
public final class PlaygroundRoom extends Room implements TakesPoints {
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(1);

    private final PlaygroundSettings chosen = new PlaygroundSettings(settings());
    private PlaneTraining training;
    private Attendance doctor;
    private Material material;
    private NetFigures figures;
    private Place selected = new Place(1, 0);
    private boolean running;
    private int stepsSinceLook;

    @Override
    public String name() {
        return "Playground";
    }

    @Override
    public String whatToSee() {
        return "Press play: the net moves its parameters until its score is above 0 on the blue points and below 0 on the orange ones. A click in the plane"
                + " puts in a blue point, with Ctrl or the right button an orange one, with Shift it takes a point away. A click on a neuron, or an arrow"
                + " key, shows the weights into it; a click on a line, or Enter, sets one.";
    }

    @Override
    public List<Preset> presets() {
        return PlaygroundSettings.PRESETS;
    }

    @Override
    public void change(List<Setting<?>> changed) {
        boolean isPreset =
                training != null && changed.size() == settings().all().size();
        if (isPreset) {
            running = !settings().changes().isEmpty(); // after a reset one may want to look first
        }
        Material wanted = chosen.material();
        if (isPreset || training == null || !wanted.mayFollow(material)) {
            startAgain();
        } else {
            training.use(chosen.method.value(), chosen.rate.value(), chosen.penalty());
            if (!wanted.equals(material)) {
                learnFrom(wanted);
            }
        }
    }

    private void startAgain() {
        Material wanted = chosen.material();
        training = new PlaneTraining(wanted.plan(), chosen.method.value(), chosen.rate.value(), chosen.penalty());
        learnFrom(wanted);
        select(selected);
    }

    private void learnFrom(Material material) {
        this.material = material;
        material.give(training);
        doctor = Attendance.at(training);
        figures = null;
    }

    @Override
    public List<Deed> deeds() {
        return List.of(
                new Deed(running ? "pause" : "play", () -> running = !running && training.isFinite()),
                new Deed("one step", () -> {
                    running = false;
                    step();
                }),
                new Deed("start again", this::startAgain),
                new Deed("clear own points", this::clearPoints));
    }

    private void step() {
        training.step();
        running &= training.isFinite();
        figures = null;
    }

    @Override
    public boolean hasDoctor() {
        return true;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** One step, or a short rest once there are enough of them for this look. */
    @Override
    public void tick() {
        if (stepsSinceLook < chosen.stepsALook.value()) {
            stepsSinceLook++;
            step();
        } else {
            LockSupport.parkNanos(PAUSE);
        }
    }

    @Override
    public int progress() {
        return training == null ? 0 : training.steps();
    }

    @Override
    public void advanceTo(int progress) {
        startAgain();
        while (training.steps() < progress && training.isFinite()) {
            step();
        }
    }

    @Override
    public int showpiece() {
        return 300;
    }

    private void select(Place place) {
        selected = place.within(training.plan().sizes());
    }

    @Override
    public void touch(Touch touch) {
        PlaygroundLook.neuronAt(touch).ifPresent(this::select);
        if (touch.kind() != Touch.Kind.DRAG) {
            PlaygroundLook.placeAt(touch, figures().plane()).ifPresent(place -> press(touch, place));
        }
    }

    private void press(Touch touch, Point2D place) {
        if (touch.kind() == Touch.Kind.SHIFT_PRESS) {
            PlaygroundLook.pointAt(touch, training.training()).ifPresent(index -> chosen.take(material.without(index)));
        } else {
            addPoint(place.getX(), place.getY(), touch.kind() == Touch.Kind.PRESS ? 1 : 0);
        }
    }

    @Override
    public void addPoint(double x, double y, int label) {
        chosen.take(material.with(new Point(x, y, label)));
    }

    @Override
    public String openPoints(Path file) {
        OpenedPoints opened = OpenedPoints.of(file, chosen.share());
        chosen.takeFile(opened.points());
        return opened.sentence();
    }

    @Override
    public void clearPoints() {
        chosen.clearOwnPoints();
    }

    @Override
    public void arrow(int right, int up) {
        select(selected.moved(right, -up));
    }

    /** Computed once for as long as the net does not move. */
    private NetFigures figures() {
        if (figures == null) {
            figures = NetFigures.of(training, doctor);
        }
        return figures;
    }

    @Override
    public Look look() {
        stepsSinceLook = 0;
        PlaneTraining seen = training;
        Spots spots = new WeightSpots(figures(), selected, (neuron, input, number) -> {
            if (seen == training) { // no other net has come meanwhile
                set(neuron, input, number);
            }
        });
        return new PlaygroundLook(figures(), selected, chosen.logarithmic.value(), chosen.showTest.value(), spots)
                .look();
    }

    private void set(Place place, int input, double number) {
        Neuron neuron = training.net().layers().get(place.layer() - 1).neurons().get(place.unit());
        training.set(input < neuron.weights().size() ? neuron.weights().get(input) : neuron.bias(), number);
        figures = null;
    }

    @Override
    public Table data() {
        return figures().table();
    }
}
