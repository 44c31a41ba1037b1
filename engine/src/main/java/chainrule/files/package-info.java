/** Files that are saved whole or not at all, see {@link chainrule.files.AtomicFile}. Every file of this project is. */
package chainrule.files;
