package chainrule.examples.shell;

import java.io.File;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where this program's classes and libraries lie, for another JVM that is to have them too. */
public final class ClassPath {
    private ClassPath() {}

    /** Where exec:java runs, the class path is Maven's own, and the program's is known to its class loader alone. */
    public static String text() {
        return ClassPath.class.getClassLoader() instanceof URLClassLoader loader
                ? Stream.of(loader.getURLs()).map(ClassPath::path).collect(Collectors.joining(File.pathSeparator))
                : System.getProperty("java.class.path");
    }

    private static String path(URL url) {
        try {
            return Path.of(url.toURI()).toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the class path has a place that is no path: " + url, e);
        }
    }
}
