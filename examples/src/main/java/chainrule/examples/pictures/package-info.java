/** How each lesson's results are drawn, and the tables of data behind the pictures, one class a lesson. Nothing is trained here. */
package chainrule.examples.pictures;
