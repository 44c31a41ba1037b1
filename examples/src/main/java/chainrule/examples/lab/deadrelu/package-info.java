/**
 * The room in which ReLU units die and leaky ReLU brings them back.
 *
 * <p>{@code DeadReluSettings}, with {@code Swap}, says what can be chosen. {@code ReluTraining}, with what its {@code Plan} is made of, is the
 * experiment; it is seen as {@code DeadReluFigures}, which are numbers and nothing else. Only {@code DeadReluLook} draws.
 */
package chainrule.examples.lab.deadrelu;
