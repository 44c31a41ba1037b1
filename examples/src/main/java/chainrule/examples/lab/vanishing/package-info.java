/**
 * The room that shows how much of the gradient arrives in each layer of nets of many layers, and what they learn from it.
 *
 * <p>{@code VanishingSettings} says what can be chosen. {@code DigitNets}, several of {@code DigitNet}, are the experiment; they are seen as
 * {@code VanishingFigures}, which are numbers and nothing else. {@code VanishingLook} draws these, and {@code VanishingWords} says what they tell.
 */
package chainrule.examples.lab.vanishing;
