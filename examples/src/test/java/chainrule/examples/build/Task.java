package chainrule.examples.build;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The tests of a task of {@code BUILD-IT-YOURSELF.md}. {@code mvn -q test -Dtask=3} runs those of task 3 against the classes of the learner;
 * every other build runs all of them against the solution.
 */
@Tag("build-it-yourself")
@ExtendWith(Coach.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@interface Task {
    int value();
}
