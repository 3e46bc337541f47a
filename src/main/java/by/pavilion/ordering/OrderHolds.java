package by.pavilion.ordering;

import by.pavilion.shared.IdempotencyKey;
import java.util.Optional;

/** Holds on orders for contexts above: holds themselves are kept in a package that only ordering sees. */
public interface OrderHolds {
    /**
     * Holds the order, once for each key.
     *
     * @param by who wants it: {@code channel:douyin:12345}
     * @param reason by its code: {@code refund-open}
     * @return empty when the order is on its way to its buyer already or has ended
     */
    Optional<HoldId> hold(String by, IdempotencyKey key, OrderId order, String reason, String note);

    /** Ends whatever the same holds for the same reason with the same note. */
    void end(String by, OrderId order, String reason, String note);
}
