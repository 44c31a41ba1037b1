package chainrule.examples;

import chainrule.engine.Activation;
import chainrule.engine.DifferentiableFunction;
import chainrule.examples.data.Names;
import chainrule.examples.gallery.Lesson;
import chainrule.examples.gallery.Solo;
import chainrule.examples.gallery.Stage;
import chainrule.examples.pictures.FeedForwardZooPictures;
import chainrule.examples.training.InParallel;
import chainrule.examples.training.Speller;
import chainrule.examples.training.SpellingNet;
import chainrule.examples.training.SpellingRun;
import chainrule.nn.FeedForward;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.LongStream;

/** The same small transformer with other activations in its feed-forward block, at equal numbers of parameters: what do they buy? */
public record FeedForwardZoo(int steps, int seeds, Names names) implements Lesson {
    private static final int STEPS = 1000;
    private static final int SEEDS = 8;

    /** Three matrices instead of two; 43 is two thirds of 64, rounded, and gives 16 parameters more. */
    private static final int HIDDEN_OF_GATED = 43;

    private static final DifferentiableFunction SQUARED_RELU =
            DifferentiableFunction.of("relu²", x -> Math.max(x, 0) * Math.max(x, 0), x -> 2 * Math.max(x, 0));

    public FeedForwardZoo() {
        this(STEPS, SEEDS, Names.chosen());
    }

    public static void main(String[] args) {
        Solo.perform(new FeedForwardZoo(), args);
    }

    @Override
    public String title() {
        return "Feed-forward blocks of a transformer";
    }

    @Override
    public String story() {
        return "GPT-2 and BERT have GELU in their feed-forward blocks, Llama has SwiGLU: a block of three maps, one of which opens and closes"
                + " the others. Here the transformer that learns to spell gets each of them, at equal numbers of parameters, and each is trained"
                + " with the same seeds. Is there a difference at this size that is larger than luck?";
    }

    @Override
    public int steps() {
        return zoo().size() * seeds;
    }

    private static Map<String, Function<Random, FeedForward>> zoo() {
        Map<String, Function<Random, FeedForward>> zoo = new LinkedHashMap<>();
        zoo.put(FeedForwardZooPictures.RELU, plain(Activation.RELU));
        zoo.put("ReLU²", plain(SQUARED_RELU));
        zoo.put("GELU", plain(Activation.GELU));
        zoo.put("SiLU", plain(Activation.SILU));
        zoo.put("GEGLU", gated(Activation.GELU));
        zoo.put("SwiGLU", gated(Activation.SILU));
        return zoo;
    }

    private static Function<Random, FeedForward> plain(DifferentiableFunction activation) {
        return random -> new FeedForward(SpellingNet.WIDTH, SpellingNet.HIDDEN, activation, SpellingNet.NORMAL, random);
    }

    private static Function<Random, FeedForward> gated(DifferentiableFunction activation) {
        return random -> FeedForward.gated(SpellingNet.WIDTH, HIDDEN_OF_GATED, activation, SpellingNet.NORMAL, random);
    }

    @Override
    public void perform(Stage stage) {
        var pictures = new FeedForwardZooPictures(names, steps, seeds);
        Map<String, List<SpellingRun>> runs = new LinkedHashMap<>();
        zoo().forEach((name, feedForward) -> {
            runs.put(
                    name,
                    InParallel.map(
                            LongStream.range(0, seeds).boxed().toList(),
                            seed -> train(feedForward, seed),
                            soFar -> stage.step()));
            stage.live(pictures.progress(runs));
        });
        stage.figure(pictures.sentence(runs));
        stage.sheet("feed-forward-zoo", "Held-out loss by feed-forward block", pictures.table(runs));
        stage.picture("feed-forward-zoo", pictures.chart(runs), pictures.table(runs));
    }

    private SpellingRun train(Function<Random, FeedForward> feedForward, long seed) {
        Speller speller = Speller.of(SpellingNet.with(feedForward, seed));
        return SpellingRun.train(speller, names, steps, seed, (step, loss, heldOut) -> {});
    }
}
