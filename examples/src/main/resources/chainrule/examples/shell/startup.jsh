// What JShell knows from the start, after: mvn -q compile exec:java -Dexample=JShell
// By hand, with the classes and libraries on the class path: jshell --class-path ... --startup DEFAULT --startup startup.jsh

import chainrule.check.*;
import chainrule.compiled.*;
import chainrule.doctor.Doctor;
import chainrule.engine.*;
import chainrule.examples.shell.FunctionPlot;
import chainrule.nn.*;
import chainrule.steps.Steps;
import java.util.*;
import java.util.function.*;

/** A value: a number that remembers how it was computed. */
Value v(double data) {
    return Value.of(data);
}

/** A value with a name. */
Value v(double data, String label) {
    return Value.of(data, label);
}

/** Prints the forward and the backward pass, one step a line. */
void steps(Value loss) {
    System.out.println(Steps.of(loss).text());
}

/** Opens both passes in the browser, to be stepped through. */
void browse(Value loss) {
    Steps.open(loss);
}

/** Draws a function and its slope from -4 to 4: plot(x -> x.tanh()). */
void plot(Function<Value, Value> f) {
    FunctionPlot.show(f, -4, 4);
}

/** Draws a function and its slope over a range. */
void plot(Function<Value, Value> f, double from, double to) {
    FunctionPlot.show(f, from, to);
}

/** Compares gradients with finite differences: check(() -> w.tanh(), w). */
GradientCheck.Report check(Supplier<Value> loss, Value... parameters) {
    return GradientCheck.check(loss, List.of(parameters));
}

System.out.println("""
        Chainrule is at hand: values, nets, and five short helpers.
          v(0.5, "w") is a value with a name; plot(x -> x.tanh()) draws a function and its slope;
          steps(loss) prints both passes step by step, browse(loss) opens them in the browser;
          check(() -> w.tanh(), w) compares gradients with finite differences.
        Begin with: var w = v(0.5, "w")   Tab completes what you type, /exit ends.\
        """);
