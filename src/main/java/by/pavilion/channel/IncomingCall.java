package by.pavilion.channel;

import java.util.Map;
import java.util.Optional;

/**
 * What a marketplace asks us, as it came.
 *
 * @param query the parameters of the address, decoded
 * @param body empty when all is in the address
 */
@SuppressWarnings("ArrayRecordComponent") // the bytes are what a signature is made over; calls are never compared
public record IncomingCall(Map<String, String> query, byte[] body) {
    public IncomingCall {
        query = Map.copyOf(query);
    }

    public Optional<String> parameter(String name) {
        return Optional.ofNullable(query.get(name)).filter(value -> !value.isEmpty());
    }

    /** The parameters may tell of a buyer. */
    @Override
    public String toString() {
        return "IncomingCall[" + query.keySet() + "]";
    }
}
