package chainrule.examples;

import chainrule.engine.Value;
import chainrule.examples.data.Names;
import chainrule.examples.gallery.Lesson;
import chainrule.examples.gallery.Solo;
import chainrule.examples.gallery.Stage;
import chainrule.examples.pictures.MicroGptPictures;
import chainrule.examples.training.AttentionPattern;
import chainrule.examples.training.InParallel;
import chainrule.examples.training.LetterPairs;
import chainrule.examples.training.Letters;
import chainrule.examples.training.Speller;
import chainrule.examples.training.SpellingNet;
import chainrule.examples.training.SpellingRun;
import chainrule.nn.Initializer;
import chainrule.nn.SelfAttention;
import chainrule.nn.Transformer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** A transformer that learns to spell, in the configuration of Karpathy's microgpt, 2026: from counted pairs to the whole. */
public record MicroGpt(int steps, int seeds, Names names) implements Lesson {
    private static final int STEPS = 1000;
    private static final int SEEDS = 5;

    private static final int SAMPLES = 20;
    private static final double TEMPERATURE = 0.5;

    /** With the names of the file that {@code -Dnames=} tells, or with those of places. */
    public MicroGpt() {
        this(STEPS, SEEDS, Names.chosen());
    }

    public static void main(String[] args) {
        Solo.perform(new MicroGpt(), args);
    }

    @Override
    public String title() {
        return "A transformer, scalar by scalar";
    }

    @Override
    public String story() {
        return "A model reads the letters of a name one by one and says what comes next. It can count which letters follow which. It can learn"
                + " them. Or it can look back at all letters so far: that is attention, and a transformer. Each model here is trained on one"
                + " name a step, and judged by names that it has never read: its loss is -log of the share that it gave to the letter that came.";
    }

    @Override
    public int steps() {
        return 1 + ladder().size() * seeds;
    }

    /** Models from the smallest to the whole, fresh ones for each seed. */
    private Map<String, LongFunction<Speller>> ladder() {
        Map<String, LongFunction<Speller>> ladder = new LinkedHashMap<>();
        ladder.put(MicroGptPictures.PAIRS, Speller::ofPairs);
        ladder.put(MicroGptPictures.PLACES, seed -> Speller.of(SpellingNet.ofPlaces(seed)));
        ladder.put(MicroGptPictures.ONE_HEAD, seed -> Speller.of(SpellingNet.ofAttention(1, seed)));
        ladder.put("four attention heads", seed -> Speller.of(SpellingNet.ofAttention(SpellingNet.HEADS, seed)));
        ladder.put(MicroGptPictures.WHOLE, seed -> Speller.of(SpellingNet.reference(seed)));
        return ladder;
    }

    @Override
    public void perform(Stage stage) {
        LetterPairs counted = LetterPairs.of(names.train());
        var pictures = new MicroGptPictures(names, steps, seeds, counted.loss(names.heldOut()));
        Transformer net = SpellingNet.reference(0);
        stage.figure(pictures.size(net.parameters().size()));

        SpellingRun first = SpellingRun.train(
                Speller.of(net),
                names,
                steps,
                0,
                (step, loss, heldOut) -> stage.live(pictures.progress(step, loss, heldOut)));
        stage.step();
        stage.figure(pictures.learned(first));
        Random random = new Random(1);
        List<String> samples = Stream.generate(() -> first.speller().sample(TEMPERATURE, random))
                .limit(SAMPLES)
                .toList();
        stage.listing(pictures.samplesTitle(samples, TEMPERATURE), String.join("  ", samples));

        Map<String, List<SpellingRun>> runs = new LinkedHashMap<>();
        ladder().forEach((name, model) -> runs.put(name, train(model, stage)));
        stage.sheet("microgpt-ladder", "From counted pairs to the whole", pictures.ladder(runs));
        stage.figure(pictures.gains(runs));
        List<SpellingRun> whole = runs.get(MicroGptPictures.WHOLE);
        stage.sheet("microgpt-hundreds", "Losses while it learns, beside the reference", pictures.hundreds(whole));
        stage.picture("microgpt-loss", pictures.loss(runs), pictures.lossTable(runs));

        String shown = pictures.shown();
        double[][][] attention = AttentionPattern.first(net, Letters.read(shown, SpellingNet.CONTEXT));
        List<int[]> unseen = names.heldOut().stream()
                .map(name -> Letters.read(name, SpellingNet.CONTEXT))
                .toList();
        stage.picture(
                "microgpt-attention",
                pictures.attention(shown, attention, AttentionPattern.habits(net, unseen)),
                pictures.attentionTable(shown, attention));
        stage.walk("microgpt-look-back", "one position looks back at three", lookBack());
        LetterPairs said = LetterPairs.saidBy(first.speller(), names.train());
        stage.picture("microgpt-pairs", pictures.pairs(counted, said), pictures.pairsTable(counted, said));
    }

    private List<SpellingRun> train(LongFunction<Speller> model, Stage stage) {
        return InParallel.map(
                LongStream.range(0, seeds).boxed().toList(),
                seed -> SpellingRun.train(model.apply(seed), names, steps, seed, (step, loss, heldOut) -> {}),
                soFar -> stage.step());
    }

    /** The first number that an untrained head of two takes out of three rows, the last of which looks back. */
    private static Value lookBack() {
        SelfAttention attention = new SelfAttention(2, 1, Initializer.XAVIER_NORMAL, new Random(4));
        Value[][] rows = new Value[3][2];
        for (int t = 0; t < rows.length; t++) {
            for (int i = 0; i < rows[t].length; i++) {
                rows[t][i] = Value.of(Math.sin(2 * t + i), "x" + (t + 1) + "." + (i + 1));
            }
        }
        return attention.forward(rows)[2][0].label("y3.1");
    }
}
