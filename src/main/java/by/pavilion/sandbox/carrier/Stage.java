package by.pavilion.sandbox.carrier;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Where a parcel is on its last mile, and the event that says so. */
enum Stage {
    ANNOUNCED(""),
    DISPATCHED(""),
    PICKED_UP("picked_up"),
    DEPARTED("departed"),
    OUT_FOR_DELIVERY("out_for_delivery"),
    DELIVERED("delivered"),
    /** Taken back before it left. */
    VOIDED("");

    private final String code;

    Stage(String code) {
        this.code = code;
    }

    /** The event's code as it is pushed. */
    String code() {
        return code;
    }

    /** The stages with an event that a parcel has gone through when it is here. */
    List<Stage> told() {
        return this == VOIDED
                ? List.of()
                : Arrays.stream(values())
                        .filter(stage -> !stage.code.isEmpty() && stage.compareTo(this) <= 0)
                        .toList();
    }

    /** What comes next by itself; nothing before the parcel was released, and nothing after its delivery. */
    Optional<Stage> next() {
        return switch (this) {
            case ANNOUNCED, DELIVERED, VOIDED -> Optional.empty();
            case DISPATCHED -> Optional.of(PICKED_UP);
            case PICKED_UP -> Optional.of(DEPARTED);
            case DEPARTED -> Optional.of(OUT_FOR_DELIVERY);
            case OUT_FOR_DELIVERY -> Optional.of(DELIVERED);
        };
    }
}
