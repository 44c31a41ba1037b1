package chainrule.examples.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import chainrule.examples.Tour;
import chainrule.examples.course.NumberQuestion.Blank;
import chainrule.examples.gallery.Lesson;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The answers that the engine gives are those that one finds with pencil and paper. */
class CourseTest {
    private static final List<Chapter> COURSE = Course.chapters();

    @Test
    void sixChaptersOfHalfAnHourToThreeQuarters() {
        assertThat(COURSE).hasSize(6).allSatisfy(chapter -> {
            assertThat(chapter.minutes()).isBetween(30, 45);
            assertThat(chapter.trials()).hasSizeGreaterThan(1);
            assertThat(chapter.exercises()).hasSizeGreaterThan(4);
        });
    }

    @Test
    void everyLessonOfTheTourIsInOneChapterInTheOrderOfTheStory() {
        int[] chapters = Tour.lessons().stream().mapToInt(CourseTest::chapterOf).toArray();

        assertThat(chapters).isSorted().startsWith(0).endsWith(5);
    }

    private static int chapterOf(Lesson lesson) {
        int[] found = IntStream.range(0, COURSE.size())
                .filter(i -> COURSE.get(i).lessons().contains(lesson.name()))
                .toArray();
        assertThat(found).as(lesson.name()).hasSize(1);
        return found[0];
    }

    @Test
    void gradientsByHand() {
        answers(0, 1, 2.5);
        answers(0, 2, 18, 12, 8 + 4, 3 * 4 + 2 * 2);
        answers(0, 3, 2 * 12);
        answers(0, 4, 3 - 2 + 0.5, 1.5 * 1.5, 2 * -1.5, -3, -3 * -2, -3);
        answers(0, 5, 0.3 * 0.3);
        answers(0, 6, 1 / 6.0);
        assertThat(COURSE.get(0).exercises().get(6).question()).contains("∂c/∂a = 3.");
        assertThat(COURSE.get(0).exercises().get(6).explanation()).contains(" 12 times");
        answers(0, 8, (15.625 - 8) / 0.5, 15.625 - 3.375);
        answers(0, 9, 0, 0.5);
    }

    @Test
    void whyNetsBend() {
        answers(1, 1, 2 * 3 * 4, 4 * (3 - 5));
        answers(1, 2, 24 + 72 + 9);
        answers(1, 3, 0, 1, 0);
        answers(1, 4, 4, 0.5);
        answers(1, 5, 0.7, -1, 0, 0);
        assertThat(COURSE.get(1).beforeYouLook().finding())
                .containsPattern("1 value without .* [2-9] values with ReLU.* 100 values with tanh");
    }

    @Test
    void slopesOfActivations() {
        double sigmoidOf1 = 1 / (1 + Math.exp(-1));
        answers(2, 1, 0.5, 0.25);
        answers(2, 2, Math.exp(-4) / Math.pow(1 + Math.exp(-4), 2));
        answers(2, 3, Math.log(Math.sqrt(2) + 1));
        assertThat(COURSE.get(2).exercises().get(3).explanation())
                .contains(String.format("= %.3f and", Math.tanh(0.7) + 1));
        answers(2, 5, 0.5, sigmoidOf1 * (2 - sigmoidOf1));
        answers(2, 6, Math.log(2), 0.5);
        assertThat(COURSE.get(2).exercises().get(6).explanation())
                .containsPattern("0 gradients are positive, 6 negative|6 .* positive, 0 neg");
    }

    @Test
    void whatVanishes() {
        answers(3, 1, Math.pow(4, -8), Math.pow(Math.exp(-2) / Math.pow(1 + Math.exp(-2), 2), 8));
        answers(3, 2, 10);
        answers(3, 3, 0.2 * 0.2 * 0.2, 1e-16);
        answers(3, 4, layersThatAsGoodAsStop(COURSE.get(3).exercises().get(3).printout()));
        assertThat(COURSE.get(3).trials().get(0).outcome()) // 4⁻¹⁶ is 2 × 10⁻¹⁰
                .containsPattern(
                        "16 layers of ReLU, ∂L/∂z in layer 1 is 0\\.[1-9]\\d* times .* sigmoid it is [\\d.]+ × 10⁻¹[⁰¹]\\.");
        assertThat(COURSE.get(3).exercises().get(3).explanation())
                .contains("In layer 1 that is about 4 × 10⁻⁸ of"); // 0.03 · 1.7e-7 / 0.126
        answers(3, 6, 3e-8, 0.003 * 1e-5 / (1e-5 + 1e-8));
    }

    /** Read off, as a student would do it. */
    private static long layersThatAsGoodAsStop(String printout) {
        return Pattern.compile("\\|w\\| (\\S+) .* (\\S+)")
                .matcher(printout)
                .results()
                .filter(line -> 0.03 * Double.parseDouble(line.group(2)) < 1e-6 * Double.parseDouble(line.group(1)))
                .count();
    }

