package chainrule.examples.lab;

import static org.assertj.core.api.Assertions.assertThat;

import chainrule.examples.plot.Table;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RoomThreadTest {
    private final Counter room = new Counter();
    private final BlockingQueue<Look> looks = new LinkedBlockingQueue<>();
    private final BlockingQueue<Throwable> failures = new LinkedBlockingQueue<>();
    private final RoomThread thread = new RoomThread(room, looks::add, failures::add);

    @AfterEach
    void close() {
        thread.close();
    }

    /** Counts its ticks and changes. */
    private static final class Counter extends Room {
        private final WholeSetting size = settings().whole("size", "size", 1, 1, 100);
        private boolean running;
        private int ticks;
        private String changes = "";

        @Override
        public String name() {
            return "Counter";
        }

        @Override
        public String whatToSee() {
            return "";
        }

        @Override
        public List<Preset> presets() {
            return List.of();
        }

        @Override
        public void change(List<Setting<?>> changed) {
            changes += changed.get(0).key() + size.value() + " ";
        }

        @Override
        public boolean isRunning() {
            return running;
        }

        @Override
        public void tick() {
            ticks++;
            if (ticks == 1000) {
                running = false;
            }
        }

        @Override
        public Look look() {
            return new Look(List.of(), List.of(changes + ticks));
        }

        @Override
        public Table data() {
            return Table.of("ticks");
        }
    }

    private String await() throws InterruptedException {
        Look look = looks.poll(20, TimeUnit.SECONDS);
        assertThat(look).as("a look within 20 seconds").isNotNull();
        return look.readouts().get(0);
    }

    private String awaitEnding(String end) throws InterruptedException {
        String text = await();
        while (!text.endsWith(end)) {
            text = await();
        }
        return text;
    }

    @Test
    void beginsWithAllSettingsAndTellsOfEachChange() throws InterruptedException {
        thread.start();
        assertThat(await()).isEqualTo("size1 0");

        room.size.set(5);

        assertThat(awaitEnding("size5 0")).isEqualTo("size1 size5 0");
    }

    @Test
    void aRunningRoomTicksUntilItStops() throws InterruptedException {
        thread.start();
        thread.ask(() -> room.running = true);

        awaitEnding(" 1000");
    }

    @Test
    void aRoomThatNobodyLooksAtRests() throws InterruptedException {
        thread.rest(true);
        thread.start();
        thread.ask(() -> room.running = true);
        room.size.set(5);
        assertThat(awaitEnding("size5 0")).endsWith(" 0");

        thread.rest(false);

        awaitEnding(" 1000");
    }

    @Test
    void afterAFailureItGoesOnWithWhatIsAskedNext() throws InterruptedException {
        thread.start();
        thread.ask(() -> {
            throw new IllegalStateException("broken");
        });
        assertThat(failures.poll(20, TimeUnit.SECONDS)).hasMessage("broken");

        room.size.set(7);

        assertThat(awaitEnding("size7 0")).contains("size7");
    }
}
