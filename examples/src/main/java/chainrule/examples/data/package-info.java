/** Data sets to learn from: real handwritten digits, what is in a file of comma-separated values, and points in the plane drawn at random from a seed. Nothing here knows a net. */
package chainrule.examples.data;
