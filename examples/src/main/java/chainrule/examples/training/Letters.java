package chainrule.examples.training;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Names as tokens: 0 stands before and behind a name, a is 1, z is 26. */
public final class Letters {
    public static final int TOKENS = 27;

    /** Stands for begin and end where tokens are shown. */
    public static final String EDGE = "·";

    private Letters() {}

    /** The name's letters, with a 0 before them and one behind. */
    public static int[] tokens(String name) {
        int[] tokens = new int[name.length() + 2];
        for (int i = 0; i < name.length(); i++) {
            tokens[i + 1] = name.charAt(i) - 'a' + 1;
        }
        return tokens;
    }

    /** What a model reads of the name: the tokens but the last, and no more than it has room for. */
    public static int[] read(String name, int context) {
        int[] tokens = tokens(name);
        return Arrays.copyOf(tokens, Math.min(context, tokens.length - 1));
    }

    /** How a token is shown. */
    public static String text(int token) {
        return token == 0 ? EDGE : String.valueOf((char) ('a' + token - 1));
    }

    /** All tokens as they are shown, in order. */
    public static String[] all() {
        return IntStream.range(0, TOKENS).mapToObj(Letters::text).toArray(String[]::new);
    }
}
