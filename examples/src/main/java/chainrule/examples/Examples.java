package chainrule.examples;

/** Runs an example by its name. */
public final class Examples {
    private Examples() {}

    public static void main(String[] args) {
        System.out.println("Hello " + args[0]);
    }
}
