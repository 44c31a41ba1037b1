package chainrule.check;

import chainrule.engine.Activation;
import chainrule.engine.BinaryOperation;
import chainrule.engine.DifferentiableFunction;
import chainrule.engine.ElementaryFunction;
import chainrule.engine.NaryOperation;
import chainrule.engine.Operation;
import chainrule.engine.Value;
import chainrule.engine.WithConstant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** A random expression over all operations; its parameters are of any size, sit on kinks and far out in tails. */
final class RandomLoss {
    private static final List<Operation> OPERATIONS = operations();

    final List<Value> parameters = new ArrayList<>();
    final List<Step> steps = new ArrayList<>();
    private final boolean sumOfAll;

    /** What to do with which earlier nodes; parameters come first. */
    record Step(Operation operation, int[] inputs) {}

    private static List<Operation> operations() {
        List<Operation> all = new ArrayList<>(List.of(Activation.values()));
        all.addAll(List.of(ElementaryFunction.values()));
        all.addAll(List.of(BinaryOperation.values()));
        all.addAll(List.of(NaryOperation.values()));
        for (double constant : new double[] {3, -0.3, 1e-6, 1e5}) {
            for (BinaryOperation operator : BinaryOperation.values()) {
                all.add(new WithConstant(
                        operator, operator == BinaryOperation.POWER ? Math.round(constant) % 7 : constant));
            }
        }
        all.add(DifferentiableFunction.of("sin", Math::sin, Math::cos));
        all.add(DifferentiableFunction.of("sin 8 pi x", RandomLoss::wave, RandomLoss::waveSlope));
        all.add(DifferentiableFunction.of("abs", Math::abs, x -> x > 0 ? 1 : -1));
        return all;
    }

    private static double wave(double x) {
        return Math.sin(8 * Math.PI * x);
    }

    private static double waveSlope(double x) {
        return 8 * Math.PI * Math.cos(8 * Math.PI * x);
    }

    RandomLoss(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int leaves = random.nextInt(1, 6);
        for (int i = 0; i < leaves; i++) {
            parameters.add(Value.of(number(random), "p" + i));
        }
        List<Value> nodes = new ArrayList<>(parameters);
        int size = random.nextInt(1, 13);
        for (int tries = 0; steps.size() < size && tries < 200; tries++) {
            Operation operation = OPERATIONS.get(random.nextInt(OPERATIONS.size()));
            int from = random.nextInt(3) == 0 ? 0 : Math.max(0, nodes.size() - 3);
            int[] inputs =
                    random.ints(arity(operation, random), from, nodes.size()).toArray();
            Step step = new Step(operation, inputs);
            Value node = apply(step, nodes);
            if (isFinite(node) && !(node.operation() == BinaryOperation.POWER && isSteep(node.inputs()))) {
                steps.add(step);
                nodes.add(node);
            }
        }
        sumOfAll = random.nextBoolean();
    }

    /**
     * Whether a power leaves the range of double while the base goes from 1 to 1.001, or has no value for a base below 0 and hardly a digit
     * above it: 1e-13 to the power 1e-13 is 1 - 3e-12.
     */
    private static boolean isSteep(List<Value> inputs) {
        double base = Math.abs(inputs.get(0).data());
        double exponent = Math.abs(inputs.get(1).data());
        return exponent > 1e6 || base < 1e-12 && exponent < 1e-12;
    }

    private static int arity(Operation operation, SplittableRandom random) {
        return operation instanceof DifferentiableFunction
                ? 1
                : operation instanceof BinaryOperation
                        ? 2
                        : operation == NaryOperation.DOT
                                ? 2 * random.nextInt(1, 4) + random.nextInt(2)
                                : random.nextInt(1, 5);
    }

    private static double number(SplittableRandom random) {
        double sign = random.nextBoolean() ? 1 : -1;
        return switch (random.nextInt(8)) {
            case 0 -> 0;
            case 1 -> sign * Math.pow(10, -random.nextDouble(1, 15));
            case 2 -> sign * Math.pow(10, random.nextDouble(0, 9));
            case 3 -> sign * random.nextInt(1, 4);
            case 4 -> random.nextDouble(-45, 45);
            default -> random.nextDouble(-2, 2);
        };
    }

    private static boolean isFinite(Value node) {
        boolean finite = Double.isFinite(node.data()) && Math.abs(node.data()) < 1e100;
        for (int i = 0; i < node.inputs().size(); i++) {
            finite &= Double.isFinite(node.localDerivative(i)) && Math.abs(node.localDerivative(i)) < 1e100;
        }
        return finite;
    }

    private static Value apply(Step step, List<Value> nodes) {
        return step.operation.applyTo(
                Arrays.stream(step.inputs).mapToObj(nodes::get).toArray(Value[]::new));
    }

    Value loss() {
        return loss(-1, null);
    }

    /** The same with another operation in the place of one. */
    Value loss(int place, Operation instead) {
        List<Value> nodes = new ArrayList<>(parameters);
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            nodes.add(apply(i == place ? new Step(instead, step.inputs) : step, nodes));
        }
        return sumOfAll ? Value.sum(nodes.toArray(Value[]::new)) : nodes.get(nodes.size() - 1);
    }

    /** Those that the loss was computed from. */
    List<Value> used() {
        List<Value> graph = loss().graph();
        return parameters.stream().filter(graph::contains).toList();
    }

    double[] gradients(Value loss) {
        parameters.forEach(Value::zeroGrad);
        loss.backward();
        double[] gradients = used().stream().mapToDouble(Value::grad).toArray();
        parameters.forEach(Value::zeroGrad);
        return gradients;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        parameters.forEach(
                p -> text.append(p.label()).append(" = ").append(p.data()).append("; "));
        steps.forEach(s -> text.append(s.operation.symbol())
                .append(Arrays.toString(s.inputs))
                .append(' '));
        return text + (sumOfAll ? "sum" : "");
    }
}
