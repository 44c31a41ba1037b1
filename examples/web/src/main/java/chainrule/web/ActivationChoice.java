package chainrule.web;

import chainrule.engine.Activation;
import chainrule.engine.DifferentiableFunction;

/** The activation that the settings name, with the alpha that Leaky ReLU and ELU have. */
public record ActivationChoice(Activation activation, double alpha) {
    public static ActivationChoice of(Settings settings, Activation start, double alpha) {
        return new ActivationChoice(
                settings.choice("activation", start, Activation.values()), settings.decimal("alpha", alpha, 0, 1));
    }

    public DifferentiableFunction function() {
        return switch (activation) {
            case LEAKY_RELU -> Activation.leakyRelu(alpha);
            case ELU -> Activation.elu(alpha);
            default -> activation;
        };
    }
}
