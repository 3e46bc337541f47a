package by.pavilion.ordering.holds;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Why an order is held. */
public enum HoldReason {
    SUSPICIOUS,
    ADDRESS_CHANGE,
    REFUND_OPEN,
    STOCK_CHECK,
    CHANNEL_LOCKED,
    OTHER;

    /** The name in requests, rows and events. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<HoldReason> find(String code) {
        return Arrays.stream(values())
                .filter(reason -> reason.code().equals(code))
                .findAny();
    }

    static List<String> codes() {
        return Arrays.stream(values()).map(HoldReason::code).toList();
    }
}
