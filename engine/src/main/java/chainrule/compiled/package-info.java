/**
 * Is it fast? {@link chainrule.compiled.CompiledGraph} makes the graph of one sample into a program that is run for all rows of a batch.
 *
 * <p>Its passes turn nodes into {@code Formula}s and these into {@code Instruction}s, in this order: {@code Trace}, {@code Fusion}, {@code
 * Separation}, {@code Grouping}, {@code Assembler}. {@code Replay} runs the instructions, {@code Kernels} are their inner loops, {@code
 * Crew} shares large batches among threads.
 *
 * <p>It stands on the public face of {@code chainrule.engine} alone and is not needed to understand it: what it computes is what
 * {@code backward()} computes.
 */
package chainrule.compiled;
