/**
 * Where the boxes and lines of a graph stand in its picture. {@link chainrule.steps.layout.Layout} is the way in; it knows of sizes and
 * links alone, nothing of values.
 */
package chainrule.steps.layout;
