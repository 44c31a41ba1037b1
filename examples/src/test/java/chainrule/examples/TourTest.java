package chainrule.examples;

import static org.assertj.core.api.Assertions.assertThat;

import chainrule.examples.gallery.Lesson;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class TourTest {
    @Test
    void everyLessonHasAMainOfItsOwnAndATitleAndAStory() throws Exception {
        for (Lesson lesson : Tour.lessons()) {
            int main = lesson.getClass().getMethod("main", String[].class).getModifiers();
            assertThat(Modifier.isStatic(main)).isTrue();
            assertThat(lesson.title()).isNotBlank();
            assertThat(lesson.story()).isNotBlank().doesNotContain("  ");
        }
    }

    @Test
    void theReadmeNamesEveryLesson() throws Exception {
        String readme = Files.readString(Path.of("..", "README.md"));

        assertThat(Tour.lessons()).allSatisfy(lesson -> assertThat(readme).contains('`' + lesson.name() + '`'));
    }
}
