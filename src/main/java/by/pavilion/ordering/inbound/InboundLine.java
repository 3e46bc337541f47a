package by.pavilion.ordering.inbound;

import by.pavilion.catalog.Sku;
import by.pavilion.identity.MerchantId;
import by.pavilion.inventory.LotNumber;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Pieces of one lot that travel together.
 *
 * @param weightGrams of all of them with their packing
 * @param volumeCm3 of all of them with their packing, where it was told
 * @param parcel as what logistics moves them, once it has heard of them
 * @param entry how they came into the warehouse
 */
public record InboundLine(
        InboundLineId id,
        Sku sku,
        MerchantId merchant,
        LotNumber lot,
        LocalDate bestBefore,
        long quantity,
        long weightGrams,
        Optional<Long> volumeCm3,
        Optional<String> parcel,
        Optional<Entry> entry) {

    /**
     * The entry into the bonded zone.
     *
     * @param number customs' number of the list
     * @param received pieces that were counted, which may be fewer than were sent
     */
    public record Entry(BondedEntryId id, String number, Instant at, long received) {}

    /** The same with the best-before date that stands on the goods. */
    InboundLine dated(LocalDate day) {
        return new InboundLine(id, sku, merchant, lot, day, quantity, weightGrams, volumeCm3, parcel, entry);
    }

    InboundLine entered(Entry as) {
        if (entry.isPresent()) {
            throw new IllegalStateException(id + " has entered already");
        }
        return new InboundLine(
                id, sku, merchant, lot, bestBefore, quantity, weightGrams, volumeCm3, parcel, Optional.of(as));
    }
}
