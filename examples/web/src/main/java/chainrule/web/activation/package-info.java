/** An activation and its slope, moved along x by a bias. */
package chainrule.web.activation;
