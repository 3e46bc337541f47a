package by.pavilion.ordering;

import java.time.Instant;
import java.util.Optional;

/** Where an order was placed. Shop, number, time of change and promise are there for marketplaces only. */
public record SalesChannel(
        String code,
        Optional<String> shopId,
        Optional<String> externalOrderId,
        Optional<Instant> externalUpdatedAt,
        Optional<Instant> shipBy) {

    static SalesChannel of(Origin origin) {
        if (origin instanceof Origin.Marketplace marketplace) {
            return new SalesChannel(
                    marketplace.channel(),
                    Optional.of(marketplace.shopId()),
                    Optional.of(marketplace.externalOrderId()),
                    Optional.of(marketplace.externalUpdatedAt()),
                    marketplace.shipBy());
        }
        return new SalesChannel(
                origin.channel(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }
}
