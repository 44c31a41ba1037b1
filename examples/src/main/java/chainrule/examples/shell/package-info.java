/** JShell with the engine and the nets at hand: how it is started, and the helpers that it starts with. */
package chainrule.examples.shell;
