package chainrule.examples;

import chainrule.engine.Activation;
import chainrule.examples.data.HandwrittenDigits;
import chainrule.examples.gallery.Lesson;
import chainrule.examples.gallery.Solo;
import chainrule.examples.gallery.Stage;
import chainrule.examples.pictures.CuresPictures;
import chainrule.examples.pictures.ExplosionPictures;
import chainrule.examples.pictures.PricePictures;
import chainrule.examples.pictures.ProductPictures;
import chainrule.examples.pictures.SkipsPictures;
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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What makes deep nets learn: normalization, skips, clipping; and what each of them costs.
 *
 * @param depth hidden layers of the nets that are to be cured
 * @param depthsWithBatchNorm hidden layers of ReLU with batch normalization: too many, and fewer
 * @param depths hidden layers of ReLU with skips and without, most first
 */
public record Cures(
        int depth, List<Integer> depthsWithBatchNorm, List<Integer> depths, int epochs, HandwrittenDigits data)
        implements Lesson {
    private static final int DEPTH = 8;
    private static final List<Integer> DEPTHS_WITH_BATCH_NORM = List.of(30, 12);
    private static final List<Integer> DEPTHS = List.of(16, 8, 4, 2);
    private static final int WIDTH = 32;
    private static final int SEEDS = 3;
    private static final int BATCH = 32;
    private static final double LEARNING_RATE = 0.03;
    private static final double MOMENTUM = 0.9;
    private static final int EPOCHS = 5;

    /** Of nets with batch normalization, which learn sooner, but whose epochs take longer; of 8 layers, and of more. */
    private static final int EPOCHS_OF_BATCH_NORM = 2;

    private static final int EPOCHS_OF_DEEP_BATCH_NORM = 1;

    /** Digits on which gradients are measured. */
    private static final int ROWS = 100;

    /** What He's weights are multiplied by around which there is a skip, so that a layer adds little at first. */
    private static final double SMALL = 0.1;

    /** What He's weights are multiplied by in nets that explode. */
    private static final double LARGE = 2;

    private static final List<Attempt> ATTEMPTS = List.of(
            new Attempt("no clipping", LARGE, LEARNING_RATE, Double.MAX_VALUE),
            new Attempt("clipped at 1", LARGE, LEARNING_RATE, 1),
            new Attempt("a rate of 0.001", LARGE, 0.001, Double.MAX_VALUE),
            new Attempt("He's weights", 1, LEARNING_RATE, Double.MAX_VALUE));

    private static final int PRODUCTS = 5;
    private static final int MATRICES = 100;
    private static final int MATRIX_SIZE = 4;

    public Cures() {
        this(DEPTH, DEPTHS_WITH_BATCH_NORM, DEPTHS, EPOCHS, HandwrittenDigits.load());
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
        return "Sigmoid nets of eight layers do not learn. Normalization brings the signals of each layer back to mean 0 and spread 1, over the digits of a"
                + " batch or over the units of a layer. A skip lets signals and gradients go around a layer. Clipping bounds gradients that explode."
                + " Each is put into the same nets, one at a time. What helps, what does not, and what does it cost?";
    }

    @Override
    public int steps() {
        return SEEDS * (Cure.values().length + depthsWithBatchNorm.size() + 3 * depths.size()) + ATTEMPTS.size();
    }

    @Override
    public void perform(Stage stage) {
        var nets = new DeepNets(data, WIDTH, SEEDS, BATCH, LEARNING_RATE, MOMENTUM);

        DeepNet batchNorm = sigmoid(Cure.BATCH_NORM);
        List<DeepNet> others = List.of(sigmoid(Cure.LAYER_NORM), sigmoid(Cure.SKIPS), sigmoid(Cure.NONE));
        var learned = nets.learn(List.of(batchNorm), Math.min(epochs, EPOCHS_OF_BATCH_NORM), stage::step);
        learned.putAll(nets.learn(others, epochs, stage::step));
        Map<DeepNet, List<BackwardSignal>> fresh = new LinkedHashMap<>();
        learned.keySet().forEach(kind -> fresh.put(kind, nets.signals(kind, ROWS)));
        var cured = new CuresPictures(nets, fresh, learned);
        stage.figure(cured.sentence());
        stage.figure(cured.common(nets.tellingApart(others.get(0), ROWS), nets.tellingApart(batchNorm, ROWS)));
        stage.picture("cures-sigmoid", cured.chart(), cured.table());

        List<DeepNet> relus = relus(Cure.BATCH_NORM, 1, depthsWithBatchNorm);
        var paid = nets.learn(relus, EPOCHS_OF_DEEP_BATCH_NORM, stage::step);
        var price = new PricePictures(nets, nets.signals(relus.get(0), ROWS), paid);
        stage.figure(price.sentence());
        stage.picture("cures-price", price.chart(), price.table());

        List<DeepNet> kinds = new ArrayList<>(relus(Cure.SKIPS, SMALL, depths));
        kinds.addAll(relus(Cure.SKIPS, 1, depths));
        kinds.addAll(relus(Cure.NONE, 1, depths));
        var skips = new SkipsPictures(nets, nets.learn(kinds, epochs, stage::step));
        stage.figure(skips.sentence(nets.signals(kinds.get(depths.size()), ROWS), nets.signals(kinds.get(0), ROWS)));
        stage.picture("cures-skips", skips.chart(), skips.table());

        var products = new ProductPictures(MatrixProduct.norms(PRODUCTS, MATRICES, MATRIX_SIZE), MATRIX_SIZE);
        stage.figure(products.sentence());
        stage.picture("cures-products", products.chart(), products.table());

        Map<Attempt, List<Outcome>> outcomes = new LinkedHashMap<>();
        for (Attempt attempt : ATTEMPTS) {
            outcomes.put(attempt, new Explosion(nets, depth, epochs).of(attempt));
            stage.step();
        }
        var exploding = new ExplosionPictures(depth, outcomes);
        stage.figure(exploding.sentence());
        stage.picture("cures-clipping", exploding.chart(), exploding.table());

        var sheet = new SymptomSheet(new Symptoms(nets), ROWS);
        stage.sheet("cures-symptoms", "What one sees, what measures it, what cures it", sheet.table(fresh, outcomes));
    }

    private DeepNet sigmoid(Cure cure) {
        return new DeepNet(cure, Activation.SIGMOID, 1, depth);
    }

    private static List<DeepNet> relus(Cure cure, double weights, List<Integer> depths) {
        return depths.stream()
                .map(layers -> new DeepNet(cure, Activation.RELU, weights, layers))
                .toList();
    }
}