    @Test
    void howToStart() {
        answers(4, 1, 0.2, Math.sqrt(2 / 64.0));
        answers(4, 3, 4 * Math.sqrt(2), 1 << 20);
        answers(4, 4, 0.1, Math.log(10));
        answers(4, 5, Math.log(Math.exp(20) + 9));
        assertThat(question(4, 6)).contains("(The mean of tanh² is then 0.394;"); // by quadrature, 0.39429
        double edge = Math.log(10 + Math.sqrt(99)); // the inverse of cosh at 10, for tanh' = 1 / cosh²
        assertThat(blanks(4, 6))
                .singleElement()
                .satisfies(gain -> assertThat(gain).isCloseTo(1.5925, within(5e-5)));
        answers(4, 7, 1);
        assertThat(blanks(4, 8).get(0)).isCloseTo(edge, within(1e-9));
        assertThat(blanks(4, 8).get(1)).isCloseTo(1 - edge / 8, within(1e-3));
    }

    @Test
    void whatDies() {
        answers(5, 1, -3);
        answers(5, 2, 3 / (3 * 14 / 3.0 + 2));
        answers(5, 3, 0, -2 * 0.01 / 3 * (0.51 * 1 + 1.014 * 2 + 1.518 * 3));
        assertThat(COURSE.get(5).exercises().get(3).explanation()).contains("takes " + stepsToComeBack() + ",");
        answers(5, 4, 1.8 / (0.05 * 0.02 / 3 * (3 * (0.51 + 2 * 1.014 + 3 * 1.518) + 0.51 + 1.014 + 1.518)));
        assertThat(COURSE.get(5).exercises().get(5).explanation()).contains("the chance is one in 4 × 10⁹."); // 2³²
        assertThat(COURSE.get(5).exercises().get(4).explanation()).contains("input is −1;", "it is 0.5.");
        answers(5, 6, 1 / 8.0, 1 - Math.pow(7 / 8.0, 10));
        String printout = COURSE.get(5).exercises().get(6).printout();
        answers(
                5,
                7,
                printout.lines().filter(line -> line.endsWith(" 0 digits")).count());
        answers(5, 8, -0.9, 0.1);
        answers(5, 10, 1.25, Math.pow(1.25, 8));
    }

    private static int stepsToComeBack() {
        double w = -0.4;
        double b = -0.6;
        int steps = 0;
        while (3 * w + b <= 0) {
            double slopeOfW = 0;
            double slopeOfB = 0;
            for (int x = 1; x <= 3; x++) {
                double slope = 2 * (0.01 * (w * x + b) - x / 2.0) * 0.01 / 3;
                slopeOfW += slope * x;
                slopeOfB += slope;
            }
            w -= 0.05 * slopeOfW;
            b -= 0.05 * slopeOfB;
            steps++;
        }
        return steps;
    }

    @Test
    void aBlankNeedsANumberAndASlipIsWrong() {
        assertThatThrownBy(() -> new Blank("x", Double.NaN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("answer: expected a finite number for \"x\", got NaN");
        assertThatThrownBy(() -> new Blank("x", 2).unless(2.01, "hint"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("slips: expected numbers that are wrong for \"x\", got 2.01 beside the answer 2.0");
        assertThatThrownBy(() -> new NumberQuestion("Why?", List.of(), ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("blanks: expected at least one for \"Why?\", got none");
    }

    @Test
    void slipsAreWhatOneGetsByTheCommonMistakes() {
        assertThat(slips(0, 2)).containsExactly(6.0, 3.0);
        assertThat(slips(0, 3)).containsExactly(12.0, 6.0 + 6 + 6 + 12);
        assertThat(slips(0, 6))
                .singleElement()
                .satisfies(rate -> assertThat(rate).isCloseTo(1 / 12.0, within(1e-6)));
        assertThat(slips(1, 2)).containsExactly(16.0 + 64 + 8);
        assertThat(slips(3, 2)).containsExactly(9.0);
        assertThat(slips(4, 3).get(1)).isCloseTo(64 / 2.0, within(1e-9));
        assertThat(slips(4, 6)).containsExactly(5 / 3.0);
        assertThat(slips(5, 2))
                .singleElement()
                .satisfies(rate -> assertThat(rate).isCloseTo(1 / 16.0, within(1e-9)));
        assertThat(slips(5, 3))
                .singleElement()
                .satisfies(slope -> assertThat(slope).isCloseTo(-0.02 * 7.092, within(1e-9)));
        assertThat(slips(4, 1))
                .singleElement()
                .satisfies(variance -> assertThat(variance).isCloseTo(2 / 50.0, within(1e-12)));
    }

    private static String question(int chapter, int number) {
        return COURSE.get(chapter).exercises().get(number - 1).question();
    }

    private static List<Double> slips(int chapter, int number) {
        return blanksOf(chapter, number).stream()
                .flatMap(blank -> blank.slips().stream())
                .map(NumberQuestion.Slip::number)
                .toList();
    }

    private static List<Blank> blanksOf(int chapter, int number) {
        return ((NumberQuestion) COURSE.get(chapter).exercises().get(number - 1)).blanks();
    }

    private static List<Double> blanks(int chapter, int number) {
        return blanksOf(chapter, number).stream().map(Blank::answer).toList();
    }

    private static void answers(int chapter, int number, double... expected) {
        List<Double> answers = blanks(chapter, number);
        assertThat(answers).hasSize(expected.length);
        assertThat(answers.stream().mapToDouble(answer -> answer).toArray())
                .as(COURSE.get(chapter).exercises().get(number - 1).question())
                .satisfies(all -> IntStream.range(0, expected.length)
                        .forEach(i -> assertThat(all[i])
                                .isCloseTo(expected[i], within(1e-12 + 1e-9 * Math.abs(expected[i])))));
    }
}
