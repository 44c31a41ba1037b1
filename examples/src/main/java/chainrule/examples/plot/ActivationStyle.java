package chainrule.examples.plot;

import chainrule.engine.Activation;
import java.awt.BasicStroke;
import java.awt.Color;
import org.knowm.xchart.style.markers.Marker;

/**
 * The one look of an activation, in every picture of the gallery and of the lab. Sigmoid, tanh and ReLU, which are compared most, are also
 * three different greys; of all others no two have the same marker and the same dashes.
 *
 * @param name as people write it
 * @param stroke never that of {@link HouseStyle#DASHED}, which is for what is computed rather than measured
 */
public record ActivationStyle(String name, Color color, Marker marker, BasicStroke stroke) {
    private static final BasicStroke LONG = HouseStyle.dashes(2.2f, 18, 3);
    private static final BasicStroke DOTTED = HouseStyle.dashes(2.4f, 2.4f, 3);
    private static final BasicStroke DASH_DOT = HouseStyle.dashes(2.2f, 11, 3, 2.5f, 3);

    /** The look under the present theme. */
    public static ActivationStyle of(Activation activation) {
        String name = ActivationName.of(activation);
        return switch (activation) {
            case IDENTITY -> style(name, 0x767676, 0xA0A0A0, 6, DOTTED);
            case RELU -> style(name, 0x0072B2, 0x4BA3E3, 2, HouseStyle.SOLID);
            case LEAKY_RELU -> style(name, 0x56B4E9, 0x8CCBF2, 1, LONG);
            case ELU -> style(name, 0xC78500, 0xF0B93A, 3, DASH_DOT);
            case SIGMOID -> style(name, 0xCC79A7, 0xE39CC4, 0, HouseStyle.SOLID);
            case TANH -> style(name, 0x333333, 0xE6E6E6, 4, HouseStyle.SOLID);
            case SILU -> style(name, 0x117733, 0x4FBF7A, 7, DOTTED);
            case GELU -> style(name, 0x7A4FBF, 0xB08CF0, 5, LONG);
            case GELU_TANH -> style(name, 0xA080D8, 0xCBB4F7, 5, DASH_DOT);
            case SOFTPLUS -> style(name, 0x882255, 0xD06A9C, 0, DASH_DOT);
            case SELU -> style(name, 0x8C5A00, 0xC9954A, 1, DASH_DOT);
            case MISH -> style(name, 0x88882E, 0xC6C66A, 2, DOTTED);
            case SOFTSIGN -> style(name, 0x8A8A8A, 0xB4B4B4, 4, DOTTED);
        };
    }

    private static ActivationStyle style(String name, int onLight, int onDark, int marker, BasicStroke stroke) {
        Color color = new Color(HouseStyle.theme() == Theme.LIGHT ? onLight : onDark);
        return new ActivationStyle(name, color, HouseStyle.marker(marker), stroke);
    }
}
