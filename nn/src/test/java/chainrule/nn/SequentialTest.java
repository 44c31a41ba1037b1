package chainrule.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import chainrule.engine.Activation;
import chainrule.engine.Value;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import usercode.BatchNorm;
import usercode.Dropout;
import usercode.Residual;

class SequentialTest {
    private static Layer layer(int inputs, int outputs) {
        return new Layer(inputs, outputs, Activation.TANH, new Random(inputs + 10 * outputs));
    }

    private static List<String> labels(Trainable trainable) {
        return trainable.parameters().stream().map(Value::label).toList();
    }

    @Test
    void signalsGoThroughTheBlocksInOrder() {
        Layer first = new Layer(1, 1, Activation.IDENTITY, new Random(1));
        Layer second = new Layer(1, 1, Activation.RELU, new Random(1));
        MlpTest.set(first, 2, 1);
        MlpTest.set(second, -1, 10);
        Sequential chain = new Sequential(first, second);

        assertThat(chain.predict(3)).as("10 - (2 * 3 + 1)").containsExactly(3);
        assertThat(MlpTest.data(chain.forward(3))).containsExactly(3);
        assertThat(MlpTest.data(chain.forward(Value.of(3)))).containsExactly(3);
        assertThat(chain).hasToString("Sequential(Layer 1 -> 1, identity; Layer 1 -> 1, relu)");
    }

    @Test
    void chainOfLayersIsAnMlpBitForBitAndLabelForLabel() {
        MLP net = new MLP(new int[] {3, 5, 4, 2}, Activation.GELU, new Random(5));
        Random random = new Random(5);
        Sequential chain = new Sequential(
                new Layer(3, 5, Activation.GELU, random),
                new Layer(5, 4, Activation.GELU, random),
                new Layer(4, 2, Activation.IDENTITY, random));
        double[] inputs = {0.3, -1, 2};

        assertThat(labels(chain)).isEqualTo(labels(net));
        assertThat(MlpTest.bits(chain.predict(inputs))).containsExactly(MlpTest.bits(net.predict(inputs)));
        assertThat(MlpTest.bits(MlpTest.data(chain.forward(inputs))))
                .containsExactly(MlpTest.bits(MlpTest.data(net.forward(inputs))));
    }

    @Test
    void labelsSayWhereInTheChainAParameterIs() {
        Layer last = new Layer(2, 1, new PRelu(0.25), new Random(1));

        Sequential chain = new Sequential(
                layer(1, 2),
                new Residual(new Sequential(layer(2, 1), layer(1, 2))),
                new BatchNorm(2),
                new Dropout(0.5, new Random(1)),
                last);

        assertThat(labels(chain))
                .containsExactly(
                        "L1.n1.w1",
                        "L1.n1.b",
                        "L1.n2.w1",
                        "L1.n2.b",
                        "B2.B1.L1.n1.w1",
                        "B2.B1.L1.n1.w2",
                        "B2.B1.L1.n1.b",
                        "B2.B1.L2.n1.w1",
                        "B2.B1.L2.n1.b",
                        "B2.B1.L2.n2.w1",
                        "B2.B1.L2.n2.b",
                        "B3.scale1",
                        "B3.scale2",
                        "L5.n1.w1",
                        "L5.n1.w2",
                        "L5.n1.b",
                        "slope");
    }

    @Test
    void nodesAreLabelledAsTheirParameters() {
        Sequential chain = new Sequential(layer(1, 1), new Residual(layer(1, 1)));

        assertThat(chain.forward(1)[0].graph())
                .extracting(Value::label)
                .contains("L1.n1.z", "L1.n1.a", "B2.L1.n1.z", "B2.L1.n1.a");
    }

    @Test
    void chainThatTakesALayerOverGivesItsOwnLabels() {
        MLP net = new MLP(new int[] {1, 1, 1}, Activation.TANH, new Random(1));

        Sequential chain = new Sequential(net.layers().get(1));

        assertThat(labels(chain)).containsExactly("L1.n1.w1", "L1.n1.b");
        assertThat(chain.forward(1)[0].label()).isEqualTo("L1.n1.z");
    }

    @Test
    void layersOfAnMlpAreLabelledAlsoWhereTheyWereGiven() {
        assertThat(labels(new MLP(layer(1, 1), layer(1, 1))))
                .containsExactly("L1.n1.w1", "L1.n1.b", "L2.n1.w1", "L2.n1.b");
    }

