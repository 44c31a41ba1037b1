/** An expression that was typed, and its steps. */
package chainrule.web.expression;
