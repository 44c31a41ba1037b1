package chainrule.examples.benchmarks;

import chainrule.engine.DifferentiableFunction;
import chainrule.engine.Value;
import chainrule.nn.Layer;
import chainrule.nn.MLP;
import chainrule.nn.Neuron;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A training step without a graph: loops over rows of weights, as one writes them who knows the net beforehand, with neither blocking
 * nor tiling. It is what the engine is measured against.
 *
 * <p>The loss is the mean hinge loss plus {@code l2} times the sum of all squared parameters.
 */
final class HandWrittenMlp {
    private final Dense first;
    private final Dense second;
    private final Dense last;
    private final Dense[] layers;
    private final DifferentiableFunction activation;
    private final double l2;
    private final double learningRate;

    /**
     * Takes its weights from a net.
     *
     * @param net of three layers, the hidden ones with one activation, the last one linear with one output
     * @param skipping whether a unit whose gradient is zero is left out of the backward pass
     */
    HandWrittenMlp(MLP net, boolean skipping, double l2, double learningRate) {
        List<Layer> layers = net.layers();
        this.first = new Dense(layers.get(0), skipping);
        this.second = new Dense(layers.get(1), skipping);
        this.last = new Dense(layers.get(2), skipping);
        this.layers = new Dense[] {first, second, last};
        this.activation = layers.get(0).activation();
        this.l2 = l2;
        this.learningRate = learningRate;
    }

    /**
     * Gradient descent by one step; returns the loss before it.
     *
     * @param inputs rows of two numbers
     * @param targets -1 or 1, one a row
     */
    double step(double[][] inputs, double[] targets) {
        zeroGradients();
        double loss = 0;
        for (int i = 0; i < inputs.length; i++) {
            double margin = 1 - targets[i] * forward(inputs[i]);
            loss += Math.max(0, margin);
            backward(inputs[i], margin > 0 ? -targets[i] / inputs.length : 0);
        }
        double squares = 0;
        for (Dense layer : layers) {
            squares += layer.decay(l2);
            layer.descend(learningRate);
        }
        return loss / inputs.length + l2 * squares;
    }

    /** Of the last step, in the order of {@link MLP#parameters()}. */
    double[] gradients() {
        return Stream.of(layers).flatMapToDouble(Dense::gradients).toArray();
    }

    private void zeroGradients() {
        for (Dense layer : layers) {
            layer.zeroGradients();
        }
    }

    private double forward(double[] inputs) {
        first.forward(inputs);
        activate(first);
        second.forward(first.outputs);
        activate(second);
        last.forward(second.outputs);
        return last.preActivations[0];
    }

    private void activate(Dense layer) {
        for (int unit = 0; unit < layer.outputs.length; unit++) {
            layer.outputs[unit] = activation.value(layer.preActivations[unit]);
        }
    }

    private void backward(double[] inputs, double gradientOfScore) {
        last.deltas[0] = gradientOfScore;
        last.addGradients(second.outputs);
        last.passBack(second.deltas);
        throughActivation(second);
        second.addGradients(first.outputs);
        second.passBack(first.deltas);
        throughActivation(first);
        first.addGradients(inputs);
    }

    private void throughActivation(Dense layer) {
        for (int unit = 0; unit < layer.deltas.length; unit++) {
            layer.deltas[unit] *= activation.derivative(layer.preActivations[unit]);
        }
    }

    /** One layer; a row of weights a unit. */
    private static final class Dense {
        private final boolean skipping;
        private final double[][] weights;
        private final double[] biases;
        private final double[][] weightGradients;
        private final double[] biasGradients;
        private final double[] preActivations;
        private final double[] outputs;

        /** The gradients of the pre-activations. */
        private final double[] deltas;

        Dense(Layer layer, boolean skipping) {
            List<Neuron> neurons = layer.neurons();
            this.skipping = skipping;
            this.weights = neurons.stream()
                    .map(neuron ->
                            neuron.weights().stream().mapToDouble(Value::data).toArray())
                    .toArray(double[][]::new);
            this.biases =
                    neurons.stream().mapToDouble(neuron -> neuron.bias().data()).toArray();
            this.weightGradients = new double[layer.outputs()][layer.inputs()];
            this.biasGradients = new double[layer.outputs()];
            this.preActivations = new double[layer.outputs()];
            this.outputs = new double[layer.outputs()];
            this.deltas = new double[layer.outputs()];
        }

        void forward(double[] inputs) {
            for (int unit = 0; unit < weights.length; unit++) {
                double[] row = weights[unit];
                double sum = 0;
                for (int i = 0; i < row.length; i++) {
                    sum += row[i] * inputs[i];
                }
                preActivations[unit] = sum + biases[unit];
            }
        }

        void addGradients(double[] inputs) {
            for (int unit = 0; unit < weights.length; unit++) {
                double delta = deltas[unit];
                if (skipping && delta == 0) {
                    continue;
                }
                double[] row = weightGradients[unit];
                for (int i = 0; i < row.length; i++) {
                    row[i] += delta * inputs[i];
                }
                biasGradients[unit] += delta;
            }
        }

        void passBack(double[] inputGradients) {
            Arrays.fill(inputGradients, 0);
            for (int unit = 0; unit < weights.length; unit++) {
                double delta = deltas[unit];
                if (skipping && delta == 0) {
                    continue;
                }
                double[] row = weights[unit];
                for (int i = 0; i < row.length; i++) {
                    inputGradients[i] += delta * row[i];
                }
            }
        }

        void zeroGradients() {
            for (double[] row : weightGradients) {
                Arrays.fill(row, 0);
            }
            Arrays.fill(biasGradients, 0);
        }

        /** Adds the gradient of the squares; returns their sum. */
        double decay(double strength) {
            double squares = decay(biases, biasGradients, strength);
            for (int unit = 0; unit < weights.length; unit++) {
                squares += decay(weights[unit], weightGradients[unit], strength);
            }
            return squares;
        }

        private static double decay(double[] parameters, double[] gradients, double strength) {
            double squares = 0;
            for (int i = 0; i < parameters.length; i++) {
                squares += parameters[i] * parameters[i];
                gradients[i] += 2 * strength * parameters[i];
            }
            return squares;
        }

        void descend(double learningRate) {
            descend(biases, biasGradients, learningRate);
            for (int unit = 0; unit < weights.length; unit++) {
                descend(weights[unit], weightGradients[unit], learningRate);
            }
        }

        private static void descend(double[] parameters, double[] gradients, double learningRate) {
            for (int i = 0; i < parameters.length; i++) {
                parameters[i] -= learningRate * gradients[i];
            }
        }

        DoubleStream gradients() {
            return IntStream.range(0, weights.length)
                    .boxed()
                    .flatMapToDouble(unit -> DoubleStream.concat(
                            DoubleStream.of(weightGradients[unit]), DoubleStream.of(biasGradients[unit])));
        }
    }
}
