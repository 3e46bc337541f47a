package by.pavilion.identity;

import by.pavilion.shared.IdFormat;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;

/** An API key's name, which is no secret. */
public record KeyId(long value) {
    private static final IdFormat FORMAT = IdFormat.prefixed("key");

    @JsonCreator
    public static KeyId fromString(String text) {
        return new KeyId(FORMAT.parse(text));
    }

    /** The key that a caller uses; empty when it uses none of ours. */
    static Optional<KeyId> of(Caller caller) {
        return ofCaller(caller.id());
    }

    /** The same by the caller's name. */
    static Optional<KeyId> ofCaller(String id) {
        try {
            return Optional.of(fromString(id));
        } catch (IllegalArgumentException aSubjectOfAnotherIssuer) {
            return Optional.empty();
        }
    }

    @JsonValue
    @Override
    public String toString() {
        return FORMAT.print(value);
    }
}
