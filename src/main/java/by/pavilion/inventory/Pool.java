package by.pavilion.inventory;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** What pieces are set aside for: a channel, by its code, or nobody ({@link #SAFETY}). */
public record Pool(String value) implements Comparable<Pool> {
    private static final Pattern CHANNEL = Pattern.compile("[a-z0-9-]{1,32}");

    /** Never sold: the difference between what a merchant has and what it dares to promise. */
    public static final Pool SAFETY = new Pool("SAFETY");

    public Pool {
        if (!value.equals("SAFETY") && !CHANNEL.matcher(value).matches()) {
            throw new IllegalArgumentException("neither a channel nor the safety stock: " + value);
        }
    }

    /** The pool of a channel. */
    @JsonCreator
    public static Pool fromString(String channel) {
        if (!CHANNEL.matcher(channel).matches()) {
            throw new IllegalArgumentException("not the code of a channel: " + channel);
        }
        return new Pool(channel);
    }

    @Override
    public int compareTo(Pool other) {
        return value.compareTo(other.value);
    }

    @JsonValue
    @Override
    public String toString() {
        return value;
    }
}
