package chainrule.examples.lab;

import chainrule.doctor.Diagnosis;
import chainrule.doctor.Report;

/** What the doctor says of a training. */
public final class Verdict {
    private Verdict() {}

    /** The first finding, how it shows and what to try; a short sentence where there is none; nothing before the first step. */
    public static String of(Report report) {
        return of(report, "");
    }

    /**
     * The same of one net among several.
     *
     * @param which it is, as " of the first net"
     */
    public static String of(Report report, String which) {
        String doctor = "Doctor" + which + ": ";
        if (report.diagnoses().isEmpty()) {
            return report.steps() == 0 ? "" : doctor + report.verdict();
        }
        Diagnosis first = report.diagnoses().get(0);
        return doctor + first.sentence() + " Seen: " + first.evidence()
                + (report.isHealthy() ? "" : " Try: " + first.remedy());
    }
}
