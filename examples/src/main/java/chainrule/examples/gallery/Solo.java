package chainrule.examples.gallery;

import chainrule.examples.gallery.Stage.Exhibit;
import chainrule.examples.gallery.Stage.Figure;
import chainrule.examples.gallery.Stage.Listing;
import chainrule.examples.gallery.Stage.Plate;
import chainrule.examples.gallery.Stage.Sheet;
import chainrule.examples.gallery.Stage.Walk;
import chainrule.examples.plot.Picture;
import chainrule.examples.plot.PictureWindow;
import chainrule.steps.Steps;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;

/** One lesson run on its own: figures on the console and, where there is a screen, pictures in a window. */
public final class Solo implements Stage.Audience {
    /** Saves and ends, also where there is a screen; the same as {@code -Dwindow=false}. */
    public static final String NO_WINDOW = "--no-window";

    private static final int NONE = -1;

    private final String title;
    private final boolean windowWanted;
    private PictureWindow window;
    private int liveTab = NONE;
    private boolean browsed;
    private int lineLength;

    private Solo(String title, boolean windowWanted) {
        this.title = title;
        this.windowWanted = windowWanted;
    }

    /** Whether there is a screen, and no {@code -Dwindow=false}. */
    public static boolean windowWanted() {
        return !"false".equals(System.getProperty("window")) && PictureWindow.available();
    }

    /** What the main method of every lesson does; returns when the lesson has ended and its window, if any, is closed. */
    public static void perform(Lesson lesson, String... args) {
        boolean windowWanted = !List.of(args).contains(NO_WINDOW) && windowWanted();
        Solo solo = new Solo(lesson.title(), windowWanted);
        Path folder = Gallery.prepared();
        System.out.println(lesson.title());
        System.out.println(TextLayout.wrapped("", lesson.story()));
        if (!System.getProperty("site", "").isBlank()) {
            System.out.println("-Dsite= is for the page of all lessons, which one alone does not write.");
        }
        try {
            lesson.perform(new Stage(lesson, folder, solo));
            solo.awaitClose();
        } catch (CancellationException e) {
            System.out.println("The window was closed, so the lesson ended early.");
        }
    }

    @Override
    public void see(Exhibit exhibit) {
        wipeLine();
        if (exhibit instanceof Figure figure) {
            System.out.println(TextLayout.wrapped("* ", figure.sentence()));
        } else if (exhibit instanceof Listing listing) {
            System.out.println(System.lineSeparator() + listing.title() + System.lineSeparator() + listing.lines());
        } else if (exhibit instanceof Sheet sheet) {
            System.out.println(System.lineSeparator()
                    + sheet.title()
                    + System.lineSeparator()
                    + TextLayout.aligned(sheet.table()));
        } else if (exhibit instanceof Walk walk) {
            System.out.println("walk through " + walk.title() + ": " + walk.file());
            browseFirst(walk);
        } else if (exhibit instanceof Plate plate) {
            System.out.println("picture: " + plate.file());
            hang(plate.picture());
        }
    }

    /** One page in the browser is enough; the others are a click away. */
    private void browseFirst(Walk walk) {
        if (windowWanted && !browsed) {
            browsed = true;
            Steps.browse(walk.file());
        }
    }

    /** On a terminal, each line takes the place of the one before. */
    @Override
    public void hear(String line) {
        if (Terminal.isThere()) {
            wipeLine();
            System.out.print(line);
            System.out.flush();
            lineLength = line.length();
        }
    }

    private void wipeLine() {
        if (lineLength > 0) {
            System.out.print("\r" + " ".repeat(lineLength) + "\r");
            lineLength = 0;
        }
    }

    @Override
    public synchronized void glimpse(Picture picture) {
        requireOpenWindow();
        if (!windowWanted) {
            return;
        }
        if (liveTab != NONE) {
            window.update(liveTab, picture);
        } else {
            liveTab = open(picture);
            window.select(liveTab);
        }
    }

    @Override
    public void step() {
        requireOpenWindow();
    }

    /** A finished picture takes the place of the one that led up to it. */
    private synchronized void hang(Picture picture) {
        requireOpenWindow();
        if (!windowWanted) {
            return;
        }
        if (liveTab != NONE) {
            window.update(liveTab, picture);
            liveTab = NONE;
        } else {
            open(picture);
        }
    }

    private int open(Picture picture) {
        if (window != null) {
            return window.add(picture);
        }
        window = PictureWindow.show(title, picture);
        return 0;
    }

    /** Who closes the window has seen enough. */
    private synchronized void requireOpenWindow() {
        if (window != null && !window.isOpen()) {
            throw new CancellationException("the window was closed");
        }
    }

    private void awaitClose() {
        if (window == null || !window.isOpen()) {
            return;
        }
        System.out.println("Close the window to end.");
        try {
            window.awaitClose();
        } catch (InterruptedException e) {
            window.close();
            Thread.currentThread().interrupt();
        }
    }
}
