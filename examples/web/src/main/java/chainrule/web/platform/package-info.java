/** What stands in for parts of the JDK that a browser lacks, and what tells the compiler so. */
package chainrule.web.platform;