    @Test
    void labelsThatAUserGaveStay() {
        Neuron neuron = new Neuron(
                List.of(Value.of(1, "price"), Value.of(2), Value.of(3, "w3")), Value.of(0, "b"), Activation.RELU);

        Sequential chain = new Sequential(new Layer(List.of(neuron)));

        assertThat(labels(chain)).containsExactly("price", "L1.n1.w2", "L1.n1.w3", "L1.n1.b");
    }

    @Test
    void blockThatStandsTwiceIsCalledAfterItsFirstPlaceAndLearnsOnce() {
        Layer shared = layer(1, 1);
        Sequential chain = new Sequential(layer(1, 1), shared, new Residual(shared));

        assertThat(labels(chain)).containsExactly("L1.n1.w1", "L1.n1.b", "L2.n1.w1", "L2.n1.b");
        assertThat(chain.layers()).hasSize(3).endsWith(shared, shared);
    }

    @Test
    void layersAreFoundAtAnyDepth() {
        Layer[] layers = {layer(2, 2), layer(2, 2), layer(2, 2)};

        Sequential chain =
                new Sequential(layers[0], new Residual(new Residual(layers[1])), new BatchNorm(2), layers[2]);

        assertThat(chain.layers()).containsExactly(layers);
        assertThat(chain.layers()).isUnmodifiable();
        assertThat(chain.parameters()).isUnmodifiable();
        assertThat(chain.blocks()).isUnmodifiable().hasSize(4);
    }

    @Test
    void rowsOfABatchGoThroughLayersOneByOne() {
        Sequential chain = new Sequential(layer(2, 3), layer(3, 2));
        double[][] rows = {{1, 2}, {-0.5, 0.3}, {0, 4}};

        double[][] predicted = chain.predict(rows);
        Value[][] graphs =
                chain.forward(Arrays.stream(rows).map(MlpTest::leaves).toArray(Value[][]::new));

        assertThat(predicted).hasDimensions(3, 2);
        for (int row = 0; row < rows.length; row++) {
            long[] alone = MlpTest.bits(chain.predict(rows[row]));
            assertThat(MlpTest.bits(predicted[row])).containsExactly(alone);
            assertThat(MlpTest.bits(MlpTest.data(graphs[row]))).containsExactly(alone);
        }
    }

    @Test
    void sizesAreThoseOfTheEndsWhereKnown() {
        Sequential known = new Sequential(layer(2, 3), new Dropout(0.5, new Random(1)), layer(3, 4));
        Sequential open = new Sequential(new Dropout(0.5, new Random(1)), layer(2, 2), new Residual(layer(2, 2)));

        assertThat(known.inputs()).isEqualTo(2);
        assertThat(known.outputs()).isEqualTo(4);
        assertThat(open.inputs()).isEqualTo(Block.ANY);
        assertThat(open.outputs()).isEqualTo(Block.ANY);
    }

    @Test
    void blocksMustFitTogether() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Sequential(layer(2, 3), layer(3, 4), new Sequential(layer(3, 1))))
                .withMessage("inputs of blocks[2]: expected 4 values, got 3");
        assertThatIllegalArgumentException()
                .isThrownBy(Sequential::new)
                .withMessage("blocks: expected at least 1, got 0");
    }

    @Test
    void refusedChainLeavesLabelsAsTheyAre() {
        Layer layer = layer(2, 3);

        assertThatIllegalArgumentException().isThrownBy(() -> new Sequential(layer, layer));

        assertThat(labels(layer)).startsWith("n1.w1", "n1.w2");
    }

    @Test
    void wrongNumberOfInputsIsRefused() {
        Sequential chain = new Sequential(new Dropout(0.5, new Random(1)), layer(2, 2));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> chain.forward(1, 2, 3))
                .withMessage("inputs: expected 2 values, got 3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> chain.predict(1))
                .withMessage("inputs: expected 2 values, got 1");
    }

    @Test
    void callersArrayMayChangeAfterwards() {
        Block[] blocks = {layer(2, 3)};
        Sequential chain = new Sequential(blocks);

        blocks[0] = null;

        assertThat(chain.predict(1, 2)).hasSize(3);
    }
}
