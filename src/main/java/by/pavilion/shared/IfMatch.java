package by.pavilion.shared;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The versions that a caller is willing to change, from the header {@code If-Match}: entity tags, or {@code *} for any.
 * A use case checks it against the version of the row that it has locked.
 */
public record IfMatch(Set<String> tags) {
    private static final ProblemType REQUIRED = new ProblemType("precondition-required", 428);
    private static final ProblemType FAILED = new ProblemType("precondition-failed", 412);
    private static final String ANY = "*";

    public IfMatch {
        tags = Set.copyOf(tags);
    }

    public static IfMatch fromString(String header) {
        return new IfMatch(
                Arrays.stream(header.split(",", -1)).map(String::strip).collect(Collectors.toSet()));
    }

    /** The entity tag of a version, quoted as in the header {@code ETag}. */
    public static String tag(long version) {
        return "\"" + version + "\"";
    }

    /** The entity tag of one look of a version, where more than the version makes the bytes: another digest, another tag. */
    public static String tag(long version, String digest) {
        return "\"" + version + "-" + digest + "\"";
    }

    /**
     * Lets a change of the given version pass, whichever look of it the caller knows.
     *
     * @param given the header, or null when the caller sent none
     * @throws Problem 428 without the header, 412 when the caller knows another version
     */
    public static void check(@Nullable IfMatch given, long version) {
        if (given == null) {
            throw REQUIRED.at("If-Match", "required");
        }
        if (!given.tags.contains(ANY) && given.tags.stream().noneMatch(tag -> isOf(tag, version))) {
            throw FAILED.with("current", tag(version)).at("If-Match", "stale");
        }
    }

    private static boolean isOf(String tag, long version) {
        return tag.equals(tag(version)) || tag.startsWith("\"" + version + "-");
    }

    /**
     * Lets the making of a thing pass: whoever knows a version of it expects it to be there.
     *
     * @throws Problem 412 when the caller sent the header
     */
    public static void checkAbsent(@Nullable IfMatch given) {
        if (given != null) {
            throw FAILED.with("current", "–").at("If-Match", "stale");
        }
    }
}
