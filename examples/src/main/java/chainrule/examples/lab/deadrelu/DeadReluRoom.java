package chainrule.examples.lab.deadrelu;

import chainrule.examples.lab.Look;
import chainrule.examples.lab.Room;
import chainrule.examples.lab.Setting;
import chainrule.examples.lab.Touch;
import chainrule.examples.lab.Verdict;
import chainrule.examples.plot.Table;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A layer of ReLU units in training: what kills them, and how leaky ReLU brings them back. */
public final class DeadReluRoom extends Room {
    static final int LAST_EPOCH = 200;

    /** What a new net is trained for at once. */
    static final int FIRST_EPOCHS = 40;

    private static final int TEN = 10;
    private static final int LOOKS_AN_EPOCH = 2;
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(2);

    private final DeadReluSettings chosen = new DeadReluSettings(settings());
    private ReluTraining training;
    private Attendance doctor;

    /** The epoch that the room trains up to by itself. */
    private int goal;

    private boolean paused;
    private int looks;

    @Override
    public String name() {
        return "Dead ReLUs";
    }

    @Override
    public String whatToSee() {
        return "A net with one hidden layer learns to read handwritten digits, or to tell two moons apart."
                + " Each row of the strip is one hidden unit. Hatched, it is off on every example; a ReLU is dead then, for no gradient"
                + " gets through it to the weights. Press a row, or arrow up and down, to look into a unit, and swap to leaky ReLU while it trains.";
    }

    @Override
    public List<Preset> presets() {
        return DeadReluSettings.PRESETS;
    }

    @Override
    public void change(List<Setting<?>> changed) {
        boolean preset = changed.contains(chosen.rate) && isPreset();
        if (training == null
                || preset
                || changed.stream().anyMatch(chosen::needsANewNet)
                || !chosen.swap.epochs().agreeWith(training)) {
            startAnew();
        } else if (changed.contains(chosen.rate)) {
            training.setRate(chosen.rate.value());
        }
    }

    /** A preset begins at the beginning, even if only the learning rate is another. */
    private boolean isPreset() {
        return presets().stream().anyMatch(preset -> settings().are(preset.settings()));
    }

    private void startAnew() {
        training = new ReluTraining(chosen.plan(), chosen.rate.value());
        doctor = Attendance.at(training);
        goal = paused ? 0 : FIRST_EPOCHS;
        looks = 0;
    }

    private void epoch() {
        training.epoch(chosen.swap.epochs().contains(training.epochs() + 1));
        looks = 0;
    }

    @Override
    public boolean hasDoctor() {
        return true;
    }

    @Override
    public boolean isRunning() {
        return training != null && training.epochs() < goal && !training.overflowed();
    }

    /** An epoch every other look: fast enough not to bore, slow enough to follow. */
    @Override
    public void tick() {
        if (looks >= LOOKS_AN_EPOCH) {
            epoch();
        } else {
            LockSupport.parkNanos(PAUSE);
        }
    }

    @Override
    public int progress() {
        return training == null ? 0 : training.epochs();
    }

    @Override
    public void advanceTo(int progress) {
        if (progress < 0 || progress > LAST_EPOCH) {
            throw new IllegalArgumentException(
                    "progress: expected a number of epochs from 0 to " + LAST_EPOCH + ", got " + progress);
        }
        startAnew();
        goal = progress;
        while (isRunning()) {
            epoch();
        }
    }

    @Override
    public int showpiece() {
        return FIRST_EPOCHS;
    }

    @Override
    public List<Deed> deeds() {
        return List.of(
                isRunning() ? new Deed("pause", this::pause) : new Deed("play", () -> runTo(LAST_EPOCH)),
                new Deed("one epoch", () -> runTo(progress() + 1)),
                new Deed("train 10 epochs", () -> runTo(progress() + TEN)),
                chosen.swap.deed(progress() + 1),
                new Deed("start again", this::startAnew));
    }

    private void pause() {
        paused = true;
        goal = progress();
    }

    private void runTo(int epoch) {
        paused = false;
        goal = Math.min(LAST_EPOCH, epoch);
    }

    @Override
    public void touch(Touch touch) {
        DeadReluLook.unitAt(touch).ifPresent(unit -> chosen.lookInto(unit, training.units()));
    }

    @Override
    public void arrow(int right, int up) {
        chosen.lookInto(unitShown() - up, training.units());
    }

    private int unitShown() {
        return chosen.unitShown(training.units());
    }

    @Override
    public Look look() {
        looks++;
        return new DeadReluLook(training.figures(unitShown())).look().with(Verdict.of(doctor.report()));
    }

    @Override
    public Table data() {
        return training.figures(unitShown()).table();
    }
}
