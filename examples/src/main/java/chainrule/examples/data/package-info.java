/** Data sets to learn from: real handwritten digits, and points in the plane drawn at random from a seed. Nothing here knows a net. */
package chainrule.examples.data;
