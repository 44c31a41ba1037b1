package chainrule.examples.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvTest {
    private final Locale home = Locale.getDefault();

    @BeforeEach
    void goWhereTheCommaSeparatesDecimals() {
        Locale.setDefault(Locale.GERMANY);
    }

    @AfterEach
    void goHome() {
        Locale.setDefault(home);
    }

    @Test
    void keepsAllDigitsInEveryCountry() {
        Table table =
                Table.of("epoch", "loss").row(12_345, 1.0 / 3).row(2, 1e-300).row(3, Double.NaN);

        assertThat(Csv.text(table)).isEqualTo("epoch,loss\n12345,0.3333333333333333\n2,1.0E-300\n3,NaN\n");
    }

    @Test
    void quotesWhatWouldBreakARow() {
        Table table = Table.of("a,b", "c").row("say \"hi\"", "two\nlines").row("carriage\rreturn", "plain text");

        assertThat(Csv.text(table))
                .isEqualTo("\"a,b\",c\n\"say \"\"hi\"\"\",\"two\nlines\"\n\"carriage\rreturn\",plain text\n");
    }

    @Test
    void savesUtf8(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("table.csv");

        Csv.save(Table.of("α").row(true), file);

        assertThat(file).hasContent("α\ntrue\n");
    }
}
