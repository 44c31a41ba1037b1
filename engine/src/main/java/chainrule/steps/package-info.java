/**
 * Can I see it? The forward and backward pass of any expression, step by step: {@link chainrule.steps.Steps} is the way in.
 *
 * <p>{@code Recording} is one pass of the engine, {@code Pass} and {@code Mistake} are backward passes right and wrong, {@code PathLedger}
 * takes a gradient apart into paths. {@code Explanation}, {@code Notation} and {@code Transcript} put it into words, formulas and lines of
 * text. {@code SlopeFormula} and {@code SlopePicture} show a local derivative in symbols and as a {@code Sketch} of a curve, an area or
 * lengths, {@code Descent} takes a step downhill. {@code Folding} and {@code Picture} make it all a drawing, whose boxes and lines are
 * placed by {@link chainrule.steps.layout.Layout}; {@code Page} is the page, {@code PageData} what it tells; what happens there is in
 * {@code page.js} and the scripts beside it.
 *
 * <p>What shows a graph belongs here, on the public face of {@code chainrule.engine} and {@code chainrule.check}; it computes no number of
 * its own.
 */
package chainrule.steps;
