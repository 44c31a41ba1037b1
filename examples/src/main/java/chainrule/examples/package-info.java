/**
 * The lessons, one class each with its constants on top, and {@link chainrule.examples.Tour}, which runs them all. Only what a learner runs
 * stands here; what lessons are built with is in the rooms below.
 */
package chainrule.examples;
