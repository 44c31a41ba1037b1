/**
 * A scalar autograd engine, and rooms around it that check, compile and show what it computes. Dependencies run one way: steps to check to
 * engine, compiled to engine. All may save files.
 */
module chainrule.engine {
    exports chainrule.engine;
    exports chainrule.check;
    exports chainrule.compiled;
    exports chainrule.files;
    exports chainrule.steps;

    requires org.apache.commons.numbers.gamma;

    /* To open a page in the browser; where it is missing, the path is printed. */
    requires static java.desktop;
}
