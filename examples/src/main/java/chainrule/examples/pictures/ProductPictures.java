package chainrule.examples.pictures;

import chainrule.examples.gallery.Words;
import chainrule.examples.plot.LineChart;
import chainrule.examples.plot.Meaning;
import chainrule.examples.plot.Picture;
import chainrule.examples.plot.Table;
import chainrule.examples.training.MatrixProduct;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;

/** Products of random matrices, which explode as gradients may. */
public final class ProductPictures {
    private final List<double[]> products;
    private final int size;
    private final int factors;

    /**
     * Tells of products.
     *
     * @param products for each, the norm after 1, 2, 3... matrices
     * @param size rows of a matrix
     */
    public ProductPictures(List<double[]> products, int size) {
        this.products = products;
        this.size = size;
        this.factors = products.get(0).length;
    }

    private DoubleSummaryStatistics last() {
        return products.stream().mapToDouble(norms -> norms[factors - 1]).summaryStatistics();
    }

    /** The geometric mean over products of what a matrix more multiplies the norm by. */
    private double growth() {
        return Math.exp(products.stream()
                .mapToDouble(norms -> Math.log(norms[factors - 1] / norms[0]) / (factors - 1))
                .average()
                .orElseThrow());
    }

    public String sentence() {
        return String.format(
                Locale.ROOT,
                "Why gradients explode: products of %d matrices of %d × %d standard normal numbers (an example of d2l.ai) have norms of %s to %s. A matrix"
                        + " more multiplies them by %.2f on average; theory says %.2f (Newman 1986).",
                factors,
                size,
                size,
                Words.rounded(last().getMin()),
                Words.rounded(last().getMax()),
                growth(),
                MatrixProduct.growth(size));
    }

    public Picture chart() {
        double[] counts = CuresPictures.numbers(factors);
        LineChart chart = new LineChart(String.format(
                        Locale.ROOT,
                        "A matrix more multiplies a product by %.2f: after %d its norm is %s to %s",
                        growth(),
                        factors,
                        Words.rounded(last().getMin()),
                        Words.rounded(last().getMax())))
                .subtitle(String.format(
                        Locale.ROOT,
                        "Norms of products of %d × %d matrices of standard normal numbers. A gradient that travels through many layers is such a product, too.",
                        size,
                        size))
                .axes("matrices", "norm of the product")
                .logY()
                .size(860, 440);
        String name = Words.count(products.size(), "product");
        for (double[] norms : products) {
            chart.line(name, Meaning.SLOPE, counts, norms);
            name = "";
        }
        return chart.dashed(
                String.format(Locale.ROOT, "theory: %.2f a matrix", MatrixProduct.growth(size)),
                6,
                counts,
                Arrays.stream(counts)
                        .map(count -> size * Math.pow(MatrixProduct.growth(size), count - 1))
                        .toArray());
    }

    public Table table() {
        Table table = Table.of("product", "matrices", "norm");
        for (int i = 0; i < products.size(); i++) {
            for (int count = 1; count <= factors; count++) {
                table.row(i + 1, count, products.get(i)[count - 1]);
            }
        }
        return table;
    }
}
