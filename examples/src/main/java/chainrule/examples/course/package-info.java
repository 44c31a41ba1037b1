/**
 * The course in chapters: what to ask before one looks, which lessons to see, what to try, and exercises whose answers the engine computes. It
 * reads like a syllabus and draws nothing; {@link chainrule.examples.gallery} makes pages of it. Words between backticks are code.
 */
package chainrule.examples.course;
