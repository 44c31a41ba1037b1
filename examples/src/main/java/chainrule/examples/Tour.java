package chainrule.examples;

import chainrule.examples.gallery.Gallery;
import chainrule.examples.gallery.GalleryPage;
import chainrule.examples.gallery.Lesson;
import chainrule.examples.gallery.Stage;
import chainrule.examples.gallery.Terminal;
import chainrule.examples.gallery.TextLayout;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** All lessons in the order of the story: writes their pictures and a page that shows them, and prints the figures that matter. */
public final class Tour {
    /** Drawing and saving what a lesson shows takes about as long as so many steps of training. */
    private static final int STEPS_OF_DRAWING = 5;

    private Tour() {}

    /** The lessons, in the order of the story. */
    public static List<Lesson> lessons() {
        return List.of(
                new HelloGradient(),
                new StepThrough(),
                new FiniteDifferences(),
                new BentGrid(),
                new TwoMoons(),
                new ActivationZoo(),
                new VanishingGradients(),
                new LearningByDepth(),
                new Initialization(),
                new SaturatedUnits(),
                new DeadRelus(),
                new BornDead(),
                new Cures(),
                new Digits());
    }

    public static void main(String[] args) {
        Path folder = Gallery.prepared();
        GalleryPage.place(folder); // better refused now than after all lessons
        List<Lesson> lessons = lessons();
        List<Stage> stages =
                Terminal.isThere() ? withProgressBar(lessons, folder) : perform(lessons, folder, new Audience());
        Path page = GalleryPage.write(folder, stages);
        System.out.println();
        System.out.println("The whole story, with pictures: " + page);
    }

    /** Prints each lesson's figures when it has ended. */
    private static class Audience implements Stage.Audience {
        void begin(Lesson lesson) {}

        void end(Lesson lesson, Stage stage) {
            print(lesson, stage);
        }
    }

    private static List<Stage> perform(List<Lesson> lessons, Path folder, Audience audience) {
        List<Stage> stages = new ArrayList<>();
        for (Lesson lesson : lessons) {
            audience.begin(lesson);
            Stage stage = new Stage(lesson, folder, audience);
            lesson.perform(stage);
            stages.add(stage);
            audience.end(lesson, stage);
        }
        return stages;
    }

    private static List<Stage> withProgressBar(List<Lesson> lessons, Path folder) {
        ProgressBarBuilder builder = new ProgressBarBuilder()
                .setTaskName("Chainrule")
                .setInitialMax(lessons.stream()
                        .mapToInt(lesson -> lesson.steps() + STEPS_OF_DRAWING)
                        .sum())
                .setStyle(ProgressBarStyle.ASCII)
                .setConsumer(new ConsoleProgressBarConsumer(System.out))
                .hideEta()
                .continuousUpdate()
                .setUpdateIntervalMillis(200);
        List<Stage> stages;
        try (ProgressBar bar = builder.build()) {
            stages = perform(lessons, folder, new Audience() {
                @Override
                void end(Lesson lesson, Stage stage) {
                    bar.stepBy(STEPS_OF_DRAWING);
                }

                @Override
                void begin(Lesson lesson) {
                    bar.setExtraMessage(lesson.title());
                }

                @Override
                public void step() {
                    bar.step();
                }
            });
        }
        for (int i = 0; i < stages.size(); i++) {
            print(lessons.get(i), stages.get(i));
        }
        return stages;
    }

    private static void print(Lesson lesson, Stage stage) {
        System.out.println(System.lineSeparator() + lesson.title());
        stage.exhibits().forEach(exhibit -> {
            if (exhibit instanceof Stage.Figure figure) {
                System.out.println(TextLayout.wrapped("* ", figure.sentence()));
            }
        });
    }
}
