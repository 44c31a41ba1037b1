package chainrule.examples.lab.deadrelu;

import chainrule.examples.data.Dataset;
import chainrule.examples.data.HandwrittenDigits;
import chainrule.examples.data.Moons;
import java.util.Random;

/** What a net is trained with. */
public enum Data {
    DIGITS("digits", HandwrittenDigits.CLASSES) {
        @Override
        Dataset train() {
            return Digits.ALL.train().first(SOME_DIGITS);
        }

        @Override
        Dataset test() {
            return Digits.ALL.test();
        }
    },
    MOONS("two moons", 2) {
        @Override
        Dataset train() {
            return Moons.of(POINTS, NOISE, new Random(MOONS_SEED));
        }

        @Override
        Dataset test() {
            return Moons.of(NEW_POINTS, NOISE, new Random(MOONS_SEED + 1));
        }
    };

    private static final int SOME_DIGITS = 480;
    private static final int POINTS = 192;
    private static final int NEW_POINTS = 400;
    private static final double NOISE = 0.1;
    private static final int MOONS_SEED = 5;

    private final String title;
    private final int classes;

    /** Read once, when first needed. */
    private static final class Digits {
        static final HandwrittenDigits ALL = HandwrittenDigits.load();
    }

    Data(String title, int classes) {
        this.title = title;
        this.classes = classes;
    }

    public String title() {
        return title;
    }

    int classes() {
        return classes;
    }

    abstract Dataset train();

    abstract Dataset test();
}
