package by.pavilion.ordering;

import by.pavilion.shared.IdempotencyKey;
import java.util.Optional;

/** Goods that come back because a marketplace has agreed on it with their buyer. The money is the marketplace's affair. */
public interface MarketplaceReturns {
    /**
     * Wants the goods of a line back, all that can still come back of it; once for each key.
     *
     * @param by who wants it: {@code channel:douyin:12345}
     * @param externalLineId the marketplace's number of the line; all lines when it is empty
     * @return why it cannot be, as a problem's slug; empty when it is wanted now
     */
    Optional<String> want(String by, IdempotencyKey key, OrderId order, String externalLineId);
}
