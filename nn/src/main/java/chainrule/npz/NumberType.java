package chainrule.npz;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How a number lies in a file. Each becomes a double, as by NumPy's {@code astype(float)}. */
enum NumberType {
    FLOAT64("<f8", 8, ByteBuffer::getDouble),
    FLOAT32("<f4", 4, ByteBuffer::getFloat),
    INT64("<i8", 8, ByteBuffer::getLong),
    INT32("<i4", 4, ByteBuffer::getInt),
    INT8("|i1", 1, ByteBuffer::get),
    UINT8("|u1", 1, bytes -> Byte.toUnsignedInt(bytes.get()));

    private static final int BUFFER = 8192; // a multiple of what a number takes

    private static final String ALL = Stream.of(values())
            .map(type -> type.toString().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(", "));

    /** NumPy's. */
    final String name;

    private final int bytes;
    private final ToDoubleFunction<ByteBuffer> next;

    NumberType(String name, int bytes, ToDoubleFunction<ByteBuffer> next) {
        this.name = name;
        this.bytes = bytes;
        this.next = next;
    }

    /** So many, row by row. */
    double[] read(InputStream in, int count, Place place) throws IOException {
        double[] numbers = new double[count];
        byte[] buffer = new byte[BUFFER];
        ByteBuffer buffered = ByteBuffer.wrap(buffer).order(ByteOrder.LITTLE_ENDIAN);
        int done = 0;
        while (done < count) {
            int wanted = Math.min(BUFFER / bytes, count - done);
            int came = in.readNBytes(buffer, 0, wanted * bytes) / bytes;
            place.require(came == wanted, count + " numbers", "only " + (done + came));
            buffered.clear();
            for (int i = 0; i < wanted; i++) {
                numbers[done++] = next.applyAsDouble(buffered);
            }
        }
        return numbers;
    }

    static NumberType of(String name, Place place) {
        return Arrays.stream(values())
                .filter(type -> type.name.equals(name))
                .findFirst()
                .orElseThrow(() -> place.refused("numbers of one of the types " + ALL, name + meaning(name)));
    }

    private static String meaning(String name) {
        if (name.startsWith(">")) {
            return ", which is big endian";
        }
        return name.startsWith("|O") ? ", which is pickled objects" : "";
    }
}
