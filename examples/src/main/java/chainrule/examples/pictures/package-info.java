/**
 * How the lessons' results are shown: pictures, the tables of data behind them, and sentences that take several numbers to tell. Nothing is
 * trained here, and nothing is saved.
 */
package chainrule.examples.pictures;
