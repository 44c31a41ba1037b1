package chainrule.examples.course;

import java.util.List;

/** The chapters, in the order of the story. */
public final class Course {
    private Course() {}

    /** The course; its answers are computed at each call. */
    public static List<Chapter> chapters() {
        return List.of(
                GradientsByHand.chapter(),
                WhyNetsBend.chapter(),
                SlopesOfActivations.chapter(),
                WhatVanishes.chapter(),
                HowToStart.chapter(),
                WhatDies.chapter());
    }
}
