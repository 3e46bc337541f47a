package by.pavilion.identity;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;

/** What a merchant's key may be limited to. A key without scopes may everything, what comes later included. */
public enum KeyScope {
    /** Listings with all that stands in them, their files, and what customs says about them. */
    LISTINGS("listings"),
    STOCK("stock"),
    /** Price lists. The price that stands in a listing belongs to {@link #LISTINGS}. */
    PRICES("prices"),
    PROMOTIONS("promotions"),
    ORDERS_READ("orders:read"),
    /** What has to be confirmed, packed and handed over. */
    SHIPMENTS("shipments"),
    SETTLEMENTS_READ("settlements:read"),
    /** The merchant's particulars, its application and its documents. */
    PROFILE("profile"),
    KEYS("keys"),
    AUDIT_READ("audit:read");

    private final String text;

    KeyScope(String text) {
        this.text = text;
    }

    @JsonCreator
    public static KeyScope fromString(String text) {
        return Arrays.stream(values())
                .filter(scope -> scope.text.equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no scope: " + text));
    }

    @JsonValue
    @Override
    public String toString() {
        return text;
    }
}
