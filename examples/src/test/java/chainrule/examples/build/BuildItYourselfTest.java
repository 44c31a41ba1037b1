package chainrule.examples.build;

import static org.assertj.core.api.Assertions.assertThat;

import chainrule.engine.Value;
import chainrule.steps.Steps;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the guide of the tasks says is so. */
@Tag("build-it-yourself")
class BuildItYourselfTest {
    private static final double[][] ROWS = {{-1, -1}, {-1, 1}, {1, -1}, {1, 1}};
    private static final double[] XOR = {-1, 1, 1, -1};

    private final String guide = Files.readString(Path.of("BUILD-IT-YOURSELF.md"));

    BuildItYourselfTest() throws IOException {}

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11})
    void eachTaskHasASectionACommandAndTests(int task) throws ClassNotFoundException {
        Class<?> tests = Class.forName(String.format("chainrule.examples.build.Task%02dTest", task));

        assertThat(tests.getDeclaredAnnotation(Task.class).value()).isEqualTo(task);
        assertThat(guide).contains("\n## " + task + ". ", "\nmvn -q test -Dtask=" + task + "\n");
    }

    @Test
    void theStepsOfTaskFourAreThoseOfTheEngine() {
        Value a = Value.of(3, "a");

        assertThat(guide).contains(Steps.of(a.times(a.plus(a)).label("c")).backwardText());
    }

    @Test
    void theSolutionLearnsXorAsOftenAsTheGuideSays() {
        assertThat(guide)
                .contains("of 100 random starts the solution learns XOR " + learned(4)
                        + " times with four hidden units, and " + learned(2) + " times with two.");
    }

    private static int learned(int hiddenUnits) {
        int learned = 0;
        for (int seed = 1; seed <= 100; seed++) {
            MyNet net = new MyNet(new Random(seed), 2, hiddenUnits, 1);
            MyTraining.train(net, ROWS, XOR, 0.5, 100);
            learned += MyTraining.loss(net, ROWS, XOR).data() < 0.1 ? 1 : 0;
        }
        return learned;
    }
}
