package chainrule.examples.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.Frame;
import java.awt.Graphics2D;
import java.awt.Window;
import java.awt.event.ComponentAdapter;
import java.awt.event.ComponentEvent;
import java.awt.event.WindowEvent;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.swing.JFrame;
import javax.swing.JTabbedPane;
import javax.swing.SwingUtilities;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class PictureWindowTest {
    @Nested
    class WithoutAScreen {
        @Test
        void showingAPictureIsRefusedWithAHint() {
            assumeFalse(PictureWindow.available(), "skipped: there is a screen");

            assertThatIllegalStateException()
                    .isThrownBy(() -> PictureWindow.show("window", new LineChart("line")))
                    .withMessageContaining("PictureWindow.available()");
        }
    }

    @Nested
    @Timeout(60)
    class WithAScreen {
        @Test
        void paintsThePictureAndItsSuccessor() throws Exception {
            assumeTrue(PictureWindow.available(), "skipped: there is no screen");
            Probe first = new Probe("first");
            Probe second = new Probe("second");

            PictureWindow window = PictureWindow.show("probe window", first);
            assertThat(first.painted.await(30, TimeUnit.SECONDS)).isTrue();
            window.update(second);
            assertThat(second.painted.await(30, TimeUnit.SECONDS)).isTrue();
            assertThatIllegalArgumentException().isThrownBy(() -> window.update(1, first));

            window.close();
            window.awaitClose();
            assertThat(window.isOpen()).isFalse();
        }

        @Test
        void onePictureMoreGetsATabOfItsOwn() throws Exception {
            assumeTrue(PictureWindow.available(), "skipped: there is no screen");
            PictureWindow window = PictureWindow.show("tabs window", new Probe("one"));

            window.add(new Probe("two"));

            JTabbedPane tabs =
                    (JTabbedPane) frame("tabs window").getContentPane().getComponent(0);
            assertThat(tabs.getTabCount()).isEqualTo(2);
            assertThat(tabs.getTitleAt(1)).isEqualTo("two");
            window.close();
        }

        @Test
        void growsForALargerPicture() throws Exception {
            assumeTrue(PictureWindow.available(), "skipped: there is no screen");
            PictureWindow window = PictureWindow.show("growing window", new Probe("small"));
            JFrame frame = frame("growing window");

            CountDownLatch grown = new CountDownLatch(1);
            frame.addComponentListener(new ComponentAdapter() {
                @Override
                public void componentResized(ComponentEvent event) {
                    if (frame.getWidth() >= 700) {
                        grown.countDown();
                    }
                }
            });

            window.update(new Probe("large", 700, 450));

            assertThat(grown.await(30, TimeUnit.SECONDS)).isTrue();
            SwingUtilities.invokeAndWait(() -> {
                assertThat(frame.getContentPane().getWidth()).isGreaterThanOrEqualTo(700);
                assertThat(frame.getContentPane().getHeight()).isGreaterThanOrEqualTo(450);
            });
            window.close();
        }

        @Test
        void waitsUntilTheUserClosesIt() throws Exception {
            assumeTrue(PictureWindow.available(), "skipped: there is no screen");
            PictureWindow window = PictureWindow.show("closed by user", new Probe("one"));
            CompletableFuture<Void> waiting = CompletableFuture.runAsync(
                    () -> {
                        try {
                            window.awaitClose();
                        } catch (InterruptedException e) {
                            throw new IllegalStateException(e);
                        }
                    },
                    task -> new Thread(task).start()); // the common pool may be busy with nets
            assertThat(waiting).isNotDone();

            JFrame frame = frame("closed by user");
            frame.dispatchEvent(new WindowEvent(frame, WindowEvent.WINDOW_CLOSING));

            waiting.get(30, TimeUnit.SECONDS);
            assertThat(window.isOpen()).isFalse();
        }
    }

    private static JFrame frame(String title) {
        return Stream.of(Window.getWindows())
                .filter(window ->
                        window instanceof Frame frame && frame.getTitle().equals(title))
                .map(JFrame.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private record Probe(String title, int width, int height, CountDownLatch painted) implements Picture {
        Probe(String title) {
            this(title, 200, 100);
        }

        Probe(String title, int width, int height) {
            this(title, width, height, new CountDownLatch(1));
        }

        @Override
        public void paint(Graphics2D g, int width, int height) {
            g.drawString(title, 10, 20);
            painted.countDown();
        }
    }
}
