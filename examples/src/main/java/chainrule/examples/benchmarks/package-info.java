/** How fast the engine is, beside loops written by hand; measured with JMH, each figure in a JVM of its own. */
package chainrule.examples.benchmarks;
