package chainrule.examples.lab;

import chainrule.examples.plot.Picture;
import chainrule.examples.plot.PictureGrid;
import java.util.List;

/**
 * What a room shows at one moment.
 *
 * @param pictures side by side or below one another, as there is room
 * @param readouts figures in short sentences
 * @param verdict what is wrong with a training, in a line; empty where nobody looks after it
 * @param spots what can be read and set on the pictures
 */
public record Look(List<Picture> pictures, List<String> readouts, String verdict, Spots spots) {
    public Look {
        pictures = List.copyOf(pictures);
        readouts = List.copyOf(readouts);
    }

    public Look(List<Picture> pictures, List<String> readouts) {
        this(pictures, readouts, "", Spots.NONE);
    }

    /** The same, under a doctor's verdict. */
    public Look with(String verdict) {
        return new Look(pictures, readouts, verdict, spots);
    }

    /** All pictures as one, under a title if there are several. */
    Picture together(String title) {
        return pictures.size() == 1
                ? pictures.get(0)
                : new PictureGrid(title, 2, pictures.toArray(Picture[]::new)).fillLastRow();
    }
}
