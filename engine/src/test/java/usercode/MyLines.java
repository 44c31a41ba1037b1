package usercode;

import chainrule.check.NonFinite;
import chainrule.engine.Value;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jdk.jshell.JShell;

/** Makes nodes in many ways, and prints what is known of their lines: {@code case: text} on each line of the output. */
public final class MyLines {
    private static int lineOfSquare;

    private MyLines() {}

    public static void main(String[] args) throws Exception {
        switch (args[0]) {
            case "nodes" -> nodes();
            case "threads" -> threads();
            case "garbage" -> garbage();
            case "jshell" -> jshell();
            default -> throw new IllegalArgumentException(args[0]);
        }
    }

    private static void nodes() {
        compare("leaf", here(), Value.of(2));
        Value x = Value.of(-0.5, "x");
        compare("arithmetic", here(), x.times(3));
        compare("dot", here(), Value.dot(new Value[] {x}, new Value[] {x}));
        Value squared = square(x);
        compare("helper", lineOfSquare, squared);
        List<Value> byLambda = Stream.of(1).map(i -> Value.of(i)).toList();
        compare("lambda", here() - 1, byLambda.get(0));
        List<Value> byReference = Stream.of(x).map(Value::exp).toList();
        compare("method reference", here() - 1, byReference.get(0));

        Value y = x.log().label("y");
        int line = here() - 1;
        print("text", line, y.toString());
        print("explanation", line, NonFinite.firstIn(y).orElseThrow().toString());
        try {
            y.setData(1);
        } catch (IllegalStateException refused) {
            print("refusal", line, refused.getMessage());
        }
    }

    private static Value square(Value x) {
        lineOfSquare = here() + 1;
        return x.times(x);
    }

    private static void threads() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(4);
        Callable<Value[]> even = () -> many(i -> Value.of(i));
        int lineOfEven = here() - 1;
        Callable<Value[]> odd = () -> many(i -> Value.of(-i));
        int lineOfOdd = here() - 1;
        List<Future<Value[]>> made = pool.invokeAll(List.of(even, odd, even, odd));
        pool.shutdown();
        for (int i = 0; i < made.size(); i++) {
            int line = i % 2 == 0 ? lineOfEven : lineOfOdd;
            String expected = "MyLines.java:" + line;
            print(
                    "thread " + i,
                    line,
                    Arrays.stream(made.get(i).get())
                                    .filter(node -> node.madeAt().orElse("").equals(expected))
                                    .count() + " nodes");
        }
    }

    private static Value[] many(IntFunction<Value> maker) {
        return IntStream.range(0, 2000).mapToObj(maker).toArray(Value[]::new);
    }

    private static void garbage() {
        for (int i = 0; i < 400_000; i++) {
            Value.of(i);
        }
        print("garbage", 0, "collected");
    }

    private static void jshell() {
        try (JShell shell = JShell.builder().executionEngine("local").build()) {
            shell.eval("import chainrule.engine.Value;");
            shell.eval("Value f() { return Value.of(1); }");
            print("statement", 0, shell.eval("Value.of(1).madeAt()").get(0).value());
            print("method", 0, shell.eval("f().madeAt()").get(0).value());
        }
    }

    private static void compare(String what, int line, Value node) {
        print(what, line, node.madeAt().orElse("unknown"));
    }

    /** The line that is expected is shown as HERE. */
    private static void print(String what, int line, String text) {
        System.out.println(what + ": " + text.replace("MyLines.java:" + line, "HERE"));
    }

    private static int here() {
        return new Throwable().getStackTrace()[1].getLineNumber();
    }
}
