package chainrule.examples.course;

/** A question to answer before one looks, and what one finds. */
public record Prediction(String question, String finding) {}
