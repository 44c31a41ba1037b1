/**
 * Is it right? {@link chainrule.check.GradientCheck} compares gradients with what knows nothing of the backward pass: from outside with
 * differences of the loss, {@code FiniteDifference}; by parts with {@code SameFunction}, {@code CheckedGraph} and {@code ForwardMode}.
 * {@link chainrule.check.NonFinite} finds where the first NaN was born, for reasons that stand in {@code Reasons},
 * {@link chainrule.check.Recomputation} computes a graph anew from other numbers, {@link chainrule.check.Saturation} says where a
 * function is flat.
 *
 * <p>What judges a graph belongs here, built on the public face of {@code chainrule.engine}; what shows it, in {@code chainrule.steps}.
 */
package chainrule.check;
