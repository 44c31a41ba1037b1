package chainrule.nn;

import static org.assertj.core.api.Assertions.assertThat;

import chainrule.compiled.CompiledGraph;
import chainrule.doctor.Doctor;
import chainrule.engine.Activation;
import chainrule.engine.DifferentiableFunction;
import chainrule.engine.Operation;
import chainrule.engine.Value;
import chainrule.engine.Values;
import chainrule.npz.NpyArray;
import chainrule.npz.Npz;
import chainrule.steps.Steps;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every public method and constructor is called with a null in the place of each argument, and with a null in the place of each element of
 * an array or list; the exception must name the parameter. A method that is added later is called, too.
 */
class PublicApiTest {
    /** Methods whose argument may be anything. */
    private static final Set<String> ANYTHING_GOES = Set.of("equals", "valueOf");

    /** Parameters that may be null, as their Javadoc says. */
    private static final Set<String> MAY_BE_NULL = Set.of("dot(bias)");

    /** What is given for the other arguments, and what methods are called on. Where a type is missing, the test says so. */
    private static final Map<Class<?>, Supplier<?>> SAMPLES = Map.ofEntries(
            Map.entry(int.class, () -> 1),
            Map.entry(long.class, () -> 1L),
            Map.entry(byte.class, () -> (byte) 1),
            Map.entry(double.class, () -> 0.5),
            Map.entry(boolean.class, () -> true),
            Map.entry(String.class, () -> "text"),
            Map.entry(Value.class, () -> Value.of(0.5)),
            Map.entry(Values.class, () -> Values.of(Value.of(0.5), Value.of(2))),
            Map.entry(RandomGenerator.class, () -> new Random(1)),
            Map.entry(DifferentiableFunction.class, () -> Activation.TANH),
            Map.entry(Activation.class, () -> Activation.TANH),
            Map.entry(Operation.class, () -> Activation.TANH),
            Map.entry(DoubleUnaryOperator.class, () -> (DoubleUnaryOperator) x -> x),
            Map.entry(ToDoubleFunction.class, () -> (ToDoubleFunction<double[]>) x -> x[0]),
            Map.entry(Function.class, () -> (Function<Object, Object>) x -> Value.of(1)),
            Map.entry(Supplier.class, () -> (Supplier<Value>) () -> Value.of(1)),
            Map.entry(CompiledGraph.class, PublicApiTest::compiledGraph),
            Map.entry(Steps.class, () -> Steps.of(Value.of(0.5))),
            Map.entry(Path.class, () -> Path.of("never-written.html")),
            Map.entry(WeightDistribution.class, () -> Initializer.HE_NORMAL),
            Map.entry(Initializer.class, () -> Initializer.HE_NORMAL),
            Map.entry(Neuron.class, () -> new Neuron(2, Activation.TANH, new Random(1))),
            Map.entry(Layer.class, PublicApiTest::layer),
            Map.entry(Block.class, PublicApiTest::block),
            Map.entry(Sequential.class, () -> new Sequential(layer())),
            Map.entry(MLP.class, () -> new MLP(layer())),
            Map.entry(Probe.class, Probe::new),
            Map.entry(PRelu.class, () -> new PRelu(0.25)),
            Map.entry(Linear.class, () -> new Linear(2, 2, Initializer.HE_NORMAL, new Random(1))),
            Map.entry(Transformer.class, () -> new Transformer(2, 2, 2, 1, 1, Initializer.HE_NORMAL, new Random(1))),
            Map.entry(Embedding.class, () -> new Embedding(2, 2, Initializer.HE_NORMAL, new Random(1))),
            Map.entry(SelfAttention.class, () -> new SelfAttention(2, 1, Initializer.HE_NORMAL, new Random(1))),
            Map.entry(
                    FeedForward.class,
                    () -> new FeedForward(2, 2, Activation.TANH, Initializer.HE_NORMAL, new Random(1))),
            Map.entry(StateDict.class, StateDict::new),
            Map.entry(Trainable.class, PublicApiTest::layer),
            Map.entry(Optimizer.class, () -> new Sgd(layer().parameters(), 0.1)),
            Map.entry(Doctor.class, () -> new Doctor(layer(), new double[][] {{0.5, 0.5}}, new int[] {1})),
            Map.entry(Map.class, Map::of),
            Map.entry(Npz.class, PublicApiTest::npz),
            Map.entry(NpyArray.class, () -> NpyArray.of("text")),
            Map.entry(Schedule.class, () -> Schedule.constant(0.1)));

    /** Inner loops, which trust their callers, and results, which the library makes. */
    private static final Set<String> LEFT_OUT = Set.of(
            "atEach",
            "evaluate",
            "chainrule.engine.Backpropagation$Step",
            "chainrule.check.GradientCheck$Report",
            "chainrule.check.GradientCheck$Verdict");

    private static Layer layer() {
        return new Layer(2, 2, Activation.TANH, new Random(1));
    }

