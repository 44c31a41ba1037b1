package chainrule.examples.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvPointsTest {
    @TempDir
    Path folder;

    private CsvPoints read(String text) throws IOException {
        return CsvPoints.read(Files.writeString(folder.resolve("points.csv"), text));
    }

    @Test
    void theFirstTwoColumnsOfNumbersArePlacesAndTheClassIsFoundByItsName() throws IOException {
        CsvPoints points = read("""
                id,island,length,species,depth,mass
                1,Dream,40.5,Gentoo,17,3000
                2,Dream,NA,Adelie,18,3100
                3,Biscoe,38,Adelie,19.5,
                4,Biscoe,37,Adelie,19.5,2900
                """);

        assertThat(points.x()).isEqualTo("length");
        assertThat(points.y()).isEqualTo("depth");
        assertThat(points.classes()).containsExactly("Adelie", "Gentoo");
        assertThat(points.points().inputs()).isDeepEqualTo(new double[][] {{40.5, 17}, {38, 19.5}, {37, 19.5}});
        assertThat(points.points().labels()).containsExactly(1, 0, 0);
    }

    @Test
    void withoutNamesTheClassIsTheLastColumn() throws IOException {
        CsvPoints points = read("0,5;1,5;0\n2;-3,25;1\n");

        assertThat(points.points().inputs()).isDeepEqualTo(new double[][] {{0.5, 1.5}, {2, -3.25}});
        assertThat(points.points().labels()).containsExactly(0, 1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            x,class:1,a:2,b | : expected two columns of numbers beside the class, 'class', got 1
            x,y,class:1,2,a:3,5,a | , column 3 (class): expected two classes, got 1: a
            x,y,class:1,2,a:3,5,b:4,6,c | , column 3 (class): expected two classes, got 3: a, b, c
            x,y,class:1,2,a:3,oops,b:4,6,b | , line 3, column 2 (y): expected a number of at most 1e100 in size, as in 2 other rows of this column, got 'oops'
            x,y,class:1,2,a:3,b | , line 3: expected 3 fields, as in line 1, got 2
            """)
    void whatIsWrongIsNamedWithItsPlace(String text, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read(text.replace(':', '\n') + "\n"))
                .withMessageEndingWith("points.csv" + message);
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CsvPoints.read(folder.resolve("none.csv")))
                .withMessageContaining("got no such file")
                .withMessageEndingWith("none.csv");
    }
}
