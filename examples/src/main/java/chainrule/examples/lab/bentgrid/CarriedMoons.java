package chainrule.examples.lab.bentgrid;

import chainrule.examples.data.Dataset;
import java.util.List;

/**
 * Two moons and what became of them.
 *
 * @param points before all layers
 * @param images where each of them arrived
 * @param line the best one found to tell them apart where they arrived
 * @param rightAtFirst how many lay on the right side of the best line before all layers
 * @param right how many lie on the right side of the line now
 */
public record CarriedMoons(
        Dataset points, List<PlaneLayers.Image> images, FittedLine line, int rightAtFirst, int right) {}
