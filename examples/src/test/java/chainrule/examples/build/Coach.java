package chainrule.examples.build;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestInstanceFactoryContext;
import org.junit.jupiter.api.extension.TestInstancePreConstructCallback;
import org.junit.jupiter.api.extension.TestWatcher;

/** One thing at a time: after a test that failed, the later ones of its task wait. Says when a task is done, where a learner asked for it. */
class Coach implements TestInstancePreConstructCallback, TestWatcher, AfterAllCallback {
    private static final int LAST = 11;

    private boolean allPassed = true;

    /** Begins before the fields of a test are made, since that may fail, too. */
    @Override
    public void preConstructTestInstance(TestInstanceFactoryContext factory, ExtensionContext context) {
        assumeTrue(allPassed, "an earlier test of this task failed");
        allPassed = false;
    }

    @Override
    public void testSuccessful(ExtensionContext context) {
        allPassed = true;
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (allPassed && System.getProperty("task") != null) {
            int task = context.getRequiredTestClass().getAnnotation(Task.class).value();
            System.out.println("Task " + task + " is done. "
                    + (task < LAST ? "Next: mvn -q test -Dtask=" + (task + 1) : "The engine is yours."));
        }
    }
}
