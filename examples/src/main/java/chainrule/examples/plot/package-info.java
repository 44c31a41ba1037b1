/** Pictures of numbers in one house style: XChart draws the axes, the classes here say what is to be seen. */
package chainrule.examples.plot;
