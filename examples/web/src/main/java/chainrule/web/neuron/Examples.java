package chainrule.web.neuron;

import chainrule.examples.lab.neuron.OneNeuron.Example;
import java.util.List;
import java.util.stream.Stream;

/** Points with targets as they stand in an address: x1:x2:target, with commas between them. */
final class Examples {
    static final String START = "2:-1:1,1:-0.5:1,1.5:1:1,0.5:-1.5:1,-1:1:-1,-2:0.5:-1,-0.5:1.5:-1,-1.5:-1:-1";

    private static final int MOST = 24;
    private static final double REACH = 3;

    private Examples() {}

    static List<Example> parsed(String text) {
        String[] parts = text.split(",", -1);
        if (parts.length > MOST) {
            throw expected("at most " + MOST + " points", text);
        }
        return Stream.of(parts).map(Examples::example).toList();
    }

    private static Example example(String text) {
        String[] numbers = text.split(":", -1);
        if (numbers.length == 3) {
            try {
                return new Example(number(numbers[0]), number(numbers[1]), number(numbers[2]));
            } catch (NumberFormatException e) {
                // told below
            }
        }
        throw expected("x1:x2:target from -" + REACH + " to " + REACH + ", as in 2:-1:1", text);
    }

    private static double number(String text) {
        double number = Double.parseDouble(text);
        if (!(Math.abs(number) <= REACH)) {
            throw new NumberFormatException(text);
        }
        return number;
    }

    private static IllegalArgumentException expected(String wanted, String got) {
        return new IllegalArgumentException("points: expected " + wanted + ", got " + got);
    }
}
