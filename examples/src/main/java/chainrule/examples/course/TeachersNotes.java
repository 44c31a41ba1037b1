package chainrule.examples.course;

import java.util.List;

/**
 * What a teacher wants to know of a chapter beforehand.
 *
 * @param needs what students should know already
 * @param mistakes what they usually get wrong
 * @param rooms what to show in the lab
 */
public record TeachersNotes(String needs, List<String> mistakes, String rooms) {}
