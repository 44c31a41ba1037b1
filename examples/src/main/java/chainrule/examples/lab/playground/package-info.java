/**
 * The room in which a small net learns to tell points in the plane apart, and each neuron shows what it responds to.
 *
 * <p>{@code PlaygroundSettings} says what can be chosen. {@code PlaneTraining}, with what its {@code Plan} is made of, is the experiment; it is seen
 * as {@code NetFigures}, which are numbers and nothing else. Only {@code PlaygroundLook} and {@code WeightBars} draw.
 */
package chainrule.examples.lab.playground;
