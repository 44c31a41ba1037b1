package chainrule.check;

import chainrule.check.GradientCheck.Outcome;
import chainrule.check.GradientCheck.Report;
import chainrule.check.GradientCheck.Verdict;

/** A report in a few lines. */
final class ReportText {
    private ReportText() {}

    static String of(Report report) {
        StringBuilder text = new StringBuilder(headline(report));
        long zeros = report.verdicts().stream()
                .filter(verdict -> verdict.analytic() == 0)
                .count();
        int all = report.verdicts().size();
        if (zeros > 0) {
            text.append("\n  ").append(zeros == 1 ? "1 of them is 0" : zeros + " of them are 0");
            text.append(2 * zeros > all ? ": hardly anything was checked." : ".");
        }
        report.remarks().forEach(remark -> text.append("\n  ").append(remark));
        return text.toString();
    }

    private static String headline(Report report) {
        int all = report.verdicts().size();
        long failed = count(report, Outcome.FAILED);
        long undecided = count(report, Outcome.UNDECIDED);
        String of = " of " + all + (all == 1 ? " gradient" : " gradients");
        String worst = "; the worst is " + report.worst();
        if (count(report, Outcome.NOT_REPEATABLE) > 0) {
            return "NOT REPEATABLE: nothing could be checked";
        }
        if (failed > 0) {
            return "FAILED: " + failed + of + (failed == 1 ? " is wrong" : " are wrong")
                    + (undecided > 0 ? ", " + undecided + " undecided" : "") + worst;
        }
        if (undecided > 0) {
            return "UNDECIDED: " + undecided + of + " could not be checked; the first is "
                    + report.verdicts().stream()
                            .filter(verdict -> verdict.outcome() == Outcome.UNDECIDED)
                            .findFirst()
                            .orElseThrow();
        }
        return "passed: " + (all == 1 ? "the gradient is right" : "all " + all + " gradients are right") + ways(report)
                + worst;
    }

    private static String ways(Report report) {
        long kinks = count(report, Outcome.KINK);
        long byParts = report.verdicts().stream()
                .filter(verdict -> verdict.why().equals("by parts"))
                .count();
        return (kinks > 0 ? ", " + kinks + " of them at a kink" : "")
                + (byParts > 0
                        ? ", " + byParts + " of them by parts alone, since differences of the whole could not tell"
                        : "");
    }

    private static long count(Report report, Outcome outcome) {
        return report.verdicts().stream()
                .map(Verdict::outcome)
                .filter(outcome::equals)
                .count();
    }
}
