/** The ways from JavaScript into Java, one class for each script. */
package chainrule.web.browser;
