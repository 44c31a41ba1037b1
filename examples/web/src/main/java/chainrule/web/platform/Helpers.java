package chainrule.web.platform;

/** Stands in for {@code chainrule.compiled.Helpers} in a browser, where the thread that calls works alone. */
final class Helpers {
    Helpers(Runnable work) {}

    void call(int wanted) {}

    static void waitABit() {}
}
