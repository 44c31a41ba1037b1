/**
 * An engine that is yours to write, in eleven tasks: {@code examples/BUILD-IT-YOURSELF.md} leads through them. Nothing here knows the engine
 * of this project; a solution lies in {@code examples/src/solution}, and the tests of the tasks are off until they are asked for.
 */
package chainrule.examples.build;
