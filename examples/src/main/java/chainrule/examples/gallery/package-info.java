/** Where a lesson shows what it has: the stage, the folder of files, the page, the console; and how numbers stand in their sentences. */
package chainrule.examples.gallery;
