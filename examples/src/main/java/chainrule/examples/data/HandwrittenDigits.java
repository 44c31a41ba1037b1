package chainrule.examples.data;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * Real handwritten digits, 8 x 8 pixels in 0..1: E. Alpaydin and C. Kaynak, "Optical Recognition of Handwritten Digits", UCI
 * Machine Learning Repository, 1998, CC BY 4.0.
 *
 * @param train 1,437 rows to learn from
 * @param test 360 rows, every fifth of the file, to judge by
 */
public record HandwrittenDigits(Dataset train, Dataset test) {
    public static final int CLASSES = 10;
    public static final int PIXELS = 64;

    private static final double WHITE = 16;

    public static HandwrittenDigits load() {
        try (InputStream file = HandwrittenDigits.class.getResourceAsStream("digits.csv.gz");
                BufferedReader reader = new BufferedReader(
                        new InputStreamReader(new GZIPInputStream(file), StandardCharsets.US_ASCII))) {
            List<int[]> rows = reader.lines()
                    .map(line -> Arrays.stream(line.split(","))
                            .mapToInt(Integer::parseInt)
                            .toArray())
                    .toList();
            Dataset all = new Dataset(
                    rows.stream().map(HandwrittenDigits::pixels).toArray(double[][]::new),
                    rows.stream().mapToInt(row -> row[PIXELS]).toArray());
            return new HandwrittenDigits(all.where(i -> i % 5 != 0), all.where(i -> i % 5 == 0));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the digits that are shipped with the examples", e);
        }
    }

    /** The sizes of a net's layers, from the pixels over hidden layers of equal width to one output a class. */
    public static int[] layerSizes(int hiddenLayers, int width) {
        int[] sizes = new int[hiddenLayers + 2];
        Arrays.fill(sizes, width);
        sizes[0] = PIXELS;
        sizes[hiddenLayers + 1] = CLASSES;
        return sizes;
    }

    private static double[] pixels(int[] row) {
        return Arrays.stream(row, 0, PIXELS).mapToDouble(pixel -> pixel / WHITE).toArray();
    }
}
