package chainrule.examples.course;

/**
 * Something to change and run.
 *
 * @param change what to change, in the code or in the lab
 * @param command what to type for it; empty where nothing is typed
 * @param outcome what should happen
 */
public record Trial(String change, String command, String outcome) {
    private static final String RUN = "mvn -q compile exec:java -Dexample=";
    private static final String LAB = RUN + "Lab";

    static Trial inLab(String room, String change, String outcome) {
        return new Trial("In the lab's room \"" + room + "\": " + change, LAB, outcome);
    }

    static Trial inCode(String lesson, String change, String outcome) {
        return new Trial("In `" + lesson + ".java`: " + change, RUN + lesson, outcome);
    }
}
