package chainrule.examples.pictures;

import chainrule.examples.gallery.Words;
import chainrule.examples.plot.LineChart;
import chainrule.examples.plot.Meaning;
import chainrule.examples.plot.Numbers;
import chainrule.examples.plot.Picture;
import chainrule.examples.plot.Table;
import chainrule.examples.training.Explosion.Attempt;
import chainrule.examples.training.Explosion.Outcome;
import chainrule.examples.training.MatrixProduct;
import java.util.Arrays;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Products that explode, nets that explode, and gradients that are clipped. */
public final class ExplosionPictures {
    /** Steps that are drawn. */
    private static final int SHOWN = 60;

    private final double tooLarge;
    private final int depth;

    /** Tells of nets of so many hidden layers, with weights that are too large by this factor. */
    public ExplosionPictures(double tooLarge, int depth) {
        this.tooLarge = tooLarge;
        this.depth = depth;
    }

    private static double last(double[] numbers) {
        return numbers[numbers.length - 1];
    }

    private static double[] numbers(int last) {
        return IntStream.rangeClosed(1, last).asDoubleStream().toArray();
    }

    /** The geometric mean over products of what a matrix more multiplies the norm by. */
    private static double growth(List<double[]> products) {
        return Math.exp(products.stream()
                .mapToDouble(norms -> Math.log(last(norms) / norms[0]) / (norms.length - 1))
                .average()
                .orElseThrow());
    }

    public String productsSentence(List<double[]> products, int size) {
        return String.format(
                Locale.ROOT,
                "Why gradients explode: a product of %d matrices of %d × %d standard normal numbers (the example of d2l.ai) has a norm of %s to %s. A matrix"
                        + " more multiplies it by %.2f on average; the closed form for endless products says %.3f.",
                products.get(0).length,
                size,
                size,
                Words.rounded(products.stream()
                        .mapToDouble(ExplosionPictures::last)
                        .min()
                        .orElseThrow()),
                Words.rounded(products.stream()
                        .mapToDouble(ExplosionPictures::last)
                        .max()
                        .orElseThrow()),
                growth(products),
                MatrixProduct.growth(size));
    }

    public Picture products(List<double[]> products, int size) {
        double[] factors = numbers(products.get(0).length);
        LineChart chart = new LineChart(String.format(
                        Locale.ROOT,
                        "Each matrix more multiplies a product by %.2f: after %d it is %s",
                        growth(products),
                        factors.length,
                        Numbers.text(middle(products), 1)))
                .subtitle(String.format(
                        Locale.ROOT,
                        "Norms of products of %d × %d matrices of standard normal numbers, %d times over. A gradient that travels through layers"
                                + " is such a product, too.",
                        size,
                        size,
                        products.size()))
                .axes("matrices", "norm of the product")
                .logY()
                .size(860, 440);
        String name = "a product, each line with other numbers";
        for (double[] norms : products) {
            chart.line(name, Meaning.SLOPE, factors, norms);
            name = "";
        }
        double start = 4;
        return chart.dashed(
                String.format(Locale.ROOT, "theory: %.3f a matrix", MatrixProduct.growth(size)),
                6,
                factors,
                Arrays.stream(factors)
                        .map(count -> start * Math.pow(MatrixProduct.growth(size), count - 1))
                        .toArray());
    }

    private static double middle(List<double[]> products) {
        return products.stream()
                .map(ExplosionPictures::last)
                .sorted()
                .skip(products.size() / 2)
                .findFirst()
                .orElseThrow();
    }

    public Table productsTable(List<double[]> products, int size) {
        Table table = Table.of("product", "matrices", "norm");
        for (int i = 0; i < products.size(); i++) {
            for (int count = 1; count <= products.get(i).length; count++) {
                table.row(i, count, products.get(i)[count - 1]);
            }
        }
        return table;
    }

