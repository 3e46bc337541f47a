package by.pavilion.shared;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The position after the last item of a page, printed so that callers do not take it apart: the values of the list's
 * sort columns. It is no secret and grants nothing.
 */
public final class Cursor {
    private static final ProblemType INVALID = new ProblemType("invalid-parameter", 400);
    private static final char SEPARATOR = '\n';

    private Cursor() {}

    /** Prints the position, for {@link Page#of}. */
    public static String print(Object... parts) {
        String text = Stream.of(parts).map(String::valueOf).collect(Collectors.joining(String.valueOf(SEPARATOR)));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The parts of a printed position.
     *
     * @throws Problem 400 when it has not so many parts or was not printed by us
     */
    public static List<String> parse(String cursor, int parts) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            List<String> found = Arrays.asList(text.split(String.valueOf(SEPARATOR), -1));
            if (found.size() == parts) {
                return found;
            }
        } catch (IllegalArgumentException notOurs) {
            // refused below
        }
        throw refused();
    }

    /**
     * The number in a printed position of one part.
     *
     * @throws Problem 400 when it was not printed by us
     */
    public static long parseLong(String cursor) {
        try {
            return Long.parseLong(parse(cursor, 1).get(0));
        } catch (NumberFormatException notOurs) {
            throw refused();
        }
    }

    private static Problem refused() {
        return INVALID.at("cursor", "malformed-cursor");
    }
}
