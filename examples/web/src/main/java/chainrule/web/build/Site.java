package chainrule.web.build;

import chainrule.steps.Steps;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.teavm.vm.TeaVM;

/**
 * Puts the site together: the pages as they are, and each script that was compiled from Java wrapped in a function. A page that was opened
 * from a disk may start no worker from a file; it may from the text of a function.
 */
public final class Site {
    private Site() {}

    /** Takes the folder of the pages, the folder of the compiled scripts, and the folder to write. With {@code -Dopen} it opens the site, too. */
    public static void main(String[] folders) throws IOException {
        Path pages = Path.of(folders[0]);
        Path scripts = Path.of(folders[1]);
        Path site = Files.createDirectories(Path.of(folders[2]));
        for (Path page : files(pages)) {
            Files.copy(page, site.resolve(page.getFileName()), StandardCopyOption.REPLACE_EXISTING);
        }
        for (Path script : files(scripts)) {
            String file = script.getFileName().toString();
            if (file.endsWith(".wasm")) {
                Files.copy(script, site.resolve("engine-" + file), StandardCopyOption.REPLACE_EXISTING);
                String code = Base64.getEncoder().encodeToString(Files.readAllBytes(script));
                Files.writeString(site.resolve("engine-" + file + "-text.js"), text(name(file, ".wasm"), code));
                Files.writeString(site.resolve("engine-wasm.js"), wrapped("wasm", runtime()));
            } else if (file.endsWith(".js")) {
                Files.writeString(site.resolve("engine-" + file), wrapped(name(file, ".js"), Files.readString(script)));
            }
        }
        Path index = site.resolve("index.html");
        if (System.getProperty("open") == null) {
            System.out.println("The site: " + index.toUri());
        } else {
            Steps.browse(index);
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    /** What starts a program in WebAssembly: it comes with the compiler. */
    private static String runtime() throws IOException {
        try (InputStream script = TeaVM.class.getResourceAsStream("/org/teavm/backend/wasm/wasm-gc-runtime.min.js")) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String name(String file, String ending) {
        return file.substring(0, file.length() - ending.length());
    }

    /** The code again as a script: a page that was opened from a disk may read no other file. */
    private static String text(String name, String code) {
        return "(self.chainruleCode ??= {})[\"" + name + "\"] = \"" + code + "\";\n";
    }

    static String wrapped(String name, String script) {
        return "(self.chainruleEngines ??= {})[\"" + name + "\"] = function (exports) {\n" + script + "\n};\n";
    }
}
