package chainrule.examples.gallery;

import java.io.Console;

/** Whether someone watches the console while a program runs. */
public final class Terminal {
    private Terminal() {}

    /** From JDK 22 on there is a console also where output goes to a file; it can be asked whether it is a terminal. */
    public static boolean isThere() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException e) {
            return true;
        }
    }
}
