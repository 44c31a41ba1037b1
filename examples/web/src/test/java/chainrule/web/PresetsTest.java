package chainrule.web;

import static org.assertj.core.api.Assertions.assertThat;

import chainrule.examples.lab.Room;
import chainrule.examples.lab.activation.ActivationRoom;
import chainrule.examples.lab.bentgrid.BentGridRoom;
import chainrule.examples.lab.neuron.NeuronRoom;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a room of the lab offers, the room of the site does, too. */
class PresetsTest {
    private static final Map<String, Room> ROOMS = Map.of(
            "room-activations.js", new ActivationRoom(),
            "room-bentgrid.js", new BentGridRoom(),
            "room-neuron.js", new NeuronRoom());

    @Test
    void thePresetsOfTheLabAreThereByName() throws IOException {
        for (Map.Entry<String, Room> room : ROOMS.entrySet()) {
            String script = Files.readString(Path.of("src/main/site", room.getKey()));
            assertThat(room.getValue().presets())
                    .extracting(Room.Preset::name)
                    .allSatisfy(name -> assertThat(script).contains("['" + name + "', {"));
        }
    }
}
