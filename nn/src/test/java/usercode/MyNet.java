package usercode;

import chainrule.engine.Activation;
import chainrule.engine.Value;
import chainrule.nn.Loss;
import chainrule.nn.MLP;
import chainrule.nn.Neuron;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;

/** Makes nodes through a net, and prints which lines they know: {@code what: line expected: lines known}. */
public final class MyNet {
    private MyNet() {}

    public static void main(String[] args) {
        Neuron neuron = new Neuron(2, Activation.TANH, new Random(1));
        print("weights", here() - 1, neuron.parameters());
        Value x = Value.of(1);
        Value y = neuron.forward(x, x);
        print("neuron", here() - 1, List.of(y, y.inputs().get(0)));

        MLP net = new MLP(new int[] {2, 3, 1}, Activation.RELU, new Random(1));
        print("parameters", here() - 1, net.parameters());
        Value score = net.forward(0.5, -1)[0];
        print("net", here() - 1, nodesOf(score, net));
        Value loss = Loss.hinge(score, 1);
        print("loss", here() - 1, List.of(loss, loss.inputs().get(0)));
    }

    private static List<Value> nodesOf(Value score, MLP net) {
        return score.graph().stream()
                .filter(node -> !net.parameters().contains(node))
                .toList();
    }

    private static void print(String what, int line, List<Value> nodes) {
        TreeSet<String> known = new TreeSet<>();
        nodes.forEach(node -> known.add(node.madeAt().orElse("unknown").replace("MyNet.java:" + line, "HERE")));
        System.out.println(what + ": " + known);
    }

    private static int here() {
        return new Throwable().getStackTrace()[1].getLineNumber();
    }
}
