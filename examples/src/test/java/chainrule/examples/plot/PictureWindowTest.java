package chainrule.examples.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.awt.GraphicsEnvironment;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PictureWindowTest {
    @BeforeEach
    void needsNoScreen() {
        Assumptions.assumeTrue(GraphicsEnvironment.isHeadless());
    }

    @Test
    void isNotAvailableWithoutAScreen() {
        assertThat(PictureWindow.available()).isFalse();
    }

    @Test
    void saysSoWhenShownAllTheSame() {
        assertThatIllegalStateException()
                .isThrownBy(() -> PictureWindow.show("window", new LineChart("line")))
                .withMessageContaining("PictureWindow.available()");
    }
}
