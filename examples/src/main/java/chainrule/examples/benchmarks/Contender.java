package chainrule.examples.benchmarks;

/** The ways of doing one and the same training step; each has its method in {@link TrainingStep}. */
enum Contender {
    HAND_WRITTEN("hand-written", "handWritten"),
    COMPILED("compiled", "compiled"),
    EAGER("eager", "eager"),
    HAND_WRITTEN_SKIPPING("hand-written, silent units skipped", "handWrittenSkipping"),
    ELEMENTARY("eager, times and plus alone", "elementary");

    private final String title;
    private final String method;

    Contender(String title, String method) {
        this.title = title;
        this.method = method;
    }

    String title() {
        return title;
    }

    /** The name of its benchmark. */
    String method() {
        return method;
    }
}
