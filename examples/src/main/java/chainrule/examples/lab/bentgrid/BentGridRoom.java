package chainrule.examples.lab.bentgrid;

import chainrule.examples.lab.Look;
import chainrule.examples.lab.Room;
import chainrule.examples.lab.Setting;
import chainrule.examples.lab.Touch;
import chainrule.examples.plot.Table;
import java.util.List;

/** A grid goes through layers of two neurons, and two moons with it: the linear parts move and turn it, the activations bend it. */
public final class BentGridRoom extends Room {
    private static final double ARROW = 0.1;

    private final BentGridSettings chosen = new BentGridSettings(settings());
    private final GridExperiment experiment = new GridExperiment();
    private PlaneLayers layers;
    private GridFigures figures;

    @Override
    public String name() {
        return "Bent grid";
    }

    @Override
    public String whatToSee() {
        return "Each layer turns, stretches and shifts the plane, in the same way each time (left), then the activation takes every coordinate by itself (right)."
                + " Drag the square, or use the arrow keys: that is the bias. Only what is bent or folded can make the moons come apart.";
    }

    @Override
    public List<Preset> presets() {
        return BentGridSettings.PRESETS;
    }

    @Override
    public void change(List<Setting<?>> changed) {
        layers = chosen.layers();
        figures = experiment.run(layers, chosen.moons.value());
    }

    @Override
    public Look look() {
        return new BentGridLook(figures, layers, chosen.nameOfActivation()).look();
    }

    @Override
    public void touch(Touch touch) {
        BentGridLook.biasAt(touch).ifPresent(place -> {
            chosen.biasX.moveTo(place.getX());
            chosen.biasY.moveTo(place.getY());
        });
    }

    @Override
    public void arrow(int right, int up) {
        chosen.biasX.moveTo(chosen.biasX.value() + ARROW * right);
        chosen.biasY.moveTo(chosen.biasY.value() + ARROW * up);
    }

    @Override
    public Table data() {
        return figures.table();
    }
}
