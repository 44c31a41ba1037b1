package chainrule.examples.gallery;

import chainrule.examples.gallery.Stage.Exhibit;
import chainrule.examples.gallery.Stage.Figure;
import chainrule.examples.gallery.Stage.Listing;
import chainrule.examples.gallery.Stage.Plate;
import chainrule.examples.gallery.Stage.Sheet;
import chainrule.examples.plot.Picture;
import chainrule.examples.plot.PictureWindow;
import java.util.List;

/** One lesson run on its own: figures on the console and, where there is a screen, pictures in a window. */
public final class Solo implements Stage.Audience {
    /** Saves and ends, also where there is a screen; the same as {@code -Dwindow=false}. */
    public static final String NO_WINDOW = "--no-window";

    private final String title;
    private final boolean windowWanted;
    private PictureWindow window;
    private boolean firstIsGlimpse;

    private Solo(String title, boolean windowWanted) {
        this.title = title;
        this.windowWanted = windowWanted;
    }

    /** What the main method of every lesson does; returns when the lesson has ended and its window, if any, is closed. */
    public static void perform(Lesson lesson, String... args) {
        boolean windowWanted = !List.of(args).contains(NO_WINDOW)
                && !"false".equals(System.getProperty("window"))
                && PictureWindow.available();
        Solo solo = new Solo(lesson.title(), windowWanted);
        System.out.println(lesson.title());
        System.out.println(TextLayout.wrapped(lesson.story()));
        lesson.perform(new Stage(lesson, Gallery.folder(), solo));
        solo.awaitClose();
    }

    @Override
    public void see(Exhibit exhibit) {
        if (exhibit instanceof Figure figure) {
            System.out.println("* " + figure.sentence());
        } else if (exhibit instanceof Listing listing) {
            System.out.println(System.lineSeparator() + listing.title() + System.lineSeparator() + listing.lines());
        } else if (exhibit instanceof Sheet sheet) {
            System.out.println(System.lineSeparator()
                    + sheet.title()
                    + System.lineSeparator()
                    + TextLayout.aligned(sheet.table()));
        } else if (exhibit instanceof Plate plate) {
            System.out.println("picture: " + plate.file());
            hang(plate.picture());
        }
    }

    @Override
    public void glimpse(Picture picture) {
        if (!windowWanted) {
            return;
        }
        if (window == null) {
            window = PictureWindow.show(title, picture);
            firstIsGlimpse = true;
        } else if (firstIsGlimpse) {
            window.update(picture);
        }
    }

    private void hang(Picture picture) {
        if (!windowWanted) {
            return;
        }
        if (window == null) {
            window = PictureWindow.show(title, picture);
        } else if (firstIsGlimpse) {
            window.update(picture);
            firstIsGlimpse = false;
        } else {
            window.add(picture);
        }
    }

    private void awaitClose() {
        if (window == null) {
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
