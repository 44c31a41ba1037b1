package chainrule.npz;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** An array as it is written: a header, then the numbers, little endian, row by row. */
public final class NpyArray {
    private final byte[] header;
    private final byte[] numbers;

    private NpyArray(NumberType type, byte[] numbers, int... shape) {
        this.header = new NpyHeader(type, NpyHeader.shape(shape)).bytes();
        this.numbers = numbers;
    }

    /**
     * Numbers of 64 bits, row by row.
     *
     * @param shape lengths of the axes, none for a single number
     * @throws IllegalArgumentException if there are more or fewer numbers than the shape has
     */
    public static NpyArray of(double[] numbers, int... shape) {
        Objects.requireNonNull(numbers, "numbers");
        Objects.requireNonNull(shape, "shape");
        if (count(shape) != numbers.length) {
            throw new IllegalArgumentException(
                    "numbers: expected those of shape " + NpyHeader.shape(shape) + ", got " + numbers.length);
        }
        ByteBuffer bytes =
                ByteBuffer.allocate(Math.multiplyExact(8, numbers.length)).order(ByteOrder.LITTLE_ENDIAN);
        for (double number : numbers) {
            bytes.putLong(Double.doubleToRawLongBits(number));
        }
        return new NpyArray(NumberType.FLOAT64, bytes.array(), shape);
    }

    /** A text in UTF-8, which NumPy shows by {@code bytes(array).decode()}. */
    public static NpyArray of(String text) {
        byte[] bytes = Objects.requireNonNull(text, "text").getBytes(StandardCharsets.UTF_8);
        return new NpyArray(NumberType.UINT8, bytes, bytes.length);
    }

    static long count(int... shape) {
        long count = 1;
        for (int size : shape) {
            count = Math.multiplyExact(count, size);
        }
        return count;
    }

    /** How many it takes in a file. */
    public long bytesInFile() {
        return (long) header.length + numbers.length;
    }

    byte[] bytes() {
        return ByteBuffer.allocate(header.length + numbers.length)
                .put(header)
                .put(numbers)
                .array();
    }
}
