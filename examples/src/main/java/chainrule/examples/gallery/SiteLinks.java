package chainrule.examples.gallery;

import java.util.Map;

/**
 * Rooms of the site in which one can take hold of what a lesson tells, with the state that makes its point. A page has these links only where
 * it was told, by {@code -Dsite=}, at which address the site stands: a page that was written by itself has no dead ones.
 */
public final class SiteLinks {
    /** By the name of the lesson. */
    private static final Map<String, Link> LINKS = Map.of(
            "HelloGradient", new Link("expression", "Type an expression of your own, and walk through both passes"),
            "BentGrid", new Link("bentgrid?by=hand&activation=relu", "Turn, stretch and bend a grid yourself"),
            "TwoMoons", new Link("playground", "Watch such a net learn, and change it while it does"),
            "ActivationZoo",
                    new Link("activations?activation=gelu", "Move each activation, and see what its slope leaves"),
            "VanishingGradients",
                    new Link("vanishing", "Train such a net, and watch what arrives in each of its layers"),
            "DeadRelus",
                    new Link(
                            "deadrelu?bias=-3&rate=0.01",
                            "Kill every unit at once, and swap to Leaky ReLU while they train"),
            "SaturatedUnits",
                    new Link(
                            "neuron?points=2%3A-1%3A-1&w1=1&w2=-1&b=1",
                            "Step a saturated neuron downhill: it hardly moves"));

    /**
     * A way into the site.
     *
     * @param state the part of the address after #: a room and its settings
     * @param invitation what one can do there
     */
    public record Link(String state, String invitation) {}

    private SiteLinks() {}

    public static Map<String, Link> all() {
        return LINKS;
    }

    /** The link of a lesson into the site at this address; nothing if there is no link, or no site. */
    static String html(String lesson, String site) {
        Link link = LINKS.get(lesson);
        return link == null || site.isBlank()
                ? ""
                : "<p><a href=\"" + Html.escaped(site + "#" + link.state()) + "\">" + Html.escaped(link.invitation())
                        + "</a></p>\n";
    }
}
