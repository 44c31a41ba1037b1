/** The room of vanishing gradients: the lab's nets, asked step by step. */
package chainrule.web.vanishing;
