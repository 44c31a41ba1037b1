package chainrule.examples.gallery;

import chainrule.engine.Activation;
import chainrule.examples.plot.ActivationName;
import chainrule.examples.plot.Numbers;

/** Numbers and names as they stand in a sentence. */
public final class Words {
    private Words() {}

    /** {@code 1 layer}, {@code 2 layers}. */
    public static String count(int number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }

    /** Two digits: 2.6, 1, 1.5 × 10⁻⁵. */
    public static String rounded(double number) {
        return Numbers.text(number, 2);
    }

    /** In six digits at most: 0.0001, 10. */
    public static String plain(double number) {
        return Numbers.text(number, 6);
    }

    /** The name as people write it. */
    public static String name(Activation activation) {
        return ActivationName.of(activation);
    }
}
