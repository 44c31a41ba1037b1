package chainrule.examples.plot;

import static org.assertj.core.api.Assertions.assertThat;

import chainrule.engine.Value;
import java.awt.Color;
import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;

class GraphPictureTest {
    private static final int LEAF =
            HouseStyle.mix(Color.WHITE, HouseStyle.blue(), 0.1).getRGB();

    /** Leaves are tinted, and so can be counted from the top to the bottom of their column. */
    @Test
    void leavesStandBelowOneAnother() {
        Value output = Value.sum(Value.of(1, "a"), Value.of(2, "b"), Value.of(3, "c"));
        BufferedImage image = Png.image(new GraphPicture("", output));

        assertThat(tintedRuns(image)).isEqualTo(3);
    }

    @Test
    void theSizeGrowsWithTheGraph() {
        Value x = Value.of(1, "x");

        GraphPicture one = new GraphPicture("", x.tanh());
        GraphPicture two = new GraphPicture("", x.tanh().tanh());

        assertThat(two.width() - one.width()).isGreaterThan(100);
        assertThat(two.height()).isEqualTo(one.height());
    }

    @Test
    void aPictureKeepsTheNumbersOfItsTime() {
        Value x = Value.of(1, "x");
        GraphPicture picture = new GraphPicture("", x);
        BufferedImage before = Png.image(picture);

        x.setData(2);
        x.backward();

        assertThat(pixels(Png.image(picture))).isEqualTo(pixels(before));
    }

    private static int tintedRuns(BufferedImage image) {
        int runs = 0;
        boolean inside = false;
        for (int y = 0; y < image.getHeight(); y++) {
            boolean tinted = false;
            for (int x = 0; x < image.getWidth(); x++) {
                tinted |= image.getRGB(x, y) == LEAF;
            }
            runs += tinted && !inside ? 1 : 0;
            inside = tinted;
        }
        return runs;
    }

    private static int[] pixels(BufferedImage image) {
        return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    }
}
