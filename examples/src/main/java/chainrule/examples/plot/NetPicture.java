package chainrule.examples.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A net that looks at a plane, a column or more for each layer: every neuron is a small field that shows its activation over the plane, blue where it
 * is positive, orange where it is negative, and pale around zero.
 */
public final class NetPicture extends TitledPicture<NetPicture> {
    private static final double SPACED = 1.22;
    private static final double LARGEST_CELL = 56;
    private static final double LEAST_GAP = 24;
    private static final double LABEL_GAP = 4;
    private static final double REACH = 6;
    private static final double FAINT = 0.05;

    private final Color above = HouseStyle.blue();
    private final Color below = HouseStyle.orange();
    private final Color ink = HouseStyle.ink();
    private final Color outline = HouseStyle.axis();
    private final Color paper = HouseStyle.paper();
    private final double[][][] weights;
    private final BufferedImage[][] images;
    private final Set<Spot> dead = new HashSet<>();
    private List<String> inputs = List.of();
    private Spot selected;

    /**
     * A neuron's place in the net.
     *
     * @param layer 0 for the inputs
     * @param unit from 0 on
     */
    public record Spot(int layer, int unit) {}

    /**
     * A weight's line.
     *
     * @param layer of the neuron that it goes into, as unit is
     * @param input the unit of the layer before, from 0 on
     */
    public record Wire(int layer, int unit, int input) {}

    /**
     * Takes what each neuron gives over the plane, and what it is made of.
     *
     * @param fields fields[layer][unit][row][column]; layer 0 is the inputs; row 0 lies at the bottom, column 0 at the left
     * @param weights weights[layer][unit][input], one for each unit of the layer before; weights[0] is not looked at
     */
    public NetPicture(String title, double[][][][] fields, double[][][] weights) {
        super(title);
        Check.sameLength("weights", Check.notNull("fields", fields).length, Check.notNull("weights", weights).length);
        this.weights = new double[fields.length][][];
        images = new BufferedImage[fields.length][];
        for (int layer = 0; layer < fields.length; layer++) {
            images[layer] = new BufferedImage[Check.positive("fields[" + layer + "].length", fields[layer].length)];
            for (int unit = 0; unit < fields[layer].length; unit++) {
                String name = "fields[" + layer + "][" + unit + "]";
                images[layer][unit] = image(Check.rectangular(name, fields[layer][unit]));
            }
            this.weights[layer] = layer == 0 ? new double[0][] : weightsOf(layer, weights[layer]);
        }
        size(420, 340);
    }

    private double[][] weightsOf(int layer, double[][] given) {
        String name = "weights[" + layer + "]";
        double[][] copy = Check.rectangular(name, given);
        Check.sameLength(name, images[layer].length, copy.length);
        Check.sameLength(name + "[0]", images[layer - 1].length, copy[0].length);
        return copy;
    }

    /** Writes the name of each input beside it. */
    public NetPicture inputs(List<String> names) {
        Check.sameLength(
                "names", images[0].length, Check.notNull("names", names).size());
        inputs = List.copyOf(names);
        return this;
    }

    /** Draws a frame around a neuron and brings out the weights into it. */
    public NetPicture select(Spot spot) {
        selected = checked(spot);
        return this;
    }

    /** Hatches a neuron that no longer responds to anything. */
    public NetPicture dead(Spot spot) {
        dead.add(checked(spot));
        return this;
    }

    private Spot checked(Spot spot) {
        boolean known = Check.notNull("spot", spot).layer() >= 0
                && spot.layer() < images.length
                && spot.unit() >= 0
                && spot.unit() < images[spot.layer()].length;
        if (!known) {
            throw new IllegalArgumentException("spot must be one of the net's, but was " + spot);
        }
        return spot;
    }

    /**
     * The neuron at a place of the picture.
     *
     * @param place points from the upper left corner
     * @param size the size at which the picture is painted
     */
    public Optional<Spot> spotAt(Point2D place, Dimension size) {
        return inBody(place, size, (g, x, y, width, height) -> {
            Places places = new Places(g, width, height);
            for (int layer = 0; layer < images.length; layer++) {
                for (int unit = 0; unit < images[layer].length; unit++) {
                    Rectangle2D cell = places.cell(layer, unit);
                    double reach = (SPACED - 1) / 2 * cell.getWidth();
                    cell.setFrameFromCenter(
                            cell.getCenterX(), cell.getCenterY(), cell.getMaxX() + reach, cell.getMaxY() + reach);
                    if (cell.contains(x, y)) {
                        return Optional.of(new Spot(layer, unit));
                    }
                }
            }
            return Optional.empty();
        });
    }

    /**
     * Where the middle of a neuron is, in points from the upper left corner.
     *
     * @param size the size at which the picture is painted
     */
    public Point2D placeOf(Spot spot, Dimension size) {
        checked(spot);
        return inBody(new Point2D.Double(), size, (g, x, y, width, height) -> {
            double shrink = size.getWidth() / (width + 2 * PADDING);
            Rectangle2D cell = new Places(g, width, height).cell(spot.layer(), spot.unit());
            return new Point2D.Double((cell.getCenterX() - x) * shrink, (cell.getCenterY() - y) * shrink);
        });
    }

