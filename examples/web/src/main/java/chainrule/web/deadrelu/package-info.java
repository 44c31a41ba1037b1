/** The room of dead ReLUs: the lab's training, asked epoch by epoch. */
package chainrule.web.deadrelu;
