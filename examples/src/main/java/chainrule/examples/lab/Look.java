package chainrule.examples.lab;

import chainrule.examples.plot.Picture;
import chainrule.examples.plot.PictureGrid;
import java.util.List;

/**
 * What a room shows at one moment.
 *
 * @param pictures side by side or below one another, as there is room
 * @param readouts figures in short sentences
 */
public record Look(List<Picture> pictures, List<String> readouts) {
    public Look {
        pictures = List.copyOf(pictures);
        readouts = List.copyOf(readouts);
    }

    /** All pictures as one, under a title if there are several. */
    Picture together(String title) {
        return pictures.size() == 1
                ? pictures.get(0)
                : new PictureGrid(title, 2, pictures.toArray(Picture[]::new)).fillLastRow();
    }
}
