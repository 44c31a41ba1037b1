package chainrule.examples.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabFileTest {
    private static final Map<String, String> CHANGES = Map.of("activation", "gelu", "bias", "-1.5", "depth", "12");

    @TempDir
    Path folder;

    private final List<Room> rooms = Lab.rooms();
    private final Room first = rooms.get(0);

    @Test
    void settingsOfAllRoomsComeBackFromTheirFile() {
        Path file = folder.resolve("new").resolve("lab.txt");
        first.settings().set(CHANGES);
        LabFile.save(rooms, file);
        List<Room> others = Lab.rooms();

        LabFile.open(others, file);

        for (int i = 0; i < rooms.size(); i++) {
            assertThat(others.get(i).settings().texts())
                    .isEqualTo(rooms.get(i).settings().texts());
        }
        assertThat(others.get(0).settings().changes()).isEqualTo(CHANGES);
    }

    @Test
    void aFileFromBeforeInputsAndOwnPointsIsUnderstood() throws IOException {
        Path file = Files.writeString(folder.resolve("lab.txt"), """
                Chainrule lab settings
                Playground: data=spirals
                Playground: noise=0.05
                Playground: layers=3
                Playground: activation=tanh
                Playground: batch=all 200
                Playground: l2=0
                """);

        LabFile.open(rooms, file);

        assertThat(rooms.get(4).settings().changes())
                .isEqualTo(Map.of("data", "spirals", "noise", "0.05", "layers", "3", "activation", "tanh"));
    }

    @Test
    void aBrokenFileIsNamedWithItsLineAndChangesNothing() throws IOException {
        first.settings().set(CHANGES);

        refuses("", "lab.txt is no file of this lab: its first line should be 'Chainrule lab settings'");
        refuses("holiday plans\n", "lab.txt is no file of this lab: its first line should be 'Chainrule lab settings'");
        refuses("""
                Chainrule lab settings
                Activations: depth=3

                Activations: bias=many
                """, "lab.txt, line 4: bias: expected a number from -4.0 to 4.0, got many");
        refuses(
                "Chainrule lab settings\nActivations depth\n",
                "lab.txt, line 2: expected 'room: key=value', got 'Activations depth'");
        refuses("Chainrule lab settings\nKitchen: depth=3\n", "lab.txt, line 2: there is no room 'Kitchen'");
        refuses(
                "Chainrule lab settings\nActivations: colour=red\n",
                "lab.txt, line 2: setting: expected one of activation, alpha, bias, depth, compare, got colour");
    }

    private void refuses(String text, String message) throws IOException {
        Path file = Files.writeString(folder.resolve("lab.txt"), text);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LabFile.open(rooms, file))
                .withMessage(message);
        assertThat(first.settings().changes()).isEqualTo(CHANGES);

        assertThatIllegalArgumentException()
                .as("nor is it written over")
                .isThrownBy(() -> LabFile.save(rooms, file))
                .withMessage(message);
        assertThat(Files.readString(file)).isEqualTo(text);
    }

    @Test
    void aFileOfTheLabIsReplaced() throws IOException {
        Path file = Files.writeString(folder.resolve("lab.txt"), "Chainrule lab settings\r\nActivations: depth=3\r\n");
        first.settings().set(CHANGES);

        LabFile.save(rooms, file);

        assertThat(Files.readString(file)).contains("Activations: depth=12\n").doesNotContain("depth=3\r");
    }

    @Test
    void aPictureIsNoTextFile() throws IOException {
        Path file = Files.write(folder.resolve("x.png"), new byte[] {(byte) 0x89, 'P', 'N', 'G', (byte) 0xff});

        assertThatIllegalArgumentException()
                .isThrownBy(() -> LabFile.open(rooms, file))
                .withMessage("x.png is no text file");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LabFile.save(rooms, file))
                .withMessage("x.png is no text file");
        assertThat(file).hasSize(5);
    }

    @Test
    void aFileThatIsNotThereOrCannotBeWrittenIsNamed() {
        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> LabFile.open(rooms, folder.resolve("none.txt")))
                .withMessage("cannot read " + folder.resolve("none.txt") + ": there is no such file");
        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> LabFile.save(rooms, folder))
                .withMessage("cannot read " + folder + ": it is a folder");
    }
}
