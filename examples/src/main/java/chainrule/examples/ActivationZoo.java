package chainrule.examples;

import chainrule.engine.Activation;
import chainrule.examples.gallery.Lesson;
import chainrule.examples.gallery.Solo;
import chainrule.examples.gallery.Stage;
import chainrule.examples.gallery.Words;
import chainrule.examples.pictures.ActivationFacts;
import chainrule.examples.pictures.ActivationZooPictures;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** All activations and their slopes, side by side, and what each is good for. */
public final class ActivationZoo implements Lesson {
    private static final int LAYERS = 8;
    private static final double FROM = -4;
    private static final double TO = 4;

    public static void main(String[] args) {
        Solo.perform(new ActivationZoo(), args);
    }

    @Override
    public String title() {
        return "The activations and their slopes";
    }

    @Override
    public String story() {
        return "Without an activation, a stack of layers is one matrix. Which activation a net has decides what happens to gradients: each layer"
                + " multiplies them by its weights and by a slope. Look at the dashed lines: how high they come and where they are flat. A function that"
                + " is never negative, besides, shifts what the next layer sees away from zero.";
    }

    @Override
    public void perform(Stage stage) {
        List<ActivationFacts> zoo = Stream.of(Activation.values())
                .map(activation -> ActivationFacts.of(activation, LAYERS))
                .toList();
        ActivationFacts sigmoid = zoo.get(Activation.SIGMOID.ordinal());
        ActivationFacts gelu = zoo.get(Activation.GELU.ordinal());
        stage.figure(String.format(
                Locale.ROOT,
                "Steepest slope: sigmoid %.2f, so the slopes of %d layers leave at most %s of a gradient; GELU %.3f at x = %.3f, so products can grow, to %.2f.",
                sigmoid.steepestSlope(),
                LAYERS,
                Words.rounded(sigmoid.product()),
                gelu.steepestSlope(),
                gelu.steepestAt(),
                gelu.product()));
        var pictures = new ActivationZooPictures(zoo, LAYERS, FROM, TO);
        stage.sheet("activations", "The activations in numbers, computed by the engine", pictures.facts());
        stage.picture("activation-zoo", pictures.charts(), pictures.curves());
        stage.picture("activation-slopes", pictures.slopes(), pictures.curves());
    }
}
