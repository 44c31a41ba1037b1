package chainrule.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import chainrule.compiled.CompiledGraph;
import chainrule.engine.Activation;
import chainrule.engine.DifferentiableFunction;
import chainrule.engine.Value;
import chainrule.nn.Adam;
import chainrule.nn.Initializer;
import chainrule.nn.Loss;
import chainrule.nn.MLP;
import chainrule.nn.Optimizer;
import chainrule.nn.Sgd;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each disease is provoked; with {@code -Dprint=true} its words are printed. */
class DoctorTest {
    private final Practice practice = new Practice();
    private Optimizer optimizer;

    @BeforeEach
    void usualOptimizer() {
        optimizer = new Sgd(practice.net.parameters(), 0.3);
    }

    private static Diagnosis the(Disease disease, Report report) {
        if (Boolean.getBoolean("print")) {
            System.out.println(report);
        }
        return report.diagnoses().stream()
                .filter(diagnosis -> diagnosis.disease() == disease)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + disease + " in " + report));
    }

    @Test
    void healthyTrainingIsHealthyAtAnyMoment() {
        Doctor doctor = practice.doctor();
        assertThat(doctor.report().diagnoses()).isEmpty();

        for (int steps : new int[] {1, 1, 8, 40, 150}) {
            assertThat(practice.train(doctor, optimizer, steps).diagnoses()).isEmpty();
        }
        assertThat(practice.loss().data()).isLessThan(0.1);
    }

    @Test
    void netThatPredictsANumberIsHealthyToo() {
        double[] targets = Arrays.stream(practice.inputs)
                .mapToDouble(x -> Math.sin(2 * x[0]) - x[1])
                .toArray();
        Doctor doctor = new Doctor(practice.net, practice.inputs, targets);
        for (int step = 0; step < 200; step++) {
            optimizer.zeroGrad();
            Value loss = Loss.mean(IntStream.range(0, targets.length)
                    .mapToObj(i -> Loss.squaredError(practice.net.forward(practice.inputs[i])[0], targets[i]))
                    .toArray(Value[]::new));
            loss.backward();
            doctor.watch(loss, optimizer);
            optimizer.step();
            if (step % 20 == 0) {
                assertThat(doctor.report().diagnoses()).isEmpty();
            }
        }
        assertThat(doctor.report().diagnoses()).isEmpty();
    }

    @Test
    void healthyTrainingIsHealthyAlsoIfWatchedAfterTheStep() {
        Doctor doctor = practice.doctor();
        for (int step = 0; step < 60; step++) {
            optimizer.zeroGrad();
            Value loss = practice.loss();
            loss.backward();
            optimizer.step();
            doctor.watch(loss, optimizer);
        }

        assertThat(doctor.report().diagnoses()).isEmpty();
    }

    @Test
    void nothingIsChangedByADoctor() {
        practice.train(optimizer, 40);
        MLP other = new MLP(new int[] {2, 8, 8, 1}, Activation.TANH, new Random(1));
        Practice alone = new Practice().with(other);
        Sgd sgd = new Sgd(other.parameters(), 0.3);
        for (int step = 0; step < 40; step++) {
            sgd.zeroGrad();
            alone.loss().backward();
            sgd.step();
        }

        assertThat(numbers(practice.net.parameters())).isEqualTo(numbers(other.parameters()));
        assertThat(gradients(practice.net.parameters())).isEqualTo(gradients(other.parameters()));
    }

    private static double[] numbers(List<Value> values) {
        return values.stream().mapToDouble(Value::data).toArray();
    }

    private static double[] gradients(List<Value> values) {
        return values.stream().mapToDouble(Value::grad).toArray();
    }

    @Test
    void gradientsOfTheStepBeforeAreSeenInTheSecondStep() {
        Doctor doctor = practice.doctor();
        for (int step = 0; step < 2; step++) {
            Value loss = practice.loss();
            loss.backward();
            doctor.watch(loss, optimizer);
            optimizer.step();
        }

        assertThat(the(Disease.ACCUMULATED_GRADIENTS, doctor.report()).evidence())
                .startsWith("in step 2 every gradient is what this loss gives plus what the step before left");
    }

    @Test
    void secondBackwardOnOneLossIsSeenAtOnce() {
        Doctor doctor = practice.doctor();
        Value loss = practice.loss();
        loss.backward();
        loss.backward();
        double[] twice = gradients(practice.net.parameters());
        doctor.watch(loss, optimizer);

        assertThat(gradients(practice.net.parameters())).isEqualTo(twice);
        assertThat(the(Disease.ACCUMULATED_GRADIENTS, doctor.report()).evidence())
                .startsWith("in step 1 every gradient is 2 times what this loss gives");
    }

    @Test
    void gradientsThatAreGatheredOnPurposeAreNoDisease() {
        Doctor doctor = practice.doctor();
        double[][] early = Arrays.copyOf(practice.inputs, 30);
        int[] labels = Arrays.copyOf(practice.labels, 30);
        for (int step = 0; step < 16; step++) {
            optimizer.zeroGrad();
            practice.loss(early, labels).backward();
            Value loss = practice.loss();
            loss.backward();
            doctor.watch(loss, optimizer);
            optimizer.step();
        }

        assertThat(doctor.report().diagnoses()).isEmpty();
    }

    @Test
    void lossThatWasPredictedHasNoParameterInItsGraph() {
        Doctor doctor = practice.doctor();
        Value loss = Loss.binaryCrossEntropyWithLogits(Value.of(practice.net.predict(practice.inputs[0])[0]), 1);
        loss.backward();
        doctor.watch(loss, optimizer);

        assertThat(the(Disease.OUTSIDE_THE_GRAPH, doctor.report()).evidence())
                .contains("105 of 105 parameters are not in the graph");
    }

    @Test
    void outputThatTheLossForgetsIsNamed() {
        practice.with(new MLP(new int[] {2, 4, 2}, Activation.TANH, new Random(1)));
        Doctor doctor = practice.doctor();
        Value loss = practice.loss();
        loss.backward();
        doctor.watch(loss, optimizer);

        assertThat(the(Disease.OUTSIDE_THE_GRAPH, doctor.report()).evidence())
                .contains("5 of 22 parameters are not in the graph of the loss: the output layer");
    }

    @Test
    void backwardThatWasForgottenIsSeen() {
        Doctor doctor = practice.doctor();
        Value loss = practice.loss();
        doctor.watch(loss, optimizer);

        assertThat(the(Disease.NO_GRADIENT, doctor.report()).sentence()).startsWith("backward() has not been called");
        assertThat(gradients(practice.net.parameters())).containsOnly(0);
    }

    @Test
    void gradientsThatAreErasedTooEarlyAreSeen() {
        Doctor doctor = practice.doctor();
        Value loss = practice.loss();
        loss.backward();
        optimizer.zeroGrad();
        doctor.watch(loss, optimizer);

        assertThat(the(Disease.NO_GRADIENT, doctor.report()).remedy()).contains("before loss.backward()");
    }

    @Test
    void flatLossHasNoGradient() {
        DifferentiableFunction rounded = DifferentiableFunction.of("round", Math::rint, x -> 0);
        practice.lossOfRow =
                (score, label) -> score.minus(label).pow(2).apply(rounded).plus(1);

        assertThat(the(Disease.NO_GRADIENT, practice.train(optimizer, 10)).sentence())
                .startsWith("Every gradient is 0 although the loss is not");
    }

    @Test
    void lossBeyondItsMarginHasNothingLeftToTeach() {
        practice.lossOfRow = (score, label) -> Loss.hinge(score, 2 * label - 1);
        practice.inputs = new double[][] {{1, 1}, {0.8, 0.9}, {-1, -1}, {-0.7, -0.9}};
        practice.labels = new int[] {1, 1, 0, 0};
        Report report = practice.train(optimizer, 100);

        assertThat(the(Disease.NOTHING_LEFT, report).evidence()).contains("100 % of the rows are right");
        assertThat(report.isHealthy()).isTrue();
    }

    @Test
    void lossBeyondTheWrongMarginIsADisease() {
        practice.lossOfRow = (score, label) -> Loss.hinge(score, 1 - 2 * label);
        practice.inputs = new double[][] {{1, 1}, {0.8, 0.9}, {-1, -1}, {-0.7, -0.9}};
        practice.labels = new int[] {1, 1, 0, 0};

        assertThat(the(Disease.NO_GRADIENT, practice.train(optimizer, 100)).evidence())
                .contains("0 % of the rows are right");
    }

    @Test
    void deadLayerIsCounted() {
        practice.with(new MLP(Practice.sizes(2, 8), Activation.RELU, new Random(1)));
        practice.net.layers().get(1).neurons().forEach(neuron -> neuron.bias().setData(-100));

        assertThat(the(Disease.DEAD_UNITS, practice.doctor().report()).evidence())
                .isEqualTo("8 of 8 units in layer 2 of 3 (relu).");
    }

    @Test
    void saturatedLayerIsSeenBeforeTheFirstStep() {
        practice.scaledBy(20);

        assertThat(the(Disease.SATURATED_UNITS, practice.doctor().report()).evidence())
                .contains("of the answers in layer 2 of 3 (tanh) have a slope under 5 % of the steepest");
    }

    @Test
    void signalThatVanishesForwardIsSeenBeforeTheFirstStep() {
        practice.with(new MLP(Practice.sizes(8, 8), Activation.SIGMOID, new Random(1)));

        assertThat(the(Disease.VANISHING_SIGNAL, practice.doctor().report()).evidence())
                .startsWith("the outputs of layer 1 of 9 differ by");
    }

    @Test
    void outputLayerThatStartsAtZeroIsNoDisease() {
        practice.net.layers().get(2).weights().forEach(w -> w.setData(0));
        Doctor doctor = practice.doctor();

        for (int steps : new int[] {1, 4, 5, 20}) {
            assertThat(practice.train(doctor, optimizer, steps).diagnoses()).isEmpty();
        }
    }

    @Test
    void gradientThatVanishesOnItsWayBackIsSeen() {
        practice.net.layers().get(2).weights().forEach(w -> w.setData(1e-4 * w.data()));
        Report report = practice.train(new Sgd(practice.net.parameters(), 1e-3), 20);

        assertThat(the(Disease.VANISHING_SIGNAL, report).evidence()).startsWith("the mean |dL/dw| is");
    }

    @Test
    void signalThatExplodesIsSeen() {
        practice.with(new MLP(Practice.sizes(8, 16), Activation.RELU, Initializer.HE_NORMAL, new Random(1)))
                .scaledBy(3);

        assertThat(the(Disease.EXPLODING_SIGNAL, practice.doctor().report()).evidence())
                .contains("layer 8 of 9");
    }

    @Test
    void rateThatIsTooHighIsSeenByTheLoss() {
        Report report = practice.train(new Sgd(practice.net.parameters(), 100), 30);

        assertThat(the(Disease.RATE_TOO_HIGH, report).remedy()).startsWith("A learning rate of 10 in place of 100");
    }

    @Test
    void rateThatIsTooLowIsSeenByTheUpdates() {
        Report report = practice.train(new Sgd(practice.net.parameters(), 1e-6), 60);

        assertThat(the(Disease.RATE_TOO_LOW, report).remedy()).startsWith("A learning rate of 0.01 in place of 1E-6");
    }

    /** To the last bit: no step changes a weight any more, though gradients are not quite 0. */
    @Test
    void netThatHasLearnedWhatItCanMayStandStill() {
        Random random = new Random(4);
        double[][] inputs = new double[12][];
        double[] targets = new double[12];
        for (int i = 0; i < 12; i++) {
            inputs[i] = new double[] {random.nextGaussian(), random.nextGaussian()};
            targets[i] = random.nextGaussian();
        }
        MLP net = new MLP(new int[] {2, 1}, Activation.TANH, random);
        Optimizer sgd = new Sgd(net.parameters(), 0.1);
        Doctor doctor = new Doctor(net, inputs, targets);
        for (int step = 0; step < 800; step++) {
            sgd.zeroGrad();
            Value loss = Loss.mean(IntStream.range(0, 12)
                    .mapToObj(i -> Loss.squaredError(net.forward(inputs[i])[0], targets[i]))
                    .toArray(Value[]::new));
            loss.backward();
            doctor.watch(loss, sgd);
            sgd.step();
        }
        assertThat(doctor.report().has(Disease.STANDING_STILL)).isFalse();

        sgd.setLearningRate(0);
        for (int step = 0; step < 200; step++) {
            doctor.watch(1, sgd);
        }
        assertThat(the(Disease.STANDING_STILL, doctor.report()).remedy()).startsWith("The learning rate is 0");
    }

    @Test
    void optimizerOfAnotherNetMovesNothing() {
        MLP other = new MLP(new int[] {2, 8, 8, 1}, Activation.TANH, new Random(1));
        Doctor doctor = practice.doctor();
        Sgd wrong = new Sgd(other.parameters(), 0.1);
        for (int step = 0; step < 10; step++) {
            practice.net.zeroGrad();
            Value loss = practice.loss();
            loss.backward();
            doctor.watch(loss, wrong);
            wrong.step();
        }

        assertThat(the(Disease.STANDING_STILL, doctor.report()).remedy()).contains("net.parameters() of this very net");
    }

    @Test
    void lossThatIsNaNIsTracedToItsBirth() {
        practice.lossOfRow = (score, label) -> score.log();

        assertThat(the(Disease.NOT_FINITE, practice.train(optimizer, 3)).evidence())
                .startsWith("first in step 1, where the loss is NaN. First NaN: ")
                .contains("log needs an argument above 0");
    }

    @Test
    void gradientThatIsInfiniteIsSeenBeforeTheLossIs() {
        practice.lossOfRow = (score, label) -> score.times(0).sqrt();

        assertThat(the(Disease.NOT_FINITE, practice.train(optimizer, 1)).sentence())
                .startsWith("A gradient");
    }

    @Test
    void lossOfNaNIsAlsoSeenWithoutAGraph() {
        Doctor doctor = practice.doctor();
        doctor.watch(0.7, optimizer);
        doctor.watch(Double.NaN, optimizer);

        assertThat(the(Disease.NOT_FINITE, doctor.report()).evidence()).startsWith("first in step 2");
    }

    @Test
    void inputsOfThousandsAreNotScaled() {
        for (double[] row : practice.inputs) {
            row[1] *= 1000;
        }

        assertThat(the(Disease.UNSCALED_INPUTS, practice.doctor().report()).evidence())
                .startsWith("column 2 has a root mean square of 5")
                .contains("1 of 2 columns");
    }

    @Test
    void inputsOfThousandthsAreNotScaled() {
        for (double[] row : practice.inputs) {
            row[0] *= 1e-3;
            row[1] *= 1e-3;
        }

        assertThat(the(Disease.UNSCALED_INPUTS, practice.doctor().report()).sentence())
                .contains("much smaller than 1");
    }

    @Test
    void inputThatIsNaNIsNamedByItsPlace() {
        practice.inputs[3][1] = Double.NaN;

        assertThat(the(Disease.NOT_FINITE, practice.doctor().report()).evidence())
                .isEqualTo("inputs[3][1] is NaN.");
    }

    @Test
    void labelsOfOneClassTeachNothing() {
        Arrays.fill(practice.labels, 1);

        assertThat(the(Disease.ONE_CLASS, practice.doctor().report()).evidence())
                .isEqualTo("60 rows, all with 1.");
    }

    @Test
    void targetsThatAreAllTheSameTeachNothing() {
        double[] targets = new double[practice.inputs.length];

        assertThat(new Doctor(practice.net, practice.inputs, targets).report().has(Disease.ONE_CLASS))
                .isTrue();
    }

    @Test
    void netThatIsSureAndWrongIsSeenBeforeTheFirstStep() {
        practice.net.layers().get(2).neurons().get(0).bias().setData(-10);

        assertThat(the(Disease.FIRST_LOSS, practice.doctor().report()).evidence())
                .startsWith("a guess costs ln(2) = 0.693, the fresh net ");
    }

    @Test
    void lossThatIsASumIsSeen() {
        Doctor doctor = practice.doctor();
        Value loss = practice.loss().times(60);
        loss.backward();
        doctor.watch(loss, optimizer);

        assertThat(the(Disease.FIRST_LOSS, doctor.report()).remedy()).contains("Loss.mean");
    }

    @Test
    void labelsDrawnByLotAreLearnedByHeart() {
        Random random = new Random(3);
        practice.with(new MLP(new int[] {2, 32, 32, 1}, Activation.TANH, random));
        practice.inputs = Practice.points(20, random);
        practice.labels = random.ints(20, 0, 2).toArray();
        double[][] others = Practice.points(20, random);
        int[] labels = random.ints(20, 0, 2).toArray();
        Adam adam = new Adam(practice.net.parameters(), 0.02);
        Doctor doctor = practice.doctor();
        for (int i = 0; i < 12; i++) {
            practice.train(doctor, adam, 10);
            doctor.heldOut(practice.loss(others, labels).data());
        }

        assertThat(the(Disease.OVERFITTING, doctor.report()).evidence()).contains("the loss of training went from");
    }

    @Test
    void compiledTrainingIsWatchedByItsLoss() {
        Value[] x = {Value.of(0), Value.of(0)};
        Value target = Value.of(1);
        CompiledGraph graph = CompiledGraph.of(
                Loss.binaryCrossEntropyWithLogits(practice.net.forward(x)[0], target), x[0], x[1], target);
        double[][] rows = IntStream.range(0, practice.inputs.length)
                .mapToObj(i -> new double[] {practice.inputs[i][0], practice.inputs[i][1], practice.labels[i]})
                .toArray(double[][]::new);
        Sgd fast = new Sgd(practice.net.parameters(), 100);
        Doctor doctor = practice.doctor();
        for (int step = 0; step < 30; step++) {
            fast.zeroGrad();
            doctor.watch(graph.run(rows), fast);
            fast.step();
        }

        Report report = doctor.report();
        assertThat(report.has(Disease.RATE_TOO_HIGH)).isTrue();
        assertThat(report.notExamined()).contains("the graph, since watch() was given a number.");
    }

    @Test
    void reportOfAFreshNetSaysWhatWasNotLookedAt() {
        Report report = practice.doctor().report();

        assertThat(report.verdict()).isEqualTo("Nothing wrong found after 0 steps.");
        assertThat(report).hasToString("""
                        Nothing wrong found after 0 steps.
                        Not looked at: gradients and steps, since none was watched.
                        Not looked at: overfitting, since heldOut() was given no loss.""");
    }

    @Test
    void labelThatIsNoOutputIsRefused() {
        MLP three = new MLP(new int[] {2, 3}, Activation.TANH, new Random(1));
        practice.labels[5] = 3;

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Doctor(three, practice.inputs, practice.labels))
                .withMessage("labels[5]: expected a class within 0..2, got 3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Doctor(three, practice.inputs, new int[] {1}))
                .withMessage("labels: expected one for each of 60 rows, got 1");
    }
}