    /**
     * The line at a place of the picture, of those that are drawn; one into the selected neuron before others.
     *
     * @param place points from the upper left corner
     * @param size the size at which the picture is painted
     */
    public Optional<Wire> wireAt(Point2D place, Dimension size) {
        if (spotAt(place, size).isPresent()) {
            return Optional.empty();
        }
        return inBody(place, size, (g, x, y, width, height) -> {
            Places places = new Places(g, width, height);
            Predicate<Wire> isSelected = wire -> new Spot(wire.layer(), wire.unit()).equals(selected);
            return nearest(wires().filter(isSelected), places, x, y)
                    .or(() -> nearest(wires().filter(isSelected.negate()), places, x, y));
        });
    }

    private Stream<Wire> wires() {
        return IntStream.range(1, weights.length).boxed().flatMap(layer -> {
            double largestOfLayer = largest(weights[layer]);
            return IntStream.range(0, weights[layer].length).boxed().flatMap(unit -> {
                double[] into = weights[layer][unit];
                double largest =
                        new Spot(layer, unit).equals(selected) ? largest(new double[][] {into}) : largestOfLayer;
                return IntStream.range(0, into.length)
                        .filter(input -> Math.abs(into[input]) / largest > FAINT)
                        .mapToObj(input -> new Wire(layer, unit, input));
            });
        });
    }

    private static Optional<Wire> nearest(Stream<Wire> wires, Places places, double x, double y) {
        ToDoubleFunction<Wire> distance =
                wire -> line(places, wire.layer(), wire.unit(), wire.input()).ptSegDist(x, y);
        return wires.filter(wire -> distance.applyAsDouble(wire) < REACH).min(Comparator.comparingDouble(distance));
    }

    /** The largest cells that let every layer keep within the height, in as many columns as it takes. */
    private final class Places {
        private final double height;
        private final double[] left = new double[images.length];
        private double cell = LARGEST_CELL;
        private final double gap;
        private final double labelY;
        private final double nameWidth;

        Places(Graphics2D g, double width, double height) {
            double line = Text.lineHeight(g, HouseStyle.TICK);
            this.height = height - line - LABEL_GAP;
            this.labelY = height - line / 2;
            this.nameWidth = inputs.stream()
                    .mapToDouble(name -> Text.width(g, HouseStyle.TICK, name) + LABEL_GAP)
                    .max()
                    .orElse(0);
            while (cell > 1 && cellsWidth() + LEAST_GAP * (images.length - 1) > width) {
                cell -= 0.5;
            }
            gap = Math.max(0, (width - cellsWidth()) / Math.max(1, images.length - 1));
            double x = 0;
            for (int layer = 0; layer < images.length; layer++) {
                left[layer] = x;
                x += columns(layer) * pitch(layer) + gap;
            }
        }

        private int rows() {
            return (int) Math.max(1, height / (SPACED * cell));
        }

        private int columns(int layer) {
            return isNamed(layer) ? 1 : (images[layer].length + rows() - 1) / rows();
        }

        private double cellsWidth() {
            double width = 0;
            for (int layer = 0; layer < images.length; layer++) {
                width += columns(layer) * pitch(layer);
            }
            return width;
        }

        private boolean isNamed(int layer) {
            return layer == 0 && !inputs.isEmpty();
        }

        /** Inputs with names stand in one column, so that no line crosses a name. */
        private double side(int layer) {
            return isNamed(layer) ? Math.min(cell, height / (SPACED * images[0].length)) : cell;
        }

        /** Names stand at the left of inputs. */
        private double pitch(int layer) {
            return SPACED * side(layer) + (layer == 0 ? nameWidth : 0);
        }

        double center(int layer) {
            return left[layer] + columns(layer) * pitch(layer) / 2;
        }

        Rectangle2D cell(int layer, int unit) {
            int units = images[layer].length;
            int perColumn = (units + columns(layer) - 1) / columns(layer);
            int column = unit / perColumn;
            int inColumn = Math.min(perColumn, units - column * perColumn);
            double side = side(layer);
            double top = (height - inColumn * SPACED * side) / 2;
            double inset = (SPACED - 1) / 2 * side;
            return new Rectangle2D.Double(
                    left[layer] + (column + 1) * pitch(layer) - SPACED * side + inset,
                    top + unit % perColumn * SPACED * side + inset,
                    side,
                    side);
        }
    }

