package chainrule.examples.plot;

import chainrule.engine.Activation;

/** The name of an activation as people write it. */
public final class ActivationName {
    private ActivationName() {}

    public static String of(Activation activation) {
        return switch (Check.notNull("activation", activation)) {
            case IDENTITY -> "identity";
            case RELU -> "ReLU";
            case LEAKY_RELU -> "Leaky ReLU";
            case ELU -> "ELU";
            case SIGMOID -> "sigmoid";
            case TANH -> "tanh";
            case SILU -> "SiLU";
            case GELU -> "GELU";
            case GELU_TANH -> "GELU, tanh form";
            case SOFTPLUS -> "softplus";
            case SELU -> "SELU";
            case MISH -> "Mish";
            case SOFTSIGN -> "softsign";
        };
    }
}
