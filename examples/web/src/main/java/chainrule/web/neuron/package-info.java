/** One neuron that learns from a few points. */
package chainrule.web.neuron;
