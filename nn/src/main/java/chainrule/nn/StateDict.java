package chainrule.nn;

import chainrule.engine.Value;
import chainrule.npz.NpyArray;
import chainrule.npz.Npz;
import chainrule.npz.NpzException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What is saved of a net: its parameters and running figures as named arrays, which are named and shaped as in a state dict of PyTorch. In a
 * chain, {@code 1.weight} is the matrix of the second layer, a row for each output, and {@code 1.bias} are its biases.
 *
 * <p>A net {@linkplain Trainable#addTo adds} what it has; a part of a net adds its own under its own name:
 *
 * <pre>{@code
 * public void addTo(StateDict dict) {
 *     dict.inside("attention", attention);        // attention.query.weight and so on
 *     dict.add("running_mean", mean);             // a double[] that is changed in place when it is loaded
 * }
 * }</pre>
 */
public final class StateDict {
    /** Of what is saved beside a net, such as its architecture: PyTorch and NumPy skip it. */
    static final String OURS = "chainrule.";

    /** Bytes that an array takes in a file beside itself, amply. */
    private static final long BESIDE_NAME = 512;

    private static final String BATCHES =
            "num_batches_tracked"; // PyTorch's BatchNorm counts them, and does nothing with the count

    private static final class Part {
        final int[] shape;
        final Numbers numbers;

        Part(int[] shape, Numbers numbers) {
            this.shape = shape;
            this.numbers = numbers;
        }
    }

    private final Map<String, Part> parts = new LinkedHashMap<>();
    private final Set<Value> named = new HashSet<>();
    private final Set<Value> namedTwice = new HashSet<>();
    private String prefix = "";

    StateDict() {}

    /** That of a net. */
    public static StateDict of(Trainable net) {
        StateDict dict = new StateDict();
        Check.given("net", net).addTo(dict);
        return dict;
    }

    /** Lets a part add what it has, each name behind {@code name.} */
    public void inside(String name, Trainable part) {
        Check.given("name", name);
        inside(name, Check.given("part", part)::addTo);
    }

    void inside(String name, Consumer<StateDict> part) {
        String outside = prefix;
        prefix = outside + name + ".";
        part.accept(this);
        prefix = outside;
    }

    /** A row of leaves; throws IllegalArgumentException if there is something of this name, or something else than leaves. */
    public void add(String name, Value... leaves) {
        Check.given("name", name);
        Check.leaves("leaves", List.of(Check.values("leaves", leaves)));
        putLeaves(name, leaves.clone(), leaves.length);
    }

    /** A matrix of leaves, whose rows have the same length; throws IllegalArgumentException as {@link #add(String, Value...)}. */
    public void add(String name, Value[][] rows) {
        Check.given("name", name);
        Check.positive("rows", Check.elements("rows", rows, "a row").length);
        for (int i = 0; i < rows.length; i++) {
            Check.size("rows[" + i + "]", rows[0].length, rows[i].length);
            Check.leaves("rows[" + i + "]", List.of(Check.values("rows[" + i + "]", rows[i])));
        }
        Value[] leaves = Stream.of(rows).flatMap(Stream::of).toArray(Value[]::new);
        putLeaves(name, leaves, rows.length, rows[0].length);
    }

    /** Running figures, which are changed in place when they are loaded. */
    public void add(String name, double[] numbers) {
        put(Check.given("name", name), new Numbers.Figures(Check.given("numbers", numbers)), numbers.length);
    }

    /** Those of the parameters that have no name yet, as a row; nothing where there is none. */
    public void addRest(String name, List<Value> parameters) {
        Check.given("name", name);
        Value[] rest = Check.elements("parameters", parameters, "a value").stream()
                .filter(value -> !named.contains(value))
                .toArray(Value[]::new);
        if (rest.length > 0) {
            add(name, rest);
        }
    }

    private void putLeaves(String name, Value[] leaves, int... shape) {
        put(name, new Numbers.Leaves(leaves), shape);
        Stream.of(leaves).filter(leaf -> !named.add(leaf)).forEach(namedTwice::add);
    }

    void put(String name, Numbers numbers, int... shape) {
        String full = prefix + name;
        Check.require(!parts.containsKey(full), "name", "one that is not yet taken", full);
        parts.put(full, new Part(shape, numbers));
    }

    /** The names, in order. */
    public List<String> names() {
        return List.copyOf(parts.keySet());
    }

    /** Those of a name, row by row; throws IllegalArgumentException if there is none of this name. */
    public double[] numbers(String name) {
        Part part = parts.get(Check.given("name", name));
        Check.require(part != null, "name", "one of " + parts.keySet(), name);
        return IntStream.range(0, part.numbers.size())
                .mapToDouble(part.numbers::get)
                .toArray();
    }

    void save(Path file, String architecture, Map<String, NpyArray> beside) {
        long most = 50_000 + 50 * numbers();
        long bytes = beside.values().stream()
                .mapToLong(array -> BESIDE_NAME + Check.given("beside", array).bytesInFile())
                .sum();
        Check.require(bytes <= most, "beside", "at most " + most + " bytes", bytes);
        Map<String, NpyArray> arrays = new LinkedHashMap<>();
        parts.forEach((name, part) -> arrays.put(name, NpyArray.of(numbers(name), part.shape)));
        arrays.put(Architecture.ENTRY, NpyArray.of(architecture));
        beside.forEach((name, array) -> arrays.put(OURS + "beside." + name, array));
        Npz.write(file, arrays);
    }

    /** Sets all numbers or, if anything is wrong with the file, none; names that begin with what is to be skipped are not looked at. */
    void load(Path file, String skipped) {
        Map<Part, double[]> loaded = new LinkedHashMap<>();
        Map<Value, Double> seen = new HashMap<>();
        try (Npz npz = Npz.open(Check.given("file", file), mostBytes())) {
            Map<String, String> places = Numbering.places(names(), file, names(npz, skipped));
            parts.forEach((name, part) -> {
                double[] numbers = npz.read(places.get(name), part.shape);
                for (int i = 0; i < numbers.length; i++) {
                    String wrong = wrong(part.numbers, i, numbers[i], seen);
                    if (wrong != null) {
                        throw new NpzException(file, places.get(name), wrong, "" + numbers[i]);
                    }
                }
                loaded.put(part, numbers);
            });
        }
        loaded.forEach((part, read) -> IntStream.range(0, read.length).forEach(i -> part.numbers.set(i, read[i])));
    }

    /** What was expected where a number cannot be; null where it can. */
    private String wrong(Numbers numbers, int i, double number, Map<Value, Double> seen) {
        if (!numbers.allows(number)) {
            return numbers.expected();
        }
        if (numbers instanceof Numbers.Leaves row && namedTwice.contains(row.leaves()[i])) {
            Double before = seen.putIfAbsent(row.leaves()[i], number);
            if (before != null && !before.equals(number)) {
                return before + ", as under the other name of this shared parameter";
            }
        }
        return null;
    }

    /** Ample: a number has 8 bytes, a name and a header less than 4,000, a checkpoint up to four figures a parameter, and what is beside them 50. */
    private long mostBytes() {
        return 65_536 + 4096L * parts.size() + 64 * numbers();
    }

    private long numbers() {
        return parts.values().stream().mapToLong(part -> part.numbers.size()).sum();
    }

    private List<String> names(Npz npz, String skipped) {
        return npz.names().stream()
                .filter(name -> parts.containsKey(name) || !name.startsWith(skipped) && !name.endsWith(BATCHES))
                .toList();
    }
}
