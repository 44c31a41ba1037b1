package chainrule.examples.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NarrowTest {
    private static LineChart chart(int width) {
        return new LineChart("A claim that is long enough to be broken on a narrow screen")
                .axes("x", "y")
                .line("up", new double[] {1, 2, 4})
                .size(width, 400);
    }

    @Test
    void aWidePictureIsLaidOutAnewAndANarrowOneStays() {
        LineChart small = chart(300);

        Picture narrow = Narrow.of(chart(900));

        assertThat(Narrow.of(small)).isSameAs(small);
        assertThat(narrow.width()).isLessThan(450);
        assertThat(narrow.height()).isGreaterThan(narrow.width() / 2);
        assertThat(narrow.title()).isEqualTo(chart(900).title());
        assertThat(colours(narrow)).isGreaterThan(10);
    }

    @Test
    void panelsInARowStandBelowOneAnother() {
        PictureGrid row = new PictureGrid("three", 3, chart(500), chart(500), chart(500)).subtitle("side by side");

        Picture stack = Narrow.of(row);

        assertThat(stack.width()).isEqualTo(Narrow.of(chart(500)).width());
        assertThat(stack.height()).isGreaterThan(3 * Narrow.of(chart(500)).height());
        assertThat(row.subtitle()).isEqualTo("side by side");
        assertThat(colours(stack)).isGreaterThan(10);
    }

    @Test
    void lettersKeepTheirSize() {
        LineChart wide = chart(900);

        double wideWords = Narrow.margins(wide, 900);

        assertThat(Narrow.margins(wide, Narrow.of(wide).width()))
                .as("the title takes a second line")
                .isGreaterThan(wideWords);
    }

    @Test
    void theThumbnailOfAGridIsThatOfAPanelFromItsMiddle() {
        PictureGrid row = new PictureGrid("two", 2, new LineChart("first").line("", new double[] {1, 2}), chart(500));

        Picture thumbnail = Thumbnail.of(row);

        assertThat(thumbnail.title()).isEqualTo(chart(500).title());
        assertThat(thumbnail.width()).isLessThan(400);
        assertThat(colours(thumbnail)).isGreaterThan(10);
    }

    @Test
    void whatCanOnlyBeScaledStaysAsItIs() {
        List<Picture> pictures = List.of(new DigitGallery("digits").size(900, 300));

        assertThat(pictures)
                .allSatisfy(picture -> assertThat(Narrow.of(picture)).isSameAs(picture));
    }

    private static long colours(Picture picture) {
        var image = Png.image(picture);
        int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        return Stream.of(pixels)
                .flatMapToInt(java.util.Arrays::stream)
                .distinct()
                .count();
    }
}
