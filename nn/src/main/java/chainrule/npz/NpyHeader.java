package chainrule.npz;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What stands before the numbers of an array: a magic word, a version, and a dictionary as Python writes it. */
record NpyHeader(NumberType type, String shape) {
    private static final byte[] MAGIC = "\u0093NUMPY".getBytes(StandardCharsets.ISO_8859_1);
    private static final int MOST = 10_000; // as NumPy itself

    private static final Pattern ITEM = Pattern.compile(
            "\\s*['\"](descr|fortran_order|shape)['\"]\\s*:\\s*(['\"][^'\"]*+['\"]|True|False|\\([0-9, ]*+\\))\\s*(?:,|(?=\\}))");
    private static final Pattern END = Pattern.compile("\\s*\\}\\s*");

    /** In C order, which is row by row. */
    static NpyHeader read(InputStream in, Place place) throws IOException {
        byte[] start = in.readNBytes(MAGIC.length + 2);
        boolean magic =
                start.length == MAGIC.length + 2 && Arrays.equals(start, 0, MAGIC.length, MAGIC, 0, MAGIC.length);
        place.require(magic, "an array that begins with \\x93NUMPY", "other bytes");
        int major = start[MAGIC.length];
        int minor = start[MAGIC.length + 1];
        boolean known = major >= 1 && major <= 3 && minor == 0;
        place.require(known, "version 1.0, 2.0 or 3.0 of the format", major + "." + minor);
        byte[] length = Arrays.copyOf(in.readNBytes(major == 1 ? 2 : 4), 8);
        long bytes = ByteBuffer.wrap(length).order(ByteOrder.LITTLE_ENDIAN).getLong();
        place.require(bytes <= MOST, "a header of at most " + MOST + " bytes", bytes + " bytes");
        byte[] text = in.readNBytes((int) bytes);
        place.require(text.length == bytes, "a header of " + bytes + " bytes", text.length + " bytes");
        return parsed(new String(text, StandardCharsets.ISO_8859_1), place);
    }

    private static NpyHeader parsed(String text, Place place) {
        Map<String, String> items = new HashMap<>();
        Matcher item = ITEM.matcher(text);
        int position = text.startsWith("{") ? 1 : text.length();
        while (item.region(position, text.length()).lookingAt()) {
            items.put(item.group(1), item.group(2));
            position = item.end();
        }
        boolean whole =
                items.size() == 3 && END.matcher(text.substring(position)).matches();
        place.require(whole, "a header with descr, fortran_order and shape of plain numbers", text.strip());
        String order = items.get("fortran_order");
        place.require(order.equals("False"), "C order, that is fortran_order False", order);
        String type = items.get("descr");
        return new NpyHeader(
                NumberType.of(type.substring(1, type.length() - 1), place),
                items.get("shape").replace(" ", ""));
    }

    /** As Python writes it. */
    static String shape(int... sizes) {
        String list = IntStream.of(sizes).mapToObj(Integer::toString).collect(Collectors.joining(", "));
        return "(" + list + (sizes.length == 1 ? ",)" : ")");
    }

    boolean hasShape(int... sizes) {
        return shape.equals(shape(sizes).replace(" ", ""));
    }

    /** In version 1.0, with spaces so that the numbers begin at a multiple of 64 bytes. */
    byte[] bytes() {
        String text = "{'descr': '" + type.name + "', 'fortran_order': False, 'shape': " + shape + ", }";
        int start = MAGIC.length + 4;
        int end = (start + text.length() + 1 + 63) / 64 * 64;
        ByteBuffer bytes = ByteBuffer.allocate(end).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put(MAGIC).put((byte) 1).put((byte) 0).putShort((short) (end - start));
        bytes.put(text.getBytes(StandardCharsets.ISO_8859_1));
        while (bytes.position() < end - 1) {
            bytes.put((byte) ' ');
        }
        return bytes.put((byte) '\n').array();
    }
}
