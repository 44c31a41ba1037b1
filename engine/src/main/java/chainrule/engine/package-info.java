/**
 * A scalar autograd engine, and a compiler for what it records.
 *
 * <p><b>The graph.</b> {@link chainrule.engine.Value} comes first: arithmetic, and {@code backward()}. Its nodes are {@code Leaf},
 * {@code Unary}, {@code Binary}, {@code Nary} and {@code Dot}; what they compute stands in tables, value beside derivative:
 * {@code BinaryFunction}, {@code WithConstant}, {@code ElementaryFunction}, {@link chainrule.engine.Activation}. {@code
 * TopologicalOrder} is the way of the backward pass through the graph.
 *
 * <p><b>Looking at it.</b> {@link chainrule.engine.Backpropagation} walks the backward pass step by step, {@code Diagram} draws the
 * graph, {@link chainrule.engine.GradientCheck} compares gradients with finite differences, {@link chainrule.engine.NonFinite} finds the
 * first NaN, for reasons that stand in {@code Reasons}. {@code Provenance} knows which line made a node.
 *
 * <p><b>The compiler.</b> {@link chainrule.engine.CompiledGraph} runs the graph of one sample over many rows. Its passes turn nodes into
 * {@code Formula}s and these into {@code Instruction}s: {@code Trace}, {@code Fusion}, {@code Separation}, {@code Grouping}, {@code
 * Assembler}. {@code Replay} runs the instructions, {@code Kernels} are their inner loops, {@code Crew} shares large batches among threads.
 */
package chainrule.engine;
