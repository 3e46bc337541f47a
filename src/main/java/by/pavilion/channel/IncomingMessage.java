package by.pavilion.channel;

import java.util.Map;
import java.util.Optional;

/**
 * What a marketplace pushed, as it came.
 *
 * @param headers by name in lower case
 */
@SuppressWarnings("ArrayRecordComponent") // the bytes are what a signature is made over; messages are never compared
public record IncomingMessage(Map<String, String> headers, byte[] body) {
    public IncomingMessage {
        headers = Map.copyOf(headers);
    }

    /** @param name in lower case */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }
}
