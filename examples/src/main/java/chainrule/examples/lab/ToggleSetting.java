package chainrule.examples.lab;

/** Yes or no. */
public final class ToggleSetting extends Setting<Boolean> {
    ToggleSetting(String key, String label, boolean initial) {
        super(key, label, initial);
    }

    @Override
    Boolean checked(Boolean value) {
        return value;
    }

    @Override
    String text(Boolean value) {
        return value.toString();
    }

    @Override
    Boolean parsed(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw refused("true or false", text);
        };
    }
}
