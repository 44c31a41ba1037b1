package chainrule.examples.lab;

import chainrule.engine.Activation;
import chainrule.engine.DifferentiableFunction;
import java.util.List;

/** The choice of an activation, with the alpha that leaky ReLU and ELU have. */
public final class ActivationSettings {
    private final ChoiceSetting<Activation> activation;
    private final DecimalSetting alpha;

    public ActivationSettings(Settings settings, double initialAlpha) {
        activation = settings.choice(
                "activation", "activation", Activation.RELU, List.of(Activation.values()), Activation::symbol);
        alpha = settings.decimal("alpha", "alpha (leaky ReLU, ELU)", initialAlpha, 0, 1, 0.01);
        alpha.onlyWhen(() -> value() == Activation.LEAKY_RELU || value() == Activation.ELU);
    }

    /** What is chosen, whatever its alpha. */
    public Activation value() {
        return activation.value();
    }

    public DifferentiableFunction function() {
        return switch (value()) {
            case LEAKY_RELU -> Activation.leakyRelu(alpha.value());
            case ELU -> Activation.elu(alpha.value());
            default -> value();
        };
    }
}
