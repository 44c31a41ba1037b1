package chainrule.nn;

import static org.assertj.core.api.Assertions.assertThat;

import chainrule.engine.Activation;
import chainrule.engine.Value;
import chainrule.npz.NpzException;
import com.sun.management.ThreadMXBean;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Files that were spoilt: bytes changed, cut, copied or put in, in the zip or, with right checksums, in an array or a name. Each is loaded in
 * full or refused by an {@link NpzException}; refused, the net is as it was. All 100,000:
 *
 * <pre>{@code
 * mvn -q test -pl engine,nn -Dtest=WeightsFuzzTest -Dsurefire.failIfNoSpecifiedTests=false -Dfuzz=100000
 * }</pre>
 */
class WeightsFuzzTest {
    private static final int FILES = Integer.getInteger("fuzz", 200);

    /** What a load may allocate at most, for a net of 40 numbers: mostly what the JDK needs to open a zip file. */
    private static final long MOST_BYTES = 2_000_000;

    /** What an entry of less than 500 bytes is blown up to. */
    private static final int BOMB = 300_000;

    private static final String[] TEXTS = {
        "(99999999999,)",
        "(1000000000,)",
        "(-1,)",
        "()",
        "True",
        ">f8",
        "|O",
        "<f2",
        "../../",
        "\u0000",
        "{",
        "'",
        "{'descr'",
    };

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @TempDir
    static Path folder;

    private static byte[] whole;
    private static final Map<String, byte[]> ENTRIES = new TreeMap<>();

    private static Sequential chain(long seed) {
        SplitMix64 random = new SplitMix64(seed);
        return new Sequential(
                new Layer(2, 3, new PRelu(0.25), random), new BatchNorm(3), new Layer(3, 1, Activation.TANH, random));
    }

    @BeforeAll
    static void save() throws IOException {
        Sequential net = chain(1);
        Path file = folder.resolve("right.npz");
        new Checkpoint(net, new Adam(net.parameters(), 0.1), new SplitMix64(1)).save(file, 5);
        whole = Files.readAllBytes(file);
        ENTRIES.putAll(unzipped(whole));
    }

    /** Bytes changed, cut, copied or put in. */
    private static byte[] spoilt(byte[] right, SplittableRandom random) {
        byte[] bytes = right;
        for (int i = random.nextInt(4); i >= 0 && bytes.length > 1; i--) {
            int place = random.nextInt(bytes.length);
            int end = Math.min(bytes.length, place + 1 + random.nextInt(random.nextBoolean() ? 4 : 300));
            byte[] text = TEXTS[random.nextInt(TEXTS.length)].getBytes(StandardCharsets.ISO_8859_1);
            byte[] part = Arrays.copyOfRange(bytes, place, end);
            bytes = switch (random.nextInt(6)) {
                case 0 -> replaced(bytes, place, place + 1, (byte) (bytes[place] ^ 1 << random.nextInt(8)));
                case 1 -> replaced(bytes, place, place + 1, (byte) random.nextInt(-2, 3));
                case 2 -> replaced(bytes, place, end);
                case 3 -> replaced(bytes, place, place, part);
                case 4 -> replaced(bytes, place, bytes.length);
                default -> replaced(bytes, place, Math.min(bytes.length, place + text.length), text);
            };
        }
        return bytes;
    }

    private static byte[] replaced(byte[] bytes, int from, int to, byte... by) {
        byte[] result = Arrays.copyOf(bytes, bytes.length - (to - from) + by.length);
        System.arraycopy(by, 0, result, from, by.length);
        System.arraycopy(bytes, to, result, from + by.length, bytes.length - to);
        return result;
    }

    /** A right zip of entries of which one has a spoilt name, a spoilt header, spoilt numbers, a twin, or very many bytes. */
    private static byte[] zipOfSpoilt(SplittableRandom random) throws IOException {
        List<String> names = new ArrayList<>(ENTRIES.keySet());
        String chosen = names.get(random.nextInt(names.size()));
        int kind = random.nextInt(5);
        Map<String, byte[]> entries = new LinkedHashMap<>();
        for (String name : names) {
            byte[] content = ENTRIES.get(name);
            int what = name.equals(chosen) ? kind : -1;
            if (what == 0) {
                byte[] now = spoilt(name.getBytes(StandardCharsets.US_ASCII), random);
                entries.put(new String(now, StandardCharsets.ISO_8859_1), content);
            } else if (what == 1) {
                entries.put(name, headSpoilt(content, random));
            } else if (what == 2) {
                entries.put(name, spoilt(content, random));
            } else {
                entries.put(name, what == 3 ? Arrays.copyOf(content, BOMB) : content);
            }
            if (what == 4) {
                entries.put(name.replace(".npy", random.nextBoolean() ? ".x.npy" : ""), content);
            }
        }
        return zip(entries);
    }

