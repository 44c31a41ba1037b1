/**
 * The room of a single neuron that learns from a single example.
 *
 * <p>{@code NeuronSettings} says what can be chosen. {@code Descent} on the loss of a {@code OneNeuron} is the experiment; it is seen as
 * {@code NeuronFigures}, which are numbers and the expression they belong to. Only {@code NeuronLook} draws.
 */
package chainrule.examples.lab.neuron;
