/** A grid that is bent by layers of two neurons. */
package chainrule.web.bentgrid;
