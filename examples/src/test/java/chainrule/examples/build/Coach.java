package chainrule.examples.build;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestWatcher;

/** One thing at a time: after a test that failed, the later ones of its task wait. Says when a task is done, where a learner asked for it. */
class Coach implements ExecutionCondition, TestWatcher, AfterAllCallback {
    private static final int LAST = 11;

    private boolean failed;

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return failed
                ? ConditionEvaluationResult.disabled("an earlier test of this task failed")
                : ConditionEvaluationResult.enabled("no test of this task failed so far");
    }

    @Override
    public void testFailed(ExtensionContext context, Throwable cause) {
        failed = true;
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (!failed && System.getProperty("task") != null) {
            int task = context.getRequiredTestClass().getAnnotation(Task.class).value();
            System.out.println("Task " + task + " is done. "
                    + (task < LAST ? "Next: mvn -q test -Dtask=" + (task + 1) : "The engine is yours."));
        }
    }
}
