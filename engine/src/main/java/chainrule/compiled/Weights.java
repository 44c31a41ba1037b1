package chainrule.compiled;

import java.util.Arrays;

/** A matrix of numbers that are the same for all rows, each of them a scalar times a constant. */
final class Weights {
    final double[][] values;
    final double[][] gradients;

    private final Scalars scalars;
    private final double[][] factors;
    private final Register[][] operands;
    private final int[][] places;

    /** At j, i stands {@code factors[j][i] operands[j][i]}; the factor alone where the operand is null. */
    Weights(Scalars scalars, double[][] factors, Register[][] operands) {
        this.scalars = scalars;
        this.factors = factors;
        this.operands = operands;
        this.places = new int[factors.length][];
        this.values = new double[factors.length][];
        this.gradients = new double[factors.length][];
        for (int j = 0; j < factors.length; j++) {
            places[j] = Scalars.places(operands[j]);
            values[j] = new double[factors[j].length];
            gradients[j] = new double[factors[j].length];
        }
    }

    /** Takes the scalars' present numbers. */
    void read() {
        for (int j = 0; j < values.length; j++) {
            for (int i = 0; i < values[j].length; i++) {
                values[j][i] = factors[j][i] * scalars.values[places[j][i]];
            }
            Arrays.fill(gradients[j], 0);
        }
    }

    void passGradientsOn() {
        for (int j = 0; j < values.length; j++) {
            for (int i = 0; i < values[j].length; i++) {
                scalars.gradients[places[j][i]] += factors[j][i] * gradients[j][i];
            }
        }
    }

    boolean learn() {
        for (int j = 0; j < operands.length; j++) {
            for (int i = 0; i < operands[j].length; i++) {
                if (learns(j, i)) {
                    return true;
                }
            }
        }
        return false;
    }

    boolean learns(int j, int i) {
        return operands[j][i] != null && operands[j][i].learns();
    }

    /** Whether they are zeros only, written as constants. */
    boolean areNothing() {
        return Arrays.stream(operands).flatMap(Arrays::stream).allMatch(operand -> operand == null)
                && Arrays.stream(factors).flatMapToDouble(Arrays::stream).allMatch(factor -> factor == 0);
    }
}
