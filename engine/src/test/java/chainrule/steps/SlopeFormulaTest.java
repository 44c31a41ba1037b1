package chainrule.steps;

import static org.assertj.core.api.Assertions.assertThat;

import chainrule.engine.Value;
import java.util.List;
import org.junit.jupiter.api.Test;

class SlopeFormulaTest {
    private final Value x = Value.of(2, "x");
    private final Value w = Value.of(-0.5, "w");

    private static List<String> formulas(Value output) {
        Recording recording = new Recording(output);
        SlopeFormula formula = new SlopeFormula(recording);
        return recording.edges().stream().map(formula::of).toList();
    }

    @Test
    void theSymbolStandsBeforeTheNumber() {
        assertThat(formulas(x.times(w))).containsExactly("∂(x × w)/∂x = w = −0.5", "∂(x × w)/∂w = x = 2");
        assertThat(formulas(x.div(w))).containsExactly("∂(x / w)/∂x = 1 / w = −2", "∂(x / w)/∂w = −x / w² = −8");
        assertThat(formulas(w.tanh().label("a"))).containsExactly("∂tanh(w)/∂w = 1 − a² = 0.7864");
        assertThat(formulas(w.sigmoid().label("s"))).containsExactly("∂sigmoid(w)/∂w = s × (1 − s) = 0.235");
        assertThat(formulas(w.exp().label("u"))).containsExactly("∂exp(w)/∂w = u = 0.6065");
        assertThat(formulas(x.pow(2))).containsExactly("∂(x^2)/∂x = 2 × x = 4");
        assertThat(formulas(x.pow(3))).containsExactly("∂(x^3)/∂x = 3 × x^(3 − 1) = 12");
        assertThat(formulas(x.log())).containsExactly("∂log(x)/∂x = 1 / x = 0.5");
        assertThat(formulas(x.gelu())).first().asString().startsWith("∂gelu(x)/∂x = gelu′(x) = 1.085");
        assertThat(formulas(Value.dot(new Value[] {w}, new Value[] {x}, Value.of(1, "b"))))
                .containsExactly("∂(w × x + b)/∂w = x = 2", "∂(w × x + b)/∂x = w = −0.5", "∂(w × x + b)/∂b = 1");
    }

    @Test
    void whereTheNumberSaysAllItStandsAlone() {
        assertThat(formulas(x.plus(w))).containsExactly("∂(x + w)/∂x = 1", "∂(x + w)/∂w = 1");
        assertThat(formulas(x.minus(w))).containsExactly("∂(x − w)/∂x = 1", "∂(x − w)/∂w = −1");
        assertThat(formulas(x.times(3))).containsExactly("∂(x × 3)/∂x = 3");
        assertThat(formulas(w.relu())).containsExactly("∂relu(w)/∂w = 0");
        assertThat(formulas(x.max(w))).containsExactly("∂max(x, w)/∂x = 1", "∂max(x, w)/∂w = 0");
    }
}
