package by.pavilion.sandbox.carrier;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where a parcel is on its last mile, or what has happened to it there, and the event that says so. */
enum Stage {
    ANNOUNCED(""),
    DISPATCHED(""),
    PICKED_UP("picked_up"),
    /** Customs keeps it. */
    HELD("customs_import_held"),
    DEPARTED("departed"),
    LOST("exception", "lost"),
    DAMAGED("exception", "damaged"),
    OUT_FOR_DELIVERY("out_for_delivery"),
    /** Its buyer did not take it. */
    REFUSED("exception", "refused"),
    /** Nobody is found where it should go. */
    NOT_FOUND("exception", "address"),
    RETURNING("returning"),
    RETURNED("returned"),
    DELIVERED("delivered"),
    /** Taken back before it left. */
    VOIDED("");

    private final String code;
    private final @Nullable String reason;

    Stage(String code) {
        this(code, null);
    }

    Stage(String code, @Nullable String reason) {
        this.code = code;
        this.reason = reason;
    }

    /** The event's code as it is pushed. */
    String code() {
        return code;
    }

    /** What is wrong, where the code says no more than that something is. */
    Optional<String> reason() {
        return Optional.ofNullable(reason);
    }

    /** Whether a parcel stays here until a tester chooses another scenario. */
    boolean holds() {
        return this == LOST || this == HELD;
    }

    boolean isNearTheDoor() {
        return this == OUT_FOR_DELIVERY || this == REFUSED || this == NOT_FOUND || this == DELIVERED;
    }
}
