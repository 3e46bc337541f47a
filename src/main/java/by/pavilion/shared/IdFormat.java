package by.pavilion.shared;

import com.github.f4b6a3.tsid.Tsid;

/**
 * The printed form of one kind of id: a prefix that names the kind, an underscore, and 13 characters of Crockford's
 * base 32 for the 64-bit number: {@code ord_0HZX3K8M2T4QF}.
 */
public final class IdFormat {
    private final String prefix;

    private IdFormat(String prefix) {
        this.prefix = prefix + "_";
    }

    public static IdFormat prefixed(String prefix) {
        return new IdFormat(prefix);
    }

    public String print(long value) {
        return prefix + Tsid.from(value);
    }

    /** @throws IllegalArgumentException when the text is not an id of this kind */
    public long parse(String text) {
        if (!text.startsWith(prefix) || !Tsid.isValid(text.substring(prefix.length()))) {
            throw new IllegalArgumentException("not an id of the form " + prefix + "…");
        }
        return Tsid.from(text.substring(prefix.length())).toLong();
    }
}
