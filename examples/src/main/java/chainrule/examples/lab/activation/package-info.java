/**
 * The room of activations: one of them and its slope, moved along x by a bias.
 *
 * <p>{@code ActivationRoom} says what can be chosen, and makes a {@code ShiftedFunction} of it. Only {@code ActivationLook}
 * draws that, and {@code ActivationWords} says it.
 */
package chainrule.examples.lab.activation;
