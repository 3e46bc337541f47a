package by.pavilion.channel;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** How a marketplace signs the messages that it pushes to us. */
public enum SignMethod {
    MD5("md5"),
    HMAC_SHA256("hmac-sha256");

    private final String wire;

    SignMethod(String wire) {
        this.wire = wire;
    }

    @JsonCreator
    public static SignMethod fromWire(String text) {
        for (SignMethod method : values()) {
            if (method.wire.equals(text)) {
                return method;
            }
        }
        throw new IllegalArgumentException("no sign method " + text);
    }

    @JsonValue
    public String wire() {
        return wire;
    }
}
