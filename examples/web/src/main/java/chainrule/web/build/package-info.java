/** Puts the site together. */
package chainrule.web.build;
