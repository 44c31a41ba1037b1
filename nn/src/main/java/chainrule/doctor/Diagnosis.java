package chainrule.doctor;

import java.util.Objects;

/**
 * One thing that is wrong.
 *
 * @param disease its name
 * @param sentence what is wrong, in plain words
 * @param evidence how the doctor knows, with figures
 * @param remedy what to try
 */
public record Diagnosis(Disease disease, String sentence, String evidence, String remedy) {
    /** Words for a disease. */
    public Diagnosis {
        Objects.requireNonNull(disease, "disease");
        Objects.requireNonNull(sentence, "sentence");
        Objects.requireNonNull(evidence, "evidence");
        Objects.requireNonNull(remedy, "remedy");
    }

    /** Four lines. */
    @Override
    public String toString() {
        return disease.title() + "\n  " + sentence + "\n  Seen: " + evidence + "\n  Try: " + remedy;
    }
}