    private static DoubleSummaryStatistics accuracy(List<Outcome> outcomes) {
        return outcomes.stream().mapToDouble(Outcome::accuracy).summaryStatistics();
    }

    private static String result(List<Outcome> outcomes) {
        long lost = outcomes.stream().filter(outcome -> !outcome.finite()).count();
        return lost == outcomes.size()
                ? "NaN in all " + lost + " nets"
                : String.format(
                                Locale.ROOT,
                                "%.2f to %.2f",
                                accuracy(outcomes).getMin(),
                                accuracy(outcomes).getMax())
                        + (lost == 0 ? "" : ", NaN in " + lost + " of " + outcomes.size() + " nets");
    }

    public String clippingSentence(Map<Attempt, List<Outcome>> outcomes) {
        List<Outcome> nothing = outcomes.values().iterator().next();
        return "A net that explodes: " + depth + " layers of ReLU with He's weights × " + Words.plain(tooLarge)
                + "; before the first step its gradient has a norm of "
                + Words.rounded(nothing.stream()
                        .mapToDouble(each -> each.norms()[0])
                        .min()
                        .orElseThrow())
                + " to "
                + Words.rounded(nothing.stream()
                        .mapToDouble(each -> each.norms()[0])
                        .max()
                        .orElseThrow())
                + ". Test accuracy over seeds: "
                + outcomes.entrySet().stream()
                        .map(each -> each.getKey().title() + " " + result(each.getValue()))
                        .collect(Collectors.joining("; "))
                + ". Clipping by norm (Pascanu et al. 2013) keeps the direction of a step and bounds its length. It saves the net, but weights of the right"
                + " size do better.";
    }

    public Picture clipping(Map<Attempt, List<Outcome>> outcomes) {
        List<Attempt> attempts = List.copyOf(outcomes.keySet());
        List<Outcome> nothing = outcomes.get(attempts.get(0));
        List<Outcome> clipped = outcomes.get(attempts.get(1));
        LineChart chart = new LineChart(String.format(
                        Locale.ROOT,
                        "Without clipping: %s, within %d steps; clipped at 1: %.0f to %.0f %% right",
                        result(nothing),
                        nothing.stream()
                                .mapToInt(each -> each.norms().length)
                                .max()
                                .orElseThrow(),
                        100 * accuracy(clipped).getMin(),
                        100 * accuracy(clipped).getMax()))
                .subtitle(
                        depth + " layers of ReLU with weights that are too large by a factor of "
                                + Words.plain(tooLarge)
                                + ". The length of the whole gradient in each step, before it is clipped. Each line is one seed; a line ends where NaN begins.")
                .axes("step", "norm of the gradient")
                .logY()
                .horizontalLine(1, "1: as much as clipping lets through")
                .size(860, 460);
        draw(chart, "no clipping", 1, nothing);
        draw(chart, "clipped at 1", 6, clipped);
        return chart;
    }

    private static void draw(LineChart chart, String name, int style, List<Outcome> outcomes) {
        String legend = name;
        for (Outcome outcome : outcomes.stream()
                .sorted(Comparator.comparingInt(each -> -each.norms().length))
                .toList()) {
            double[] shown = Arrays.copyOf(outcome.norms(), Math.min(SHOWN, outcome.norms().length));
            chart.line(legend, style, numbers(shown.length), shown);
            legend = "";
        }
    }

    public Table clippingTable(Map<Attempt, List<Outcome>> outcomes) {
        Table table = Table.of(
                "attempt",
                "seed",
                "norm before the first step",
                "steps with a finite gradient",
                "test accuracy",
                "finite");
        outcomes.forEach((attempt, each) -> {
            for (int seed = 0; seed < each.size(); seed++) {
                Outcome outcome = each.get(seed);
                table.row(
                        attempt.title(),
                        seed,
                        outcome.norms()[0],
                        outcome.norms().length,
                        outcome.accuracy(),
                        outcome.finite());
            }
        });
        return table;
    }
}
