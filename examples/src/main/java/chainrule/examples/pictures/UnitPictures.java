package chainrule.examples.pictures;

import chainrule.examples.plot.Picture;
import chainrule.examples.plot.PictureGrid;
import chainrule.examples.plot.Table;
import chainrule.examples.plot.UnitStrip;
import chainrule.examples.training.CsvRun;
import chainrule.nn.LayerActivity;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What hidden units did on the training rows, epoch by epoch: which are dead, and how often the others are on. */
final class UnitPictures {
    private final CsvRun run;

    UnitPictures(CsvRun run) {
        this.run = run;
    }

    String sentences() {
        List<LayerActivity> layers = run.activities().get(run.epochs());
        return IntStream.range(0, layers.size())
                .mapToObj(i -> sentence(i + 1, layers.get(i)))
                .collect(Collectors.joining(" "));
    }

    private static String sentence(int number, LayerActivity layer) {
        return String.format(
                Locale.ROOT,
                "Hidden layer %d: %d of %d units are dead, that is off for all training rows, and %d are on for all. On average a unit is off for"
                        + " %.0f %% of rows: there ReLU is flat, or saturated.",
                number,
                layer.deadUnits(),
                layer.units(),
                layer.activeShares().stream().filter(share -> share == 1).count(),
                100 * layer.saturation());
    }

    Picture strips() {
        List<LayerActivity> last = run.activities().get(run.epochs());
        int dead = last.stream().mapToInt(LayerActivity::deadUnits).sum();
        int all = last.stream().mapToInt(LayerActivity::units).sum();
        Picture[] strips = IntStream.range(0, last.size())
                .mapToObj(layer -> new UnitStrip("hidden layer " + (layer + 1), shares(layer)))
                .toArray(Picture[]::new);
        return new PictureGrid(dead + " of " + all + " hidden units are dead after training", strips.length, strips)
                .subtitle("A unit that is off for all rows gets no gradient; one that is on for all does not bend.");
    }

    private double[][] shares(int layer) {
        int units = run.activities().get(0).get(layer).units();
        double[][] shares = new double[units][run.epochs() + 1];
        for (int epoch = 0; epoch <= run.epochs(); epoch++) {
            for (int unit = 0; unit < units; unit++) {
                shares[unit][epoch] =
                        run.activities().get(epoch).get(layer).activeShares().get(unit);
            }
        }
        return shares;
    }

    Table table() {
        Table table = Table.of("epoch", "hidden layer", "unit", "share of rows on");
        for (int epoch = 0; epoch <= run.epochs(); epoch++) {
            List<LayerActivity> layers = run.activities().get(epoch);
            for (int layer = 0; layer < layers.size(); layer++) {
                List<Double> shares = layers.get(layer).activeShares();
                for (int unit = 0; unit < shares.size(); unit++) {
                    table.row(epoch, layer + 1, unit + 1, shares.get(unit));
                }
            }
        }
        return table;
    }
}
