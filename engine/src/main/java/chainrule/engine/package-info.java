/**
 * The engine: values that remember how they were computed, and the pass that goes back over them.
 *
 * <p>Read {@link chainrule.engine.Value} first: arithmetic, {@code backward()}, and {@code contribute}, which is the chain rule. Then its
 * nodes {@code Leaf}, {@code Unary}, {@code Binary}, {@code Nary}, and the tables of what they compute, value beside derivative:
 * {@link chainrule.engine.BinaryOperation}, {@link chainrule.engine.ElementaryFunction}, {@link chainrule.engine.Activation}, {@link
 * chainrule.engine.NaryOperation}. Each entry is an {@link chainrule.engine.Operation}, as a function of your own is.
 * {@link chainrule.engine.Backpropagation} is the pass in slow motion.
 *
 * <p>What is there for speed can wait: {@code BackwardOrder} finds the order of the pass, {@code Dot} is a neuron's sum as one node,
 * {@link chainrule.engine.Values} a row of values that many neurons share.
 *
 * <p>This package knows no other of ours, no file, no screen. What checks, compiles or shows a graph stands on its public face, in a
 * room of its own.
 */
package chainrule.engine;
