/** What experiments have in common: training a net batch by batch, judging it, looking into it meanwhile. No picture and no file. */
package chainrule.examples.training;
