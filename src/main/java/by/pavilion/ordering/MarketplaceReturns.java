package by.pavilion.ordering;

import by.pavilion.shared.IdempotencyKey;
import by.pavilion.shared.Money;
import java.util.Optional;

/** Goods that come back because a marketplace has agreed on it with their buyer. The money is the marketplace's affair. */
public interface MarketplaceReturns {
    /**
     * Wants the goods of a line back, all that can still come back of it; once for each key. Marketplaces do not tell how many
     * pieces come back: when there are several and less than their price goes back, a person has to say.
     *
     * @param by who wants it: {@code channel:douyin:12345}
     * @param externalLineId the marketplace's number of the line; all lines when it is empty
     * @param amount what the buyer got back
     * @return why it cannot be, as a problem's slug or {@code pieces-not-told}; empty when it is wanted now
     */
    Optional<String> want(String by, IdempotencyKey key, OrderId order, String externalLineId, Money amount);
}