    private static CompiledGraph compiledGraph() {
        Value x = Value.of(0.5);
        Value target = Value.of(1);
        return CompiledGraph.of(x.minus(target).pow(2), x, target);
    }

    private static Npz npz() {
        try {
            Path file = Files.createTempFile("sample", ".npz");
            file.toFile().deleteOnExit();
            Npz.write(file, Map.of("a", NpyArray.of(new double[] {1}, 1)));
            return Npz.open(file, 1000);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One that leaves the default methods as they are. */
    private static Block block() {
        Layer inner = layer();
        return new Block() {
            @Override
            public Value[] forward(Value... inputs) {
                return inner.forward(inputs);
            }

            @Override
            public double[] predict(double... inputs) {
                return inner.predict(inputs);
            }
        };
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "chainrule.engine",
                "chainrule.check",
                "chainrule.compiled",
                "chainrule.files",
                "chainrule.steps",
                "chainrule.npz",
                "chainrule.nn",
                "chainrule.doctor"
            })
    void nullIsRefusedByNameWhereverItIsGiven(String room) throws Exception {
        assertThat(complaints(room)).isEmpty();
    }

    @Test
    void aMethodThatTakesNullInSilenceOrNamesNothingIsFound() throws Exception {
        assertThat(complaints(Careless.class))
                .hasSize(4)
                .anySatisfy(line -> assertThat(line).contains("silent(text = null): accepted"))
                .anySatisfy(line -> assertThat(line).contains("bare(text = null): java.lang.NullPointerException"))
                .anySatisfy(line -> assertThat(line).contains("list(texts = [.., null, ..]): accepted"))
                .anySatisfy(line -> assertThat(line).contains("array(texts = [.., null, ..]): accepted"));
    }

    public static final class Careless {
        private Careless() {}

        public static void silent(String text) {}

        public static int bare(String text) {
            return text.length();
        }

        public static int list(List<String> texts) {
            return Check.given("texts", texts).size();
        }

        public static int array(String... texts) {
            return Check.given("texts", texts).length;
        }

        public static void careful(String text, int number) {
            Check.given("text", text);
        }
    }

    static List<String> complaints(String room) throws Exception {
        List<String> complaints = new ArrayList<>();
        for (Class<?> type : publicTypes(room)) {
            complaints.addAll(complaints(type));
        }
        return complaints;
    }

    private static List<String> complaints(Class<?> type) throws Exception {
        List<String> complaints = new ArrayList<>();
        List<Executable> all = new ArrayList<>(Arrays.asList(type.getDeclaredConstructors()));
        all.addAll(Arrays.asList(type.getDeclaredMethods()));
        for (Executable executable : all) {
            if (isWanted(executable)) {
                Parameter[] parameters = executable.getParameters();
                for (int i = 0; i < parameters.length; i++) {
                    complaints.addAll(complaints(executable, i));
                }
            }
        }
        return complaints;
    }

    private static boolean isWanted(Executable executable) {
        return Modifier.isPublic(executable.getModifiers())
                && !(executable instanceof Constructor<?>
                        && Modifier.isAbstract(executable.getDeclaringClass().getModifiers()))
                && !Modifier.isAbstract(executable.getModifiers())
                && !executable.isSynthetic()
                && !ANYTHING_GOES.contains(executable.getName())
                && !LEFT_OUT.contains(executable.getName());
    }

    private static List<String> complaints(Executable executable, int index) throws Exception {
        Parameter parameter = executable.getParameters()[index];
        assertThat(parameter.isNamePresent()).as("compiled with -parameters").isTrue();
        List<String> complaints = new ArrayList<>();
        if (!parameter.getType().isPrimitive()
                && !MAY_BE_NULL.contains(executable.getName() + "(" + parameter.getName() + ")")) {
            complain(
                    complaints,
                    executable,
                    index,
                    null,
                    parameter.getName() + " = null",
                    "\\b" + parameter.getName() + "\\b");
        }
        Object holed = withAHole(parameter);
        if (holed != null) {
            String name = parameter.getName();
            complain(
                    complaints,
                    executable,
                    index,
                    holed,
                    name + " = [.., null, ..]",
                    "\\b" + name + "\\[1\\]: expected .*, got null");
        }
        return complaints;
    }

    /** An array or list whose second element is null; null where there is no such thing. */
    private static Object withAHole(Parameter parameter) {
        Object sample = sample(parameter);
        if (sample instanceof Object[] elements) {
            Object[] holed = elements.clone();
            holed[1] = null;
            return holed;
        }
        if (sample instanceof List<?> elements) {
            List<Object> holed = new ArrayList<>(elements);
            holed.set(1, null);
            return holed;
        }
        return null;
    }

    private static void complain(
            List<String> complaints, Executable executable, int index, Object argument, String what, String expected)
            throws Exception {
        String call = executable.getDeclaringClass().getSimpleName() + "." + executable.getName() + "(" + what + "): ";
        Object[] arguments =
                Stream.of(executable.getParameters()).map(PublicApiTest::sample).toArray();
        arguments[index] = argument;
        try {
            call(executable, arguments);
            complaints.add(call + "accepted");
        } catch (InvocationTargetException e) {
            Throwable thrown = e.getCause();
            boolean right = thrown instanceof IllegalArgumentException
                    || thrown instanceof NullPointerException && argument == null;
            boolean byTheJdk = ("" + thrown.getMessage()).startsWith("Cannot ");
            if (!right || byTheJdk || !("" + thrown.getMessage()).matches("(?s).*" + expected + ".*")) {
                complaints.add(call + thrown);
            }
        }
    }

    private static void call(Executable executable, Object[] arguments) throws Exception {
        if (executable instanceof Constructor<?> constructor) {
            constructor.newInstance(arguments);
            return;
        }
        Method method = (Method) executable;
        Object receiver = Modifier.isStatic(method.getModifiers()) ? null : sample(method.getDeclaringClass());
        method.setAccessible(true);
        method.invoke(receiver, arguments);
    }

    private static Object sample(Parameter parameter) {
        Class<?> type = parameter.getType();
        if (type == int[].class) {
            return new int[] {2, 2};
        }
        if (type.isArray()) {
            Class<?> component = type.getComponentType();
            Object array = Array.newInstance(component, 2);
            for (int i = 0; i < 2; i++) {
                Array.set(array, i, component.isArray() ? row(component) : sample(component));
            }
            return array;
        }
        if (type == List.class) {
            Class<?> element =
                    (Class<?>) ((ParameterizedType) parameter.getParameterizedType()).getActualTypeArguments()[0];
            return List.of(
                    element == Double.class ? (Object) 0.5 : sample(element),
                    element == Double.class ? (Object) 0.25 : sample(element));
        }
        return sample(type);
    }

    private static Object row(Class<?> type) {
        return type == double[].class ? new double[] {0.5, 0.5} : new Value[] {Value.of(0.5), Value.of(0.5)};
    }

    private static Object sample(Class<?> type) {
        Supplier<?> sample = SAMPLES.get(type);
        if (sample != null) {
            return sample.get();
        }
        if (type.isEnum()) {
            return type.getEnumConstants()[0];
        }
        return made(type);
    }

    /** By a public constructor or static method of its own. */
    private static Object made(Class<?> type) {
        Stream<Executable> factories = Stream.of(type.getMethods())
                .filter(method -> Modifier.isStatic(method.getModifiers()) && method.getReturnType() == type)
                .map(method -> method);
        List<Executable> makers =
                Stream.concat(Stream.of(type.getConstructors()), factories).toList();
        assertThat(makers).as("a sample of %s", type).isNotEmpty();
        Executable maker = makers.get(0);
        Object[] arguments =
                Stream.of(maker.getParameters()).map(PublicApiTest::sample).toArray();
        try {
            return maker instanceof Constructor<?> constructor
                    ? constructor.newInstance(arguments)
                    : ((Method) maker).invoke(null, arguments);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError("a sample of " + type, e);
        }
    }

    private static List<Class<?>> publicTypes(String room) throws IOException, ClassNotFoundException {
        Class<?> inside = Class.forName(room + "." + ENTRANCES.get(room));
        List<Class<?>> types = new ArrayList<>();
        for (String name : namesBeside(inside)) {
            if (name.endsWith(".class") && !name.contains("-info")) {
                types.add(Class.forName(room + "." + name.replace(".class", "")));
            }
        }
        types.removeIf(type -> !isPublic(type));
        assertThat(types).contains(inside);
        return types;
    }

    /** The files of a package, which may be in a folder or in a jar. */
    private static List<String> namesBeside(Class<?> inside) throws IOException {
        URI uri =
                URI.create(inside.getResource(inside.getSimpleName() + ".class").toString());
        if (!uri.getScheme().equals("jar")) {
            return namesIn(Path.of(uri).getParent());
        }
        try (FileSystem jar = FileSystems.newFileSystem(uri, Map.of())) {
            return namesIn(jar.provider().getPath(uri).getParent());
        }
    }

    private static List<String> namesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static boolean isPublic(Class<?> type) {
        return type == null || Modifier.isPublic(type.getModifiers()) && isPublic(type.getEnclosingClass());
    }

    /** A public class of each package, to find the others beside it. */
    private static final Map<String, String> ENTRANCES = Map.of(
            "chainrule.engine", "Value",
            "chainrule.check", "GradientCheck",
            "chainrule.compiled", "CompiledGraph",
            "chainrule.files", "AtomicFile",
            "chainrule.steps", "Steps",
            "chainrule.npz", "Npz",
            "chainrule.nn", "Layer",
            "chainrule.doctor", "Doctor");
}
