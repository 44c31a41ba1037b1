package chainrule.examples.lab;

import chainrule.examples.plot.Picture;
import java.awt.Dimension;
import java.awt.geom.Point2D;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleConsumer;

/** What can be read at a place of the pictures, and set there. It belongs to one look, and any thread may ask. */
public interface Spots {
    /** Nothing anywhere. */
    Spots NONE = new Spots() {
        @Override
        public String words(Touch at) {
            return "";
        }

        @Override
        public Optional<Choice> numberAt(Touch at) {
            return Optional.empty();
        }

        @Override
        public Optional<Choice> numbers() {
            return Optional.empty();
        }

        @Override
        public Optional<Point2D> home(Picture picture, Dimension size) {
            return Optional.empty();
        }
    };

    /**
     * A number that one may set.
     *
     * @param name what it is
     * @param set takes another, on the thread of the room
     */
    record Number(String name, double value, DoubleConsumer set) {
        /** The largest that is taken, and the negative of the least. */
        public static final double LARGEST = 1000;
    }

    /**
     * Numbers, and the one of them to begin with.
     *
     * @param first its place in the list
     */
    record Choice(List<Number> numbers, int first) {
        public Choice {
            numbers = List.copyOf(numbers);
        }
    }

    /** What stands there; empty where there is nothing to say. */
    String words(Touch at);

    /** The number that stands there, with its neighbours. */
    Optional<Choice> numberAt(Touch at);

    /** For the keyboard, which has no place. */
    Optional<Choice> numbers();

    /** Where these stand, if it is on this picture of that size. */
    Optional<Point2D> home(Picture picture, Dimension size);
}
