package chainrule.examples.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import chainrule.doctor.Report;
import chainrule.examples.training.InParallel;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Does the doctor find what is planted into usual runs? A few here; 50 for each illness:
 *
 * <pre>{@code
 * mvn -q test -pl examples -am -Dtest=IllRunsTest -Dsurefire.failIfNoSpecifiedTests=false -Druns=50
 * }</pre>
 */
class IllRunsTest {
    private static final int RUNS = Integer.getInteger("runs", 2);
    private static final int STEPS = 60;
    private static final long FIRST_SEED = 1000;

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void doctorFindsWhatIsPlanted(Illness illness) {
        List<UsualRun> runs = new ArrayList<>();
        for (long seed = FIRST_SEED; runs.size() < RUNS; seed++) {
            UsualRun run = UsualRun.of(seed);
            if (illness != Illness.WEIGHTS_OVER_30
                    || run.hiddenLayers() > 2) { // one layer has nothing to lose on the way
                runs.add(run);
            }
        }
        long found = InParallel.map(runs, run -> run.outcome(illness, STEPS)).stream()
                .filter(outcome -> outcome.reports().values().stream().anyMatch(report -> isFound(illness, report)))
                .count();
        if (RUNS >= 50) {
            System.out.println(illness + ": found in " + found + " of " + RUNS);
        }

        assertThat(found).isGreaterThanOrEqualTo(RUNS * 4 / 5);
    }

    private static boolean isFound(Illness illness, Report report) {
        return report.diagnoses().stream().anyMatch(diagnosis -> illness.findings.contains(diagnosis.disease()));
    }
}
