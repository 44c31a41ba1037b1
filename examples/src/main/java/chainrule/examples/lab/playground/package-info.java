/**
 * The room in which a small net learns to tell points in the plane apart, and each neuron shows what it responds to.
 *
 * <p>{@code PlaygroundSettings} says what can be chosen. {@code PlaneTraining}, with what its {@code Plan} is made of, is the experiment, and
 * {@code Material} gives it the points, those of a cloud, of a file and those put in by hand; {@code Attendance} is the doctor who watches it. It is
 * seen as {@code NetFigures}, which are numbers and nothing else. Only {@code PlaygroundLook} and {@code WeightBars} draw; {@code WeightSpots} is
 * what can be read and set on their pictures.
 */
package chainrule.examples.lab.playground;
