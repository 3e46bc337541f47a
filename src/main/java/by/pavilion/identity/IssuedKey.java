package by.pavilion.identity;

import java.util.Optional;

/**
 * A key that was just issued.
 *
 * @param secret what its owner sends; absent when the issue is a repeat, since only a digest was kept
 */
public record IssuedKey(ApiKey key, Optional<String> secret) {
    @Override
    public String toString() {
        return "IssuedKey[" + key + "]";
    }
}
