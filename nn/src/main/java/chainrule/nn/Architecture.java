package chainrule.nn;

import chainrule.engine.Activation;
import chainrule.engine.DifferentiableFunction;
import chainrule.npz.Npz;
import chainrule.npz.NpzException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a net is, as text. For an {@link MLP} it is enough to build one, a line for each layer:
 *
 * <pre>{@code
 * MLP
 * 2 -> 16 leaky relu(0.2)
 * 16 -> 1 identity
 * }</pre>
 */
final class Architecture {
    static final String ENTRY = StateDict.OURS + "architecture";

    private static final int MOST_TEXT = 65_536;
    private static final long MOST_FILE = 1L << 30;
    private static final String TITLE = "MLP";
    private static final Pattern LAYER = Pattern.compile("([1-9]\\d{0,8}) -> ([1-9]\\d{0,8}) (.{1,100})");
    private static final Pattern WITH_NUMBER = Pattern.compile("(leaky relu|elu|prelu)\\((.{1,30})\\)");
    private static final String FUNCTION =
            "an activation of this library; with one of your own, build the net and load its weights";

    private final Path file;
    private final Map<String, PRelu> learned = new HashMap<>();

    private Architecture(Path file) {
        this.file = file;
    }

    static String of(Trainable net) {
        if (!(net instanceof MLP mlp)) {
            return net.toString();
        }
        List<DifferentiableFunction> learned = mlp.layers().stream()
                .map(Layer::activation)
                .distinct()
                .filter(PRelu.class::isInstance)
                .toList();
        StringBuilder text = new StringBuilder(TITLE);
        for (Layer layer : mlp.layers()) {
            String activation = name(layer.activation(), learned);
            text.append('\n').append(layer.inputs()).append(" -> ").append(layer.outputs());
            text.append(' ').append(activation);
        }
        return text.toString();
    }

    /** Of those that learn, the ones with the same number are the same. */
    private static String name(DifferentiableFunction function, List<DifferentiableFunction> learned) {
        String symbol = function.symbol();
        if (function instanceof Activation) {
            return symbol;
        }
        if (function instanceof PRelu) {
            return "prelu(" + (learned.indexOf(function) + 1) + ")";
        }
        double leaky = -function.value(-1);
        if (Double.isFinite(leaky) && function.equals(Activation.leakyRelu(leaky))) {
            return "leaky relu(" + leaky + ")";
        }
        double limit = -function.value(Double.NEGATIVE_INFINITY);
        if (limit >= 0 && Double.isFinite(limit) && function.equals(Activation.elu(limit))) {
            return "elu(" + limit + ")";
        }
        return "other: " + symbol;
    }

    /** A net as the file says, with weights of 0: of no more numbers than the file has bytes, whatever it says. */
    static MLP mlp(Path file) {
        String text;
        try (Npz npz = Npz.open(file, MOST_FILE)) {
            text = npz.text(ENTRY, MOST_TEXT);
        }
        return new Architecture(file).built(text.split("\n"));
    }

    private MLP built(String... lines) {
        require(
                lines.length > 1 && lines[0].equals(TITLE),
                "an MLP; for another net, build it and load its weights",
                lines[0]);
        List<Matcher> layers = new ArrayList<>();
        long most = bytes();
        long numbers = 0;
        for (int i = 1; i < lines.length; i++) {
            Matcher layer = LAYER.matcher(lines[i]);
            require(layer.matches(), "a line like 2 -> 16 tanh", lines[i]);
            require(
                    i == 1 || layer.group(1).equals(layers.get(i - 2).group(2)),
                    "inputs from the layer before",
                    lines[i]);
            numbers += (Long.parseLong(layer.group(1)) + 1) * Long.parseLong(layer.group(2));
            require(numbers <= most, "no more numbers than the file has bytes, " + most, lines[i]);
            layers.add(layer);
        }
        return new MLP(layers.stream().map(this::layer).toArray(Layer[]::new));
    }

    private long bytes() {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new NpzException(file, "", "a file", e.toString());
        }
    }

    private Layer layer(Matcher line) {
        return new Layer(
                Integer.parseInt(line.group(1)),
                Integer.parseInt(line.group(2)),
                function(line.group(3)),
                (fanIn, fanOut, random) -> 0,
                new SplitMix64(0));
    }

    private DifferentiableFunction function(String name) {
        Matcher withNumber = WITH_NUMBER.matcher(name);
        if (!withNumber.matches()) {
            return Stream.of(Activation.values())
                    .filter(activation -> activation.symbol().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new NpzException(file, ENTRY, FUNCTION, name));
        }
        String number = withNumber.group(2);
        try {
            return switch (withNumber.group(1)) {
                case "elu" -> Activation.elu(Double.parseDouble(number));
                case "prelu" -> learned.computeIfAbsent(number, key -> new PRelu(0));
                default -> Activation.leakyRelu(Double.parseDouble(number));
            };
        } catch (IllegalArgumentException e) {
            throw new NpzException(file, ENTRY, FUNCTION, name);
        }
    }

    private void require(boolean condition, String expected, String came) {
        if (!condition) {
            throw new NpzException(file, ENTRY, expected, came);
        }
    }
}
