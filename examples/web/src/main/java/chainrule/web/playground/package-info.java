/** A net that learns to tell points of the plane apart. */
package chainrule.web.playground;
