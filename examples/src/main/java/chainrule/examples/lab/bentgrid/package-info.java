/**
 * The room in which a grid is bent by layers of two neurons.
 *
 * <p>{@code BentGridSettings} says what can be chosen. {@code GridExperiment}, with {@code PlaneLayers} and {@code FittedLine}, is the experiment; what
 * comes of it is {@code GridFigures}, which are numbers and nothing else. {@code BentGridLook} draws them, in the {@code Square} that it shows,
 * and {@code GridWords} says what they tell.
 */
package chainrule.examples.lab.bentgrid;
