package chainrule.examples.lab.playground;

import chainrule.examples.data.Dataset;
import chainrule.examples.data.Moons;
import chainrule.examples.data.Shapes;
import java.util.random.RandomGenerator;

/** Where points come from. */
public enum Cloud {
    MOONS("two moons", Moons::of),
    CIRCLES("circles", Shapes::circles),
    SPIRALS("spirals", Shapes::spirals),
    XOR("XOR", Shapes::xor);

    public static final int POINTS = 200;

    private final String title;
    private final Source source;

    Cloud(String title, Source source) {
        this.title = title;
        this.source = source;
    }

    private interface Source {
        Dataset of(int samples, double noise, RandomGenerator random);
    }

    public String title() {
        return title;
    }

    public Dataset points(double noise, RandomGenerator random) {
        return source.of(POINTS, noise, random);
    }
}
