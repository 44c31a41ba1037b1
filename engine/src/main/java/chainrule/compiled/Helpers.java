package chainrule.compiled;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.RecursiveAction;

/** Threads of the common pool that lend a hand, where there are any. Everything that {@link Crew} knows of threads stands here. */
final class Helpers {
    /** Besides the thread that calls; none on a machine with one processor. */
    private static final int MOST = Math.min(
            ForkJoinPool.getCommonPoolParallelism(), Runtime.getRuntime().availableProcessors() - 1);

    private final Runnable work;
    private final List<Helper> helpers = new ArrayList<>();

    Helpers(Runnable work) {
        this.work = work;
    }

    void call(int wanted) {
        int called = Math.min(wanted, MOST);
        while (helpers.size() < called) {
            helpers.add(new Helper());
        }
        for (int i = 0; i < called; i++) {
            helpers.get(i).call();
        }
    }

    /** For the thread that has called, while others are at their last part. */
    static void waitABit() {
        Thread.onSpinWait();
    }

    /** May start late, when all is done or another batch has come: it takes what there is then. */
    private final class Helper extends RecursiveAction {
        private static final long serialVersionUID = 1;

        private transient boolean called;

        void call() {
            if (!called || isDone()) {
                called = true;
                reinitialize();
                ForkJoinPool.commonPool().execute(this);
            }
        }

        @Override
        protected void compute() {
            work.run();
        }
    }
}
