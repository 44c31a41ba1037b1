package chainrule.examples.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The thread that a room computes on. What is asked of it is done in order; then, and while the room is running some 30 times a second, the
 * audience gets a new look.
 */
public final class RoomThread implements AutoCloseable {
    private static final long NANOS_A_LOOK = TimeUnit.MILLISECONDS.toNanos(33);

    private final Room room;
    private final Consumer<Look> audience;
    private final Consumer<Throwable> failures;
    private final BlockingQueue<Runnable> queue = new LinkedBlockingQueue<>();
    private final Thread thread;
    private volatile boolean closed;
    private volatile boolean resting;

    public RoomThread(Room room, Consumer<Look> audience, Consumer<Throwable> failures) {
        this.room = room;
        this.audience = audience;
        this.failures = failures;
        this.thread = new Thread(this::work, "room " + room.name());
        thread.setDaemon(true);
        room.settings().onChange(changed -> queue.add(() -> room.change(changed)));
    }

    /** Begins with all settings as changed ones. */
    public void start() {
        queue.add(() -> room.change(room.settings().all()));
        thread.start();
    }

    /** Asks the room to do something. */
    public void ask(Runnable deed) {
        queue.add(deed);
    }

    /** A room that nobody looks at does not go on running; what it is asked to do it does. */
    public void rest(boolean resting) {
        this.resting = resting;
        ask(() -> {});
    }

    private void work() {
        boolean failed = false;
        while (!closed) {
            try {
                doAllThatIsAsked(failed);
                audience.accept(room.look());
                failed = false;
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException | Error e) {
                failed = true;
                failures.accept(e);
            }
        }
    }

    /**
     * Waits for something to do, unless the room is running: then works until it is time for the next look. A room that failed waits,
     * too, for the same would only happen again.
     */
    private void doAllThatIsAsked(boolean failed) throws InterruptedException {
        if (failed || resting || !room.isRunning()) {
            queue.take().run();
        }
        List<Runnable> asked = new ArrayList<>();
        queue.drainTo(asked);
        asked.forEach(Runnable::run);
        long end = System.nanoTime() + NANOS_A_LOOK;
        while (room.isRunning() && !resting && queue.isEmpty() && System.nanoTime() < end && !closed) {
            room.tick();
        }
    }

    /** Waits for the thread to end; tells whether it did. */
    boolean awaitEnd(long time, TimeUnit unit) throws InterruptedException {
        thread.join(unit.toMillis(time));
        return !thread.isAlive();
    }

    /** Ends the thread. */
    @Override
    public void close() {
        closed = true;
        thread.interrupt();
    }
}
