package chainrule.examples.plot;

import com.formdev.flatlaf.FlatLightLaf;
import java.awt.AWTError;
import java.awt.BorderLayout;
import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.GraphicsEnvironment;
import java.awt.Rectangle;
import java.awt.Toolkit;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import javax.swing.JComponent;
import javax.swing.JFrame;
import javax.swing.JTabbedPane;
import javax.swing.SwingUtilities;
import javax.swing.Timer;
import javax.swing.WindowConstants;

/** Pictures on the screen, one in a tab, that may change while a net is being trained. */
public final class PictureWindow {
    private static final int MILLIS_A_REPAINT = 40;
    private static final double LARGEST_SHARE_OF_SCREEN = 0.9;

    private final List<Canvas> canvases;
    private final JFrame frame;
    private final JTabbedPane tabs = new JTabbedPane(JTabbedPane.TOP, JTabbedPane.SCROLL_TAB_LAYOUT);
    private final Timer repaints;
    private Dimension lastWanted;
    private final CountDownLatch closed = new CountDownLatch(1);

    private PictureWindow(String title, List<Picture> pictures) {
        canvases = pictures.stream().map(Canvas::new).collect(Collectors.toCollection(CopyOnWriteArrayList::new));
        frame = new JFrame(title);
        repaints = new Timer(MILLIS_A_REPAINT, tick -> showChanges());
    }

    /** Whether there is a screen to show pictures on. */
    public static boolean available() {
        if (GraphicsEnvironment.isHeadless()) {
            return false;
        }
        try {
            Toolkit.getDefaultToolkit().getScreenSize();
            return true;
        } catch (RuntimeException | AWTError | LinkageError noScreen) {
            return false;
        }
    }

    /** Opens a window with a tab for each picture, or without tabs for a single one. */
    public static PictureWindow show(String title, Picture... pictures) {
        Check.notNull("title", title);
        Check.noneNull("pictures", pictures);
        if (!available()) {
            throw new IllegalStateException("There is no screen: ask PictureWindow.available() first");
        }
        PictureWindow[] window = new PictureWindow[1];
        onEventThread(() -> {
            FlatLightLaf.setup();
            window[0] = new PictureWindow(title, List.of(pictures));
            window[0].open();
        });
        return window[0];
    }

    private void open() {
        frame.setDefaultCloseOperation(WindowConstants.DISPOSE_ON_CLOSE);
        frame.addWindowListener(new WindowAdapter() {
            @Override
            public void windowClosed(WindowEvent event) {
                repaints.stop();
                closed.countDown();
            }
        });
        if (canvases.size() == 1) {
            frame.add(canvases.get(0), BorderLayout.CENTER);
        } else {
            showTabs();
        }
        frame.pack();
        fitOnScreen();
        frame.setVisible(true);
        repaints.start();
    }

    private void fitOnScreen() {
        Rectangle screen = frame.getGraphicsConfiguration().getBounds();
        frame.setSize((int) Math.min(frame.getWidth(), LARGEST_SHARE_OF_SCREEN * screen.width), (int)
                Math.min(frame.getHeight(), LARGEST_SHARE_OF_SCREEN * screen.height));
        frame.setLocationRelativeTo(null);
    }

    private void showTabs() {
        frame.getContentPane().removeAll();
        canvases.forEach(canvas -> tabs.addTab(canvas.picture.title(), canvas));
        frame.add(tabs, BorderLayout.CENTER);
    }

    /**
     * Shows another picture in the first tab; may be called from any thread, as often as one likes. The picture must
     * not be added to any more: it is painted later.
     */
    public void update(Picture picture) {
        update(0, picture);
    }

    /** Shows another picture in the given tab, like {@link #update(Picture)}. */
    public void update(int tab, Picture picture) {
        if (tab < 0 || tab >= canvases.size()) {
            throw new IllegalArgumentException("tab must be 0 to " + (canvases.size() - 1) + ", but was " + tab);
        }
        canvases.get(tab).change(Check.notNull("picture", picture));
    }

    /** However many pictures came since the last tick, a tab shows the newest. */
    private void showChanges() {
        for (int tab = 0; tab < canvases.size(); tab++) {
            Canvas canvas = canvases.get(tab);
            if (canvas.takeChange()) {
                if (tab < tabs.getTabCount()) {
                    tabs.setTitleAt(tab, canvas.picture.title());
                }
                makeRoom();
                canvas.repaint();
            }
        }
    }

    /** Brings a tab to the front. */
    public void select(int tab) {
        onEventThread(() -> {
            if (tab < tabs.getTabCount()) {
                tabs.setSelectedIndex(tab);
            }
        });
    }

    /** Shows one more picture in a tab of its own, makes room for it if it is larger, and returns the number of the tab. */
    public int add(Picture picture) {
        Canvas canvas = new Canvas(Check.notNull("picture", picture));
        onEventThread(() -> {
            canvases.add(canvas);
            if (tabs.getTabCount() == 0) {
                showTabs();
            } else {
                tabs.addTab(picture.title(), canvas);
            }
            makeRoom();
        });
        return canvases.indexOf(canvas);
    }

    /** Grows the window to what its largest picture needs; it never shrinks. */
    private void makeRoom() {
        Dimension needed = frame.getPreferredSize();
        Dimension wanted =
                new Dimension(Math.max(needed.width, frame.getWidth()), Math.max(needed.height, frame.getHeight()));
        if (!wanted.equals(frame.getSize()) && !wanted.equals(lastWanted)) {
            lastWanted = wanted;
            frame.setSize(wanted);
            fitOnScreen();
        }
        frame.validate();
    }

    /** Whether the user has not closed the window yet; a long training may want to stop then. */
    public boolean isOpen() {
        return closed.getCount() > 0;
    }

    /** Waits until the user has closed the window; nothing of it then keeps the program alive. */
    public void awaitClose() throws InterruptedException {
        if (SwingUtilities.isEventDispatchThread()) {
            throw new IllegalStateException(
                    "awaitClose must not be called on the event thread, which does the closing");
        }
        closed.await();
    }

    /** Closes the window, as the user could. */
    public void close() {
        onEventThread(frame::dispose);
    }

    private static void onEventThread(Runnable action) {
        if (SwingUtilities.isEventDispatchThread()) {
            action.run();
            return;
        }
        try {
            SwingUtilities.invokeAndWait(action);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for the window", e);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException("The window failed", e.getCause());
        }
    }

    /** One picture, as large as its place; of many changes in a short while only the last is painted. */
    @SuppressWarnings("serial")
    private static final class Canvas extends JComponent {
        private volatile Picture picture;
        private volatile boolean changed;

        Canvas(Picture picture) {
            this.picture = picture;
            fit();
        }

        void change(Picture other) {
            picture = other;
            changed = true;
        }

        /** Whether there was a change; takes on the size of the newest picture. */
        boolean takeChange() {
            boolean taken = changed;
            changed = false;
            if (taken) {
                fit();
            }
            return taken;
        }

        private void fit() {
            setPreferredSize(new Dimension(picture.width(), picture.height()));
            invalidate();
        }

        @Override
        protected void paintComponent(Graphics g) {
            picture.paint((Graphics2D) g, getWidth(), getHeight());
        }
    }
}
