/** Runs an example by its name. Only the main class of the build stands here: it knows all the other rooms, and none of them knows it. */
package chainrule.examples.launch;
