package chainrule.check;

import java.util.function.Supplier;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Where else to look at a function whose values do not tell its slope at a point: at first where x goes down to 1 by a factor at a time,
 * since a slope may fall like a power; then nearby, farther and farther, on either side; then behind the edge of the plain on which
 * nothing changes, since only a narrow strip may lie between it and the next one.
 */
final class Places {
    private static final double NEARER = 16;
    private static final int DISTANCES = 100;
    private static final double FARTHER = 1.25;
    private static final int TOWARD_ZERO = 12;

    /** Shares of the largest number at hand: beside 1e65 the slope of a sum shows there. */
    private static final double[] FAR = {1e-3, 0.03, 0.7, 3};

    private static final double[] BEHIND_EDGE = {0.5, 2, 4, 8, 12, 16, 20, 24, 28};
    private static final double[] PARTS_OF_EDGE = {1e-8, 1e-7, 1e-6, 1e-5, 1e-4, 1e-3};
    private static final int HALVINGS = 40;

    private final Section section;
    private final double x;
    private final double[] distances;

    Places(Section section) {
        this.section = section;
        this.x = section.x();
        this.distances = distances();
    }

    DoubleStream all() {
        return Stream.<Supplier<DoubleStream>>of(this::nearer, this::nearby, this::edges)
                .flatMapToDouble(Supplier::get);
    }

    private DoubleStream nearby() {
        return DoubleStream.of(distances).flatMap(distance -> DoubleStream.of(x - distance, x + distance));
    }

    private DoubleStream nearer() {
        double factors = Double.isFinite(x) ? Math.log(Math.abs(x)) / Math.log(NEARER) : 0;
        return IntStream.rangeClosed(1, factors > 0 ? (int) factors + 1 : 0).mapToDouble(k -> x * Math.pow(NEARER, -k));
    }

    private double[] distances() {
        double size = Math.abs(x);
        double first = Section.NEAR * Math.max(1, size / DISTANCES);
        DoubleStream growing =
                DoubleStream.iterate(first, distance -> FARTHER * distance).limit(DISTANCES);
        DoubleStream towardZero = IntStream.rangeClosed(1, TOWARD_ZERO).mapToDouble(k -> size * (1 - Math.pow(0.5, k)));
        double largest = section.largest();
        DoubleStream far = DoubleStream.of(FAR).map(share -> share * largest);
        return DoubleStream.concat(growing, DoubleStream.concat(towardZero, far))
                .sorted()
                .toArray();
    }

    private DoubleStream edges() {
        double left = edge(-1);
        double right = edge(1);
        DoubleStream behind = DoubleStream.of(BEHIND_EDGE)
                .flatMap(beyond -> DoubleStream.of(x - (left + beyond), x + (right + beyond)));
        DoubleStream close = DoubleStream.of(PARTS_OF_EDGE)
                .flatMap(part -> DoubleStream.of(x - left * (1 + part), x + right * (1 + part)));
        return DoubleStream.concat(behind, close);
    }

    /** How far the plain goes on. */
    private double edge(int direction) {
        double value = section.value(x);
        double flat = 0;
        int k = 0;
        while (k < distances.length && section.value(x + direction * distances[k]) == value) {
            flat = distances[k++];
        }
        double changes = k < distances.length ? distances[k] : flat;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = flat + (changes - flat) / 2;
            boolean same = section.value(x + direction * middle) == value;
            flat = same ? middle : flat;
            changes = same ? changes : middle;
        }
        return flat;
    }
}
