/**
 * A single neuron that learns: in its room from a single example, on the site from several.
 *
 * <p>{@code NeuronSettings} says what can be chosen. {@code Descent} on the loss of a {@code OneNeuron} is the experiment; it is seen as
 * {@code NeuronFigures}, which are numbers and the expression they belong to. Only {@code NeuronLook} draws, and
 * {@code NeuronWords} says what they tell.
 */
package chainrule.examples.lab.neuron;
