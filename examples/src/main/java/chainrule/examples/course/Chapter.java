package chainrule.examples.course;

import java.util.List;

/**
 * A sitting of half an hour to three quarters.
 *
 * @param lessons the names of the lessons that belong here; one that is not there is left out
 */
public record Chapter(
        String title,
        int minutes,
        Prediction beforeYouLook,
        List<String> lessons,
        List<Trial> trials,
        List<Exercise> exercises,
        TeachersNotes notes) {}
