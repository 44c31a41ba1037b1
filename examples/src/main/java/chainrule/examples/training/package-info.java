/**
 * What experiments have in common: nets trained batch by batch, judged, looked into meanwhile, several at once; and records of how they were
 * trained and what came of it. No picture and no file.
 */
package chainrule.examples.training;
