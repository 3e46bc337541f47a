package by.pavilion.logistics;

import java.util.Map;
import java.util.Optional;

/**
 * An HTTP message from a carrier as it came.
 *
 * @param headers by name in lower case
 */
@SuppressWarnings("ArrayRecordComponent") // the bytes are what a signature is made over; messages are never compared
public record CarrierMessage(String method, Map<String, String> headers, byte[] body) {
    public CarrierMessage {
        headers = Map.copyOf(headers);
    }

    /** @param name in lower case */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }
}
