package by.pavilion.ordering;

import by.pavilion.customs.Limits;
import by.pavilion.inventory.WarehouseCode;
import by.pavilion.pricing.FreightReason;
import by.pavilion.pricing.LandedPrice;
import by.pavilion.shared.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What goods would cost at the buyer's door, and what limits that.
 *
 * @param validUntil until when an order that names the quote gets exactly its price
 * @param warehouse where they would come from, when the wish left that open
 * @param freight why the freight is what it is
 * @param leftThisYear of the buyer's yearly limit before this purchase, by our count, when the buyer was named
 */
public record Quote(
        QuoteId id,
        Instant validUntil,
        LocalDate date,
        Optional<WarehouseCode> warehouse,
        LandedPrice price,
        FreightReason freight,
        DeliveryEstimate delivery,
        Limits limits,
        Optional<Money> leftThisYear) {}
