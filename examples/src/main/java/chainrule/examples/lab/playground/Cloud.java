package chainrule.examples.lab.playground;

import chainrule.examples.data.Dataset;
import chainrule.examples.data.Moons;
import chainrule.examples.data.Shapes;
import java.util.random.RandomGenerator;

/** Where points come from. */
enum Cloud {
    MOONS("two moons", Moons::of),
    CIRCLES("circles", Shapes::circles),
    SPIRALS("spirals", Shapes::spirals),
    XOR("XOR", Shapes::xor);

    static final int POINTS = 200;

    private final String title;
    private final Source source;

    Cloud(String title, Source source) {
        this.title = title;
        this.source = source;
    }

    private interface Source {
        Dataset of(int samples, double noise, RandomGenerator random);
    }

    String title() {
        return title;
    }

    Dataset points(double noise, RandomGenerator random) {
        return source.of(POINTS, noise, random);
    }
}
