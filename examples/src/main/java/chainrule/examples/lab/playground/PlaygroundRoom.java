package chainrule.examples.lab.playground;

import chainrule.examples.lab.Look;
import chainrule.examples.lab.Room;
import chainrule.examples.lab.Setting;
import chainrule.examples.lab.Touch;
import chainrule.examples.plot.Table;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A small net learns to tell two classes of points apart, and every neuron shows what it does over the plane. */
public final class PlaygroundRoom extends Room {
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(1);

    private final PlaygroundSettings chosen = new PlaygroundSettings(settings());
    private PlaneTraining training;
    private Attendance doctor;
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
        return "Press play: the net moves its parameters against their gradients until its score is above 0 on the blue points and below 0 on the"
                + " orange ones. Press a small field, or use the arrow keys, to see the weights into that neuron.";
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
        if (isPreset || training == null || !training.plan().equals(chosen.plan())) {
            startAgain();
        } else {
            training.use(chosen.method.value(), chosen.rate.value(), chosen.penalty());
        }
    }

    private void startAgain() {
        training = new PlaneTraining(chosen.plan(), chosen.method.value(), chosen.rate.value(), chosen.penalty());
        doctor = Attendance.at(training);
        figures = null;
        select(selected);
    }

    @Override
    public List<Deed> deeds() {
        return List.of(
                new Deed(running ? "pause" : "play", () -> running = !running && training.isFinite()),
                new Deed("one step", () -> {
                    running = false;
                    step();
                }),
                new Deed("start again", this::startAgain));
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
        return new PlaygroundLook(figures(), selected, chosen.logarithmic.value(), chosen.showTest.value()).look();
    }

    @Override
    public Table data() {
        return figures().table();
    }
}
