/**
 * Pictures of numbers in one house style: XChart draws the axes, the classes here say what is to be seen. Each kind of picture takes plain
 * numbers or a graph of values, and none of them knows a lesson.
 */
package chainrule.examples.plot;
