package chainrule.compiled;

import java.util.Arrays;

/** One number for each row of a block, and the sum of the gradients back. */
final class Broadcast extends Instruction {
    private final Register x;
    private final Register y;

    Broadcast(Register x, Register y) {
        this.x = x;
        this.y = y;
    }

    @Override
    void forward(int rows) {
        Arrays.fill(y.value, 0, rows, x.value[x.offset]);
    }

    @Override
    void backward(int rows) {
        if (x.learns()) {
            x.gradient[x.offset] += Kernels.sum(y.gradient, rows);
        }
    }

    @Override
    public String toString() {
        return y.name() + " = " + x.name() + " for each row";
    }
}
