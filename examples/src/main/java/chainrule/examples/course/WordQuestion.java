package chainrule.examples.course;

/** A question that is answered in words. */
public record WordQuestion(String question, String explanation) implements Exercise {
    @Override
    public String printout() {
        return "";
    }
}
