package chainrule.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.lang.reflect.Array;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every public method and constructor of the package, given a null in the place of one argument, or of one element of an array. */
class MessagesTest {
    private static final Value X = Value.of(2, "x");

    /** An argument for each type that occurs. */
    private static final Map<Class<?>, Object> GOOD = Map.ofEntries(
            Map.entry(double.class, 1.0),
            Map.entry(int.class, 1),
            Map.entry(String.class, "name"),
            Map.entry(double[].class, new double[] {1}),
            Map.entry(Value.class, X),
            Map.entry(Value[].class, new Value[] {X}),
            Map.entry(Values.class, Values.of(X)),
            Map.entry(BinaryOperation.class, BinaryOperation.PLUS),
            Map.entry(DifferentiableFunction.class, Activation.TANH),
            Map.entry(DoubleUnaryOperator.class, (DoubleUnaryOperator) Math::sin),
            Map.entry(ToDoubleFunction.class, (ToDoubleFunction<double[]>) in -> in[0]),
            Map.entry(Function.class, (Function<double[], double[]>) in -> in),
            Map.entry(Names.class, new Names(X)));

    /** What to call methods of instances on; those of interfaces on each kind of them. */
    private static final List<Object> RECEIVERS = List.of(
            X,
            X.tanh(),
            Values.of(X),
            new Names(X),
            new Backpropagation(X.tanh()),
            Activation.TANH,
            Activation.RELU,
            Activation.elu(2),
            ElementaryFunction.SIN,
            BinaryOperation.PLUS,
            NaryOperation.LOG_SUM_EXP,
            new WithConstant(BinaryOperation.TIMES, 2),
            DifferentiableFunction.of("f", x -> x, x -> 1),
            Operation.of("g", 1, in -> in[0], in -> new double[] {1}));

    private record Call(Executable target, Object receiver, Object[] arguments, String named) {
        Object make() throws Throwable {
            try {
                return target instanceof Method method
                        ? method.invoke(receiver, arguments)
                        : ((java.lang.reflect.Constructor<?>) target).newInstance(arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }
    }

    private static Stream<Class<?>> publicTypes() throws IOException, URISyntaxException {
        URI here =
                Value.class.getProtectionDomain().getCodeSource().getLocation().toURI();
        try (Stream<Path> files = Files.list(Path.of(here).resolve("chainrule/engine"))) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".class") && !name.startsWith("package-info"))
                    .<Class<?>>map(name -> type("chainrule.engine." + name.replace(".class", "")))
                    .filter(type -> Modifier.isPublic(type.getModifiers()) && !type.isAnonymousClass())
                    .toList()
                    .stream();
        }
    }

    private static Class<?> type(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    static Stream<Arguments> callsWithANull() throws IOException, URISyntaxException {
        return publicTypes()
                .flatMap(type -> Stream.concat(Stream.of(type.getConstructors()), Stream.of(type.getDeclaredMethods())))
                .filter(MessagesTest::isToBeTried)
                .flatMap(target -> receivers(target).flatMap(receiver -> callsOn(target, receiver)))
                .map(call -> Arguments.of(
                        call.target.getDeclaringClass().getSimpleName() + "." + call.target.getName(), call));
    }

    private static boolean isToBeTried(Executable target) {
        boolean isOfTheJdk =
                target.getName().equals("equals") || target.getName().equals("valueOf");
        boolean isARecordOfThePass = target.getDeclaringClass() == Backpropagation.Step.class;
        boolean isGivenManyNumbers =
                target.getName().equals("atEach") || target.getName().equals("evaluate");
        return Modifier.isPublic(target.getModifiers())
                && !target.isSynthetic()
                && !isOfTheJdk
                && !isARecordOfThePass
                && !isGivenManyNumbers;
    }

    private static Stream<Object> receivers(Executable target) {
        return Modifier.isStatic(target.getModifiers()) || !(target instanceof Method)
                ? Stream.of("none")
                : RECEIVERS.stream().filter(target.getDeclaringClass()::isInstance);
    }

    private static Stream<Call> callsOn(Executable target, Object receiver) {
        Parameter[] parameters = target.getParameters();
        List<Call> calls = new ArrayList<>();
        for (int i = 0; i < parameters.length; i++) {
            Object[] good = Arrays.stream(parameters)
                    .map(parameter -> GOOD.get(parameter.getType()))
                    .toArray();
            assertThat(good).as("an argument for %s", target).doesNotContainNull();
            boolean mayBeMissing = target.getName().equals("dot") && i == 2; // the bias
            if (!parameters[i].getType().isPrimitive() && !mayBeMissing) {
                calls.add(new Call(target, receiver, with(good, i, null), ""));
            }
            if (parameters[i].getType() == Value[].class) {
                calls.add(new Call(
                        target,
                        receiver,
                        with(good, i, Array.newInstance(Value.class, 1)),
                        "[0]: expected a value, got null"));
            }
        }
        return calls.stream();
    }

    private static Object[] with(Object[] arguments, int index, Object other) {
        Object[] changed = arguments.clone();
        changed[index] = other;
        return changed;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("callsWithANull")
    void aNullIsRefusedByAMessageThatNamesIt(String target, Call call) {
        Throwable refusal = catchThrowable(call::make);

        assertThat(refusal)
                .isInstanceOf(call.named.isEmpty() ? NullPointerException.class : IllegalArgumentException.class);
        assertThat(refusal.getMessage()).isNotBlank().endsWith(call.named).doesNotContain("Cannot ");
    }
}