    private BufferedImage image(double[][] field) {
        double largest = Arrays.stream(field)
                .flatMapToDouble(DoubleStream::of)
                .map(Math::abs)
                .filter(Double::isFinite)
                .max()
                .orElse(0);
        int rows = field.length;
        BufferedImage image = new BufferedImage(field[0].length, rows, BufferedImage.TYPE_INT_RGB);
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < field[0].length; column++) {
                image.setRGB(
                        column,
                        rows - 1 - row,
                        color(field[row][column], largest).getRGB());
            }
        }
        return image;
    }

    private Color color(double activation, double largest) {
        double share = largest == 0 || Double.isNaN(activation) ? 0 : Math.abs(activation) / largest;
        return HouseStyle.mix(paper, activation > 0 ? above : below, 0.9 * share);
    }

    @Override
    List<Key> keys() {
        List<Key> keys = new ArrayList<>();
        if (selected != null && selected.layer() > 0) {
            keys.add(Key.line("weight above 0", above, HouseStyle.SOLID));
            keys.add(Key.line("below 0", below, HouseStyle.DASHED));
        }
        if (!dead.isEmpty()) {
            keys.add(new Key("dead", g -> Hatch.fill(g, Key.box())));
        }
        return keys;
    }

    @Override
    void paintBody(Graphics2D g, double width, double height) {
        Places places = new Places(g, width, height);
        for (int layer = 1; layer < images.length; layer++) {
            paintWeights(g, places, layer);
        }
        if (selected != null && selected.layer() > 0) {
            paintSelectedWeights(g, places);
        }
        for (int layer = 0; layer < images.length; layer++) {
            for (int unit = 0; unit < images[layer].length; unit++) {
                paintNeuron(g, places, new Spot(layer, unit));
            }
            paintName(g, places, layer, width);
        }
        for (int unit = 0; unit < inputs.size(); unit++) {
            Rectangle2D cell = places.cell(0, unit);
            Text.line(
                    g,
                    HouseStyle.TICK,
                    ink,
                    inputs.get(unit),
                    Text.Anchor.RIGHT,
                    cell.getX() - LABEL_GAP,
                    cell.getCenterY());
        }
    }

    /** The names of the outermost layers end where the picture does. */
    private void paintName(Graphics2D g, Places places, int layer, double width) {
        double half = Text.width(g, HouseStyle.TICK, name(layer)) / 2;
        double x = Math.max(half, Math.min(width - half, places.center(layer)));
        Text.line(g, HouseStyle.TICK, ink, name(layer), Text.Anchor.CENTER, x, places.labelY);
    }

    private String name(int layer) {
        return layer == 0
                ? inputs.isEmpty() ? "x, y" : "inputs"
                : layer == images.length - 1 ? "score" : "layer " + layer;
    }

    private void paintNeuron(Graphics2D g, Places places, Spot spot) {
        Rectangle2D cell = places.cell(spot.layer(), spot.unit());
        g.drawImage(
                images[spot.layer()][spot.unit()],
                (int) Math.round(cell.getX()),
                (int) Math.round(cell.getY()),
                (int) Math.round(cell.getWidth()),
                (int) Math.round(cell.getHeight()),
                null);
        if (dead.contains(spot)) {
            Hatch.fill(g, cell);
        }
        boolean chosen = spot.equals(selected);
        g.setColor(chosen ? ink : outline);
        g.setStroke(chosen ? new BasicStroke(2.6f) : HouseStyle.HAIRLINE);
        g.draw(cell);
    }

    /** All weights of a layer, the larger the darker, the least ones not at all. */
    private void paintWeights(Graphics2D g, Places places, int layer) {
        double largest = largest(weights[layer]);
        g.setStroke(HouseStyle.HAIRLINE);
        for (int unit = 0; unit < weights[layer].length; unit++) {
            for (int input = 0; input < weights[layer][unit].length; input++) {
                double share = Math.abs(weights[layer][unit][input]) / largest;
                if (share > FAINT) {
                    g.setColor(HouseStyle.mix(paper, outline, 0.6 * share));
                    g.draw(line(places, layer, unit, input));
                }
            }
        }
    }

    private void paintSelectedWeights(Graphics2D g, Places places) {
        double[] into = weights[selected.layer()][selected.unit()];
        double largest = largest(new double[][] {into});
        for (int input = 0; input < into.length; input++) {
            double share = Math.abs(into[input]) / largest;
            if (share > FAINT) {
                float width = (float) (0.6 + 2.4 * share);
                g.setColor(into[input] > 0 ? above : below);
                g.setStroke(into[input] > 0 ? new BasicStroke(width) : dashes(width));
                g.draw(line(places, selected.layer(), selected.unit(), input));
            }
        }
    }

    private static BasicStroke dashes(float width) {
        return new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, new float[] {7, 4}, 0);
    }

    private static double largest(double[][] weights) {
        return Arrays.stream(weights)
                .flatMapToDouble(DoubleStream::of)
                .map(Math::abs)
                .filter(Double::isFinite)
                .max()
                .orElse(1);
    }

    private static Line2D line(Places places, int layer, int unit, int input) {
        Rectangle2D from = places.cell(layer - 1, input);
        Rectangle2D to = places.cell(layer, unit);
        return new Line2D.Double(from.getMaxX(), from.getCenterY(), to.getX(), to.getCenterY());
    }
}
