package chainrule.examples;

import chainrule.engine.Activation;
import chainrule.examples.data.HandwrittenDigits;
import chainrule.examples.gallery.Lesson;
import chainrule.examples.gallery.Solo;
import chainrule.examples.gallery.Stage;
import chainrule.examples.pictures.CuresPictures;
import chainrule.examples.pictures.ExplosionPictures;
import chainrule.examples.pictures.SymptomSheet;
import chainrule.examples.training.BackwardSignal;
import chainrule.examples.training.Cure;
import chainrule.examples.training.DeepNet;
import chainrule.examples.training.DeepNets;
import chainrule.examples.training.Explosion;
import chainrule.examples.training.Explosion.Attempt;
import chainrule.examples.training.Explosion.Outcome;
import chainrule.examples.training.MatrixProduct;
import chainrule.examples.training.Symptoms;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What makes deep nets learn: normalization, skips, clipping; and what each of them costs.
 *
 * @param depth hidden layers of the sigmoid nets
 * @param shallow hidden layers of a net with batch normalization that learns
 * @param deep hidden layers of one that does not
 */
public record Cures(int depth, int shallow, int deep, List<Integer> depths, int epochs, HandwrittenDigits data)
        implements Lesson {
    private static final int DEPTH = 8;
    private static final int SHALLOW = 12;
    private static final int DEEP = 30;

    /** Hidden layers with skips and without, most first: they take longest. */
    private static final List<Integer> DEPTHS = List.of(16, 8, 4, 2);

    private static final int WIDTH = 32;
    private static final int SEEDS = 3;
    private static final int EPOCHS = 5;
    private static final int BATCH = 32;
    private static final double LEARNING_RATE = 0.03;
    private static final double MOMENTUM = 0.9;

    /** Of nets with batch normalization, which are slow, and do not need more. */
    private static final int EPOCHS_OF_BATCH_NORM = 3;

    private static final int EPOCHS_OF_PRICE = 1;

    /** Digits on which gradients are measured. */
    private static final int ROWS = 100;

    /** What He's weights are multiplied by where each layer has a skip, so that it adds little at first. */
    private static final double SMALL = 0.1;

    /** What He's weights are multiplied by in nets that explode. */
    private static final double LARGE = 2;

    private static final Attempt NOTHING = new Attempt("nothing", LARGE, LEARNING_RATE, Double.MAX_VALUE);
    private static final Attempt CLIPPED = new Attempt("clipped at 1", LARGE, LEARNING_RATE, 1);
    private static final Attempt SLOW = new Attempt("a rate of 0.001", LARGE, 0.001, Double.MAX_VALUE);
    private static final Attempt FITTING = new Attempt("He's weights", 1, LEARNING_RATE, Double.MAX_VALUE);

    /** As in d2l.ai, "Numerical Stability and Initialization". */
    private static final int MATRICES = 100;

    private static final int MATRIX_SIZE = 4;
    private static final int PRODUCTS = 5;

    public Cures() {
        this(DEPTH, SHALLOW, DEEP, DEPTHS, EPOCHS, HandwrittenDigits.load());
    }

    public static void main(String[] args) {
        Solo.perform(new Cures(), args);
    }

    @Override
    public String title() {
        return "What cures a deep net";
    }

    @Override
    public String story() {
        return "Sigmoid nets of eight layers do not learn. Three things are said to cure that: to bring signals back to mean 0 and spread 1 in every layer,"
                + " over the batch or over the row; to let a way around each layer, a skip; and, where gradients explode, to cut them to a length."
                + " Each is put into the same nets, one at a time. What helps, what does not, and what does it cost?";
    }

    @Override
    public int steps() {
        return SEEDS * (Cure.values().length + 2 + byDepth().size()) + 4 + 1;
    }

    @Override
    public void perform(Stage stage) {
        var nets = new DeepNets(data, WIDTH, SEEDS, BATCH, LEARNING_RATE, MOMENTUM);
        var pictures = new CuresPictures(WIDTH, SEEDS, LEARNING_RATE);

        List<DeepNet> others = Stream.of(Cure.SKIPS, Cure.LAYER_NORM, Cure.NONE)
                .map(this::sigmoid)
                .toList();
        Map<DeepNet, List<double[]>> learned =
                new LinkedHashMap<>(nets.learn(List.of(sigmoid(Cure.BATCH_NORM)), EPOCHS_OF_BATCH_NORM, stage::step));
        learned.putAll(nets.learn(others, epochs, stage::step));
        Map<DeepNet, List<BackwardSignal>> fresh = new LinkedHashMap<>();
        learned.keySet().forEach(kind -> fresh.put(kind, nets.signals(kind, ROWS)));
        stage.figure(pictures.curedSentence(fresh, learned));
        stage.figure(pictures.commonSentence(
                nets.tellingApart(sigmoid(Cure.LAYER_NORM), ROWS), nets.tellingApart(sigmoid(Cure.BATCH_NORM), ROWS)));
        stage.picture("cures-sigmoid", pictures.cured(fresh, learned), pictures.curedTable(fresh, learned));

        DeepNet priced = relu(Cure.BATCH_NORM, 1, deep);
        List<BackwardSignal> growing = nets.signals(priced, ROWS);
        Map<DeepNet, List<double[]>> paid =
                nets.learn(List.of(priced, relu(Cure.BATCH_NORM, 1, shallow)), EPOCHS_OF_PRICE, stage::step);
        stage.figure(pictures.priceSentence(growing, paid));
        stage.picture("cures-price", pictures.price(growing), pictures.priceTable(growing));

        Map<DeepNet, List<double[]>> skipped = nets.learn(byDepth(), epochs, stage::step);
        stage.figure(pictures.skipsSentence(skipped));
        stage.picture("cures-skips", pictures.skips(skipped), pictures.skipsTable(skipped));

        var explosions = new ExplosionPictures(LARGE, depth);
        List<double[]> products = IntStream.range(0, PRODUCTS)
                .mapToObj(seed -> MatrixProduct.norms(MATRIX_SIZE, MATRICES, new Random(seed)))
                .toList();
        stage.figure(explosions.productsSentence(products, MATRIX_SIZE));
        stage.picture(
                "cures-products",
                explosions.products(products, MATRIX_SIZE),
                explosions.productsTable(products, MATRIX_SIZE));

        Explosion explosion = new Explosion(data, WIDTH, depth, SEEDS, epochs, BATCH);
        Map<Attempt, List<Outcome>> outcomes = new LinkedHashMap<>();
        for (Attempt attempt : List.of(NOTHING, CLIPPED, SLOW, FITTING)) {
            outcomes.put(attempt, explosion.of(attempt));
            stage.step();
        }
        stage.figure(explosions.clippingSentence(outcomes));
        stage.picture("cures-clipping", explosions.clipping(outcomes), explosions.clippingTable(outcomes));

        stage.sheet(
                "cures-symptoms",
                "What one sees, what measures it, what cures it",
                new SymptomSheet(new Symptoms(nets), ROWS)
                        .table(fresh, outcomes.get(NOTHING), outcomes.get(CLIPPED), outcomes.get(FITTING)));
        stage.step();
    }

    private DeepNet sigmoid(Cure cure) {
        return new DeepNet(cure, Activation.SIGMOID, 1, depth);
    }

    private static DeepNet relu(Cure cure, double weights, int hiddenLayers) {
        return new DeepNet(cure, Activation.RELU, weights, hiddenLayers);
    }

    private List<DeepNet> byDepth() {
        return depths.stream()
                .flatMap(layers -> Stream.of(
                        relu(Cure.SKIPS, SMALL, layers), relu(Cure.SKIPS, 1, layers), relu(Cure.NONE, 1, layers)))
                .toList();
    }
}