    private static byte[] zip(Map<String, byte[]> entries) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.setLevel(1);
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
            }
        }
        return bytes.toByteArray();
    }

    /** Its entries by their names. */
    private static Map<String, byte[]> unzipped(byte[] bytes) throws IOException {
        Map<String, byte[]> entries = new TreeMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), zip.readAllBytes());
            }
        }
        return entries;
    }

    private static byte[] headSpoilt(byte[] content, SplittableRandom random) {
        byte[] head = spoilt(Arrays.copyOf(content, 128), random);
        byte[] body = Arrays.copyOf(head, head.length + content.length - 128);
        System.arraycopy(content, 128, body, head.length, content.length - 128);
        return body;
    }

    private static List<Double> numbers(Sequential net) {
        List<Double> numbers =
                new ArrayList<>(net.parameters().stream().map(Value::data).toList());
        BatchNorm norm = (BatchNorm) net.blocks().get(1);
        Arrays.stream(norm.runningMean()).forEach(numbers::add);
        Arrays.stream(norm.runningVariance()).forEach(numbers::add);
        return numbers;
    }

    @Test
    void spoiltFilesAreLoadedOrRefused() throws IOException {
        Map<String, Integer> counts = new TreeMap<>();
        Path file = folder.resolve("spoilt.npz");
        List<Double> saved = numbers(loaded(chain(1), folder.resolve("right.npz")));
        long most = 0;
        for (int seed = 0; seed < FILES; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            boolean inside = seed % 2 == 1;
            Files.write(file, inside ? zipOfSpoilt(random) : spoilt(whole, random));
            Sequential net = chain(2);
            Optimizer optimizer = new Adam(net.parameters(), 0.1);
            Checkpoint checkpoint = new Checkpoint(net, optimizer, new SplitMix64(2));
            List<Double> before = numbers(net);
            long allocated = THREADS.getCurrentThreadAllocatedBytes();
            String outcome;
            try {
                if (seed % 4 < 2) {
                    checkpoint.load(file);
                } else {
                    net.loadWeights(file);
                }
                outcome = "loaded";
                if (!inside) {
                    require(numbers(net).equals(saved), seed, "other numbers than those saved");
                }
            } catch (NpzException e) {
                outcome = "refused";
                require(numbers(net).equals(before), seed, "half-changed");
                require(
                        e.getMessage().startsWith(file + ": ") && e.getMessage().contains("expected"),
                        seed,
                        e.getMessage());
            } catch (RuntimeException e) {
                throw new AssertionError("seed " + seed, e);
            }
            if (outcome.equals("loaded")) {
                optimizer.step(); // whatever it remembers
            }
            long bytes = THREADS.getCurrentThreadAllocatedBytes() - allocated;
            most = Math.max(most, bytes);
            counts.merge((inside ? "array or name spoilt, " : "file spoilt, ") + outcome, 1, Integer::sum);
        }
        if (Integer.getInteger("fuzz") != null) {
            System.out.println(counts + ", at most " + most + " bytes allocated");
        }
        assertThat(counts).hasSize(4);
        assertThat(most).isLessThan(MOST_BYTES);
    }

    private static void require(boolean condition, int seed, String problem) {
        if (!condition) {
            throw new AssertionError("seed " + seed + ": " + problem);
        }
    }

    private static Sequential loaded(Sequential net, Path file) {
        net.loadWeights(file);
        return net;
    }

    @Test
    void spoiltArchitecturesAreLoadedOrRefused() throws IOException {
        MLP net = new MLP(new int[] {2, 3, 1}, Activation.leakyRelu(0.2), new SplitMix64(1));
        Path right = folder.resolve("mlp.npz");
        Path file = folder.resolve("spoilt-mlp.npz");
        net.save(right);
        Map<String, byte[]> entries = unzipped(Files.readAllBytes(right));
        byte[] text = entries.get("chainrule.architecture.npy");
        int refused = 0;
        int files = FILES / 4;
        for (int seed = 0; seed < files; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            entries.put("chainrule.architecture.npy", spoilt(text, random));
            Files.write(file, zip(entries));
            try {
                assertThat(MLP.load(file).parameters()).hasSize(13);
            } catch (NpzException e) {
                refused++;
            }
        }

        assertThat(refused).isGreaterThan(files / 2);
        assertThat(MLP.load(right).predict(1, -2)).isEqualTo(net.predict(1, -2));
    }
}
