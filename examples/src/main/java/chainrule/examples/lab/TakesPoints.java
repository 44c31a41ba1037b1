package chainrule.examples.lab;

import java.nio.file.Path;

/** A room that learns from points of two classes, and takes those that one brings along. */
public interface TakesPoints {
    /**
     * Learns from the points of a file of comma-separated values, and says what it found there.
     *
     * @throws IllegalArgumentException if the file has no such points; the message says where and why, and nothing is changed
     */
    String openPoints(Path file);

    /**
     * Adds a point of class 0 or 1.
     *
     * @throws IllegalArgumentException if it is too far away, or there are too many; nothing is changed then
     */
    void addPoint(double x, double y, int label);

    /** Takes back all points that were added, opened and taken away. */
    void clearPoints();
}
