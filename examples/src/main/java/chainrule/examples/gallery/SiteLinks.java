package chainrule.examples.gallery;

import java.util.List;
import java.util.Map;

/**
 * Rooms of the site, embedded where a lesson speaks of them, with the state that makes its point. A page has them only where it was told, by
 * {@code -Dsite=}, at which address the site stands: a page that was written by itself has no dead frames.
 */
public final class SiteLinks {
    /** By the name of the lesson. */
    private static final Map<String, List<Link>> LINKS = Map.ofEntries(
            Map.entry(
                    "HelloGradient",
                    List.of(
                            new Link(
                                    "expression?f=(tanh(x1*w1+%2B+x2*w2+%2B+b)+-+y)%5E2&at=x1%3A2%2Cw1%3A-0.5%2Cx2%3A-1%2Cw2%3A1.5%2Cb%3A1.8%2Cy%3A1",
                                    "one-neuron",
                                    "The same neuron: drag its numbers, or type an expression of your own, and walk through both passes"))),
            Map.entry(
                    "StepThrough",
                    List.of(new Link(
                            "expression?f=sigmoid(sigmoid(sigmoid(sigmoid(sigmoid(sigmoid(sigmoid(sigmoid(x))))))))&at=x%3A0.5&step=16",
                            "step-sigmoids",
                            "Drag x through eight sigmoids: wherever it is, hardly any of the gradient is left"))),
            Map.entry(
                    "BentGrid",
                    List.of(new Link(
                            "bentgrid?by=hand&activation=relu",
                            "bent-grid",
                            "Turn, stretch and bend a grid yourself"))),
            Map.entry(
                    "TwoMoons",
                    List.of(new Link(
                            "playground", "two-moons", "Watch such a net learn, and change it while it does"))),
            Map.entry(
                    "ActivationZoo",
                    List.of(new Link(
                            "activations?activation=gelu",
                            "activation-zoo",
                            "Move each activation, and see what its slope leaves of a gradient"))),
            Map.entry(
                    "VanishingGradients",
                    List.of(
                            new Link(
                                    "vanishing",
                                    "vanishing-gradients",
                                    "Train such a net, and watch what arrives in each of its layers"),
                            new Link(
                                    "vanishing?activation=tanh&scale=0.5",
                                    "vanishing-hidden",
                                    "Small weights: the signal shrinks from layer to layer, and what the weights get does not show it"))),
            Map.entry(
                    "LearningByDepth",
                    List.of(
                            new Link(
                                    "vanishing?optimizer=adam&rate=0.003&steps=450",
                                    "accuracy-by-depth",
                                    "Adam moves the layers that hardly anything reaches: watch the sigmoids learn, then choose momentum instead"))),
            Map.entry(
                    "Initialization",
                    List.of(new Link(
                            "vanishing?activation=relu&depth=16&scale=0.7",
                            "initialization-signals",
                            "Multiply the weights of 16 ReLU layers: at 0.7 the signal fades, at 1.4 it explodes"))),
            Map.entry(
                    "SaturatedUnits",
                    List.of(new Link(
                            "neuron?points=2%3A-1%3A-1&w1=1&w2=-1&b=1",
                            "saturation-points", "Step a saturated neuron downhill: it hardly moves"))),
            Map.entry(
                    "DeadRelus",
                    List.of(
                            new Link(
                                    "deadrelu?rate=0.1&seed=2&epochs=40",
                                    "dead-relus",
                                    "Each row is a unit: watch a learning rate that is too high kill them"),
                            new Link(
                                    "deadrelu?bias=-3&rate=0.01&leakyFrom=16&unit=2&epochs=40",
                                    "dead-relus-cures",
                                    "A bias far below zero kills every unit at once; swap to Leaky ReLU while they train"))),
            Map.entry(
                    "BornDead",
                    List.of(
                            new Link(
                                    "playground?hidden=2,2,2,2&seed=7",
                                    "born-dead",
                                    "A net that is two wide and born dead: press play, and nothing moves but its last bias. Try other seeds"))));

    /**
     * A room in a lesson.
     *
     * @param state the part of the address after #: a room and its settings
     * @param after the file that the lesson saves before it speaks of this, without its ending
     * @param invitation what one can do there
     */
    public record Link(String state, String after, String invitation) {}

    private SiteLinks() {}

    public static Map<String, List<Link>> all() {
        return LINKS;
    }

    /** Of a lesson; none where there is no site. */
    static List<Link> of(String lesson, String site) {
        return site.isBlank() ? List.of() : LINKS.getOrDefault(lesson, List.of());
    }

    /** The room in a frame, without the site's own header, and a link to the same room alone. Nothing is loaded before it is scrolled to. */
    static String html(Link link, String site) {
        String alone = site + "#" + link.state();
        String framed = alone + (link.state().contains("?") ? "&" : "?") + "hide=header";
        return "<div class=\"room\">\n<p>" + Html.escaped(link.invitation()) + ". <a href=\"" + Html.escaped(alone)
                + "\">Open it alone</a></p>\n<iframe loading=\"lazy\" title=\"" + Html.escaped(link.invitation())
                + "\" src=\"" + Html.escaped(framed) + "\"></iframe>\n</div>\n";
    }
}
