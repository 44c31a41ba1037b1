package chainrule.nn;

import static org.assertj.core.api.Assertions.assertThat;

import chainrule.engine.Activation;
import chainrule.engine.Value;
import chainrule.steps.Steps;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.List;
import java.util.Random;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** Steps of nets as this module builds and labels them. */
class NetPageTest {
    private static MLP net(int... sizes) {
        return new MLP(sizes, Activation.TANH, new Random(3));
    }

    private static Value loss(MLP net, double... inputs) {
        Value[] x = new Value[inputs.length];
        for (int i = 0; i < x.length; i++) {
            x[i] = Value.of(inputs[i], "x" + (i + 1));
        }
        return Loss.squaredError(net.forward(x)[0], 1).label("loss");
    }

    private static JsonObject recording(Value output) {
        String html = Steps.of(output).html();
        int start = html.indexOf('>', html.indexOf("id=\"recording\"")) + 1;
        return JsonParser.parseString(html.substring(start, html.indexOf("</script", start)))
                .getAsJsonObject();
    }

    private static List<String> boxes(JsonObject recording) {
        return StreamSupport.stream(recording.getAsJsonArray("groups").spliterator(), false)
                .map(JsonElement::getAsJsonObject)
                .map(group -> group.get("title").getAsString() + ": "
                        + group.get("summary").getAsString())
                .toList();
    }

    @Test
    void aNetIsDrawnAsItsNeurons() {
        assertThat(boxes(recording(loss(net(2, 4, 4, 1), 0.8, -0.3))))
                .containsExactlyInAnyOrder(
                        "x1: ",
                        "x2: ",
                        "L1.n1: tanh(w · x + b)",
                        "L1.n2: tanh(w · x + b)",
                        "L1.n3: tanh(w · x + b)",
                        "L1.n4: tanh(w · x + b)",
                        "L2.n1: tanh(w · x + b)",
                        "L2.n2: tanh(w · x + b)",
                        "L2.n3: tanh(w · x + b)",
                        "L2.n4: tanh(w · x + b)",
                        "L3.n1: w · x + b",
                        "loss: 2 operations");
    }

    @Test
    void withAnL2PenaltyTheWeightsStayInTheirNeurons() {
        MLP net = net(2, 4, 4, 1);
        Value loss = loss(net, 0.8, -0.3).plus(Loss.l2(net.parameters(), 0.01));

        assertThat(boxes(recording(loss)))
                .hasSize(13) // the neurons, the inputs, the sum of squares, and what makes the loss of all
                .contains("L1.n2: tanh(w · x + b)", "L2.n4: tanh(w · x + b)", "L3.n1: w · x + b");
    }

    @Test
    void aClassifiersPreluAndCrossEntropyAreDrawn() {
        MLP net = new MLP(new int[] {2, 6, 3}, new PRelu(0.25), new Random(3));
        Value loss = Loss.softmaxCrossEntropy(net.forward(0.5, -1), 2);

        assertThat(boxes(recording(loss)))
                .contains("L1.n1: prelu(w · x + b)", "L1.n6: prelu(w · x + b)", "L2.n3: w · x + b", "slope: ");
    }

    @Test
    void aNetOfFourHundredNodesHasAPage() {
        Value loss = loss(net(4, 12, 12, 8, 1), 1, -1, 0.5, 0);

        JsonObject recording = recording(loss);

        assertThat(recording.getAsJsonArray("nodes")).hasSize(400);
        assertThat(recording.getAsJsonArray("groups")).hasSize(12 + 12 + 8 + 1 + 4 + 1);
    }
}
