package chainrule.examples.plot;

import chainrule.engine.Activation;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.knowm.xchart.style.markers.Marker;

/** Measurements over time, depth or any other number. */
public final class LineChart extends AxesPicture<LineChart> {
    /** How much of its colour a band has. */
    private static final double BAND = 0.35;

    private final Map<Line, Marker> markerOf = new IdentityHashMap<>();
    private boolean markers;
    private List<String> names = List.of();
    private final List<Band> bands = new ArrayList<>();

    private record Band(Key key, Line low, Line high) {}

    public LineChart(String title) {
        super(title);
    }

    /** Adds a solid line. */
    public LineChart line(String name, double[] x, double[] y) {
        return line(name, lines().size(), x, y);
    }

    /** Adds a solid line with the colour and marker of this index, so that a thing looks alike in several pictures. */
    public LineChart line(String name, int style, double[] x, double[] y) {
        return line(name, HouseStyle.color(style), HouseStyle.SOLID, HouseStyle.marker(style), x, y);
    }

    /** Adds a solid line in the look of what it means. */
    public LineChart line(String name, Meaning meaning, double[] x, double[] y) {
        return line(name, meaning.color(), HouseStyle.SOLID, meaning.marker(), x, y);
    }

    /**
     * Adds a solid line that is one of several in an order, as those of growing learning rates are.
     *
     * @param strength 0 for the palest shade of the meaning's colour, 1 for the darkest
     */
    public LineChart shade(String name, Meaning meaning, double strength, double[] x, double[] y) {
        int place = lines().size();
        return line(name, meaning.shade(strength), HouseStyle.SOLID, HouseStyle.marker(place), x, y);
    }

    /** Adds a line that tells of an activation, in its look and under its name. */
    public LineChart activation(Activation activation, double[] x, double[] y) {
        ActivationStyle style = ActivationStyle.of(activation);
        return line(style.name(), style.color(), style.stroke(), style.marker(), x, y);
    }

    private LineChart line(String name, Color color, BasicStroke stroke, Marker marker, double[] x, double[] y) {
        add(name, x, y, color, stroke, markers ? marker : null);
        markerOf.put(lines().get(lines().size() - 1), marker);
        return this;
    }

    /** Adds a solid line over 0, 1, 2 and so on. */
    public LineChart line(String name, double[] y) {
        int length = Check.notEmpty("y of " + name, y).length;
        return line(name, IntStream.range(0, length).asDoubleStream().toArray(), y);
    }

    /** Adds a dashed line, for what is computed rather than measured. */
    public LineChart dashed(String name, double[] x, double[] y) {
        return dashed(name, lines().size(), x, y);
    }

    /** Adds a dashed line with the colour of this index, say that of a solid line it belongs to. */
    public LineChart dashed(String name, int style, double[] x, double[] y) {
        add(name, x, y, HouseStyle.color(style), HouseStyle.DASHED, null);
        return this;
    }

    /** Adds a dashed line in the colour of what it means. */
    public LineChart dashed(String name, Meaning meaning, double[] x, double[] y) {
        add(name, x, y, meaning.color(), HouseStyle.DASHED, null);
        return this;
    }

    /** Adds a dashed line in the colour of an activation that it belongs to. */
    public LineChart dashed(String name, Activation activation, double[] x, double[] y) {
        add(name, x, y, ActivationStyle.of(activation).color(), HouseStyle.DASHED, null);
        return this;
    }

    /** Adds markers without a line. */
    public LineChart points(String name, double[] x, double[] y) {
        int index = lines().size();
        add(name, x, y, HouseStyle.color(index), null, HouseStyle.marker(index));
        return this;
    }

    /** Adds markers without a line, in the look of what they mean. */
    public LineChart points(String name, Meaning meaning, double[] x, double[] y) {
        add(name, x, y, meaning.color(), null, meaning.marker());
        return this;
    }

    /** Adds markers without a line for one of several in an order, see {@link #shade}. */
    public LineChart points(String name, Meaning meaning, double strength, double[] x, double[] y) {
        add(name, x, y, meaning.shade(strength), null, HouseStyle.marker(lines().size()));
        return this;
    }

    /** Fills what lies between two bounds, say those of a theory, for one of several in an order, see {@link #shade}. */
    public LineChart band(String name, Meaning meaning, double strength, double[] x, double[] low, double[] high) {
        Check.notNull("name", name);
        Color color = HouseStyle.mix(HouseStyle.paper(), meaning.shade(strength), BAND);
        add("", x, low, color, null, null);
        add("", x, high, color, null, null);
        bands.add(new Band(Key.box(name, color), lines().get(lines().size() - 2), lines().get(lines().size() - 1)));
        return this;
    }

    @Override
    List<Key> keys() {
        List<Key> keys = super.keys();
        bands.stream().map(Band::key).filter(key -> !key.label().isEmpty()).forEach(keys::add);
        return keys;
    }

    /** Puts a marker on each point of every line that is measured. */
    public LineChart markers() {
        markers = true;
        for (int index = 0; index < lines().size(); index++) {
            Line line = lines().get(index);
            if (markerOf.containsKey(line)) {
                Line marked = line.withMarker(markerOf.get(line));
                markerOf.put(marked, marked.marker());
                lines().set(index, marked);
            }
        }
        return this;
    }

    /** Names the places 0, 1, 2 and so on along the bottom, say with sizes each of which is twice the one before. */
    public LineChart namesX(String... names) {
        this.names = List.of(Check.noneNull("names", names));
        return this;
    }

    @Override
    Plot plot(double width, double height) {
        Plot plot = super.plot(width, height);
        if (!names.isEmpty()) {
            plot.reserveNamesX();
        }
        return plot;
    }

    @Override
    void paintUnder(Graphics2D g, Plot plot) {
        bands.forEach(band -> plot.fillBetween(g, band.low(), band.high()));
    }

    @Override
    void paintAround(Graphics2D g, Plot plot) {
        if (!names.isEmpty()) {
            plot.paintNamesX(g, names);
        }
    }
}
