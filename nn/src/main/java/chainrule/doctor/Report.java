package chainrule.doctor;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the doctor found.
 *
 * @param steps how many steps were watched
 * @param diagnoses the most likely cause first; empty where nothing was found
 * @param notExamined what could not be looked at, and why
 */
public record Report(int steps, List<Diagnosis> diagnoses, List<String> notExamined) {
    /** Lists of its own. */
    public Report {
        Check.elements("diagnoses", diagnoses);
        Check.elements("notExamined", notExamined);
        diagnoses = List.copyOf(diagnoses);
        notExamined = List.copyOf(notExamined);
    }

    /** Whether nothing was found that wants a cure. */
    public boolean isHealthy() {
        return diagnoses.stream().allMatch(diagnosis -> diagnosis.disease().isHarmless());
    }

    /** Whether this was found. */
    public boolean has(Disease disease) {
        Check.given("disease", disease);
        return diagnoses.stream().anyMatch(diagnosis -> diagnosis.disease() == disease);
    }

    /** One line: the first sentence, or that nothing was found. */
    public String verdict() {
        return diagnoses.isEmpty()
                ? "Nothing wrong found after " + Words.count(steps, "step") + "."
                : diagnoses.get(0).sentence();
    }

    /** All of it, several lines. */
    @Override
    public String toString() {
        String head = diagnoses.isEmpty()
                ? verdict()
                : Words.count(diagnoses.size(), "finding") + " after " + Words.count(steps, "step") + ".";
        return Stream.of(
                        Stream.of(head),
                        diagnoses.stream().map(Diagnosis::toString),
                        notExamined.stream().map(reason -> "Not looked at: " + reason))
                .flatMap(lines -> lines)
                .collect(Collectors.joining("\n"));
    }
}
