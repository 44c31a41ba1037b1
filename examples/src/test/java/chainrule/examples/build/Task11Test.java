package chainrule.examples.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import chainrule.engine.Value;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Is it right? Ask the loss itself, then the engine of this project. */
@Task(11)
class Task11Test {
    @Test
    @Order(1)
    void theSlopeIsRiseOverRun() {
        MyValue a = new MyValue(3, "a");

        double slope = MyGradientCheck.slope(() -> a.times(a.plus(a)), a);

        assertThat(slope)
                .as("2a² has the slope 12 at 3. Hint: (loss at a + h - loss at a - h) / 2h, with h = 0.00001")
                .isCloseTo(12, within(1e-6));
        assertThat(a.data())
                .as("afterwards a is what it was, to the last digit")
                .isEqualTo(3);
    }

    @Test
    @Order(2)
    void yourGradientsOfANetAreRight() {
        MyNet net = new MyNet(new Random(1), 2, 4, 1);
        Supplier<MyValue> loss = () -> MyTraining.squaredError(net.forward(0.5, -1)[0], 1);
        net.parameters().forEach(parameter -> parameter.setGrad(5));

        assertThat(MyGradientCheck.largestError(loss, net.parameters()))
                .as(
                        "the largest difference between backward() and slope, of 17 parameters, which had a gradient of 5 from before."
                                + " Hint: zeroGrad() for all, one backward(), then compare grad() with slope")
                .isLessThan(1e-7);
    }

    @Test
    @Order(3)
    void aWrongGradientIsFound() {
        MyValue w = new MyValue(3, "w");
        Supplier<MyValue> cut = () -> w.times(new MyValue(w.data()));

        assertThat(MyGradientCheck.largestError(cut, List.of(w)))
                .as("w * new MyValue(w.data()) is w², with the slope 6, but backward() sees one w only, and says 3:"
                        + " the check must tell the difference of 3")
                .isCloseTo(3, within(1e-6));
    }

    @Test
    @Order(4)
    void theEngineSaysTheSame() {
        MyValue x = new MyValue(0.7, "x");
        MyValue w = new MyValue(-1.3, "w");
        MyValue mine = w.times(x)
                .plus(x)
                .tanh()
                .minus(w.times(w).relu())
                .plus(x.pow(3))
                .pow(2);
        Value engineX = Value.of(0.7, "x");
        Value engineW = Value.of(-1.3, "w");
        Value engine = engineW.times(engineX)
                .plus(engineX)
                .tanh()
                .minus(engineW.times(engineW).relu())
                .plus(engineX.pow(3))
                .pow(2);

        mine.backward();
        engine.backward();

        assertThat(mine.data())
                .as("your value, and that of chainrule.engine.Value")
                .isCloseTo(engine.data(), within(1e-12));
        assertThat(x.grad()).as("the gradient of x").isCloseTo(engineX.grad(), within(1e-12));
        assertThat(w.grad()).as("the gradient of w").isCloseTo(engineW.grad(), within(1e-12));
    }
}
