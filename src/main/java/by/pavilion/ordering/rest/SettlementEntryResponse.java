package by.pavilion.ordering.rest;

import by.pavilion.catalog.Sku;
import by.pavilion.ordering.OrderId;
import by.pavilion.ordering.OrderLineId;
import by.pavilion.ordering.SalesEntry;
import by.pavilion.ordering.settlement.SettledEntry;
import by.pavilion.shared.Money;
import java.time.Instant;
import java.time.LocalDate;

/**
 * One line's part of a payment or refund; those of a refund are negative.
 *
 * @param paid by the buyer, or back to the buyer
 * @param borne what of the discount a marketplace bears, so that the merchant gets it all the same
 */
record SettlementEntryResponse(
        SalesEntry.Kind kind,
        OrderId orderId,
        OrderLineId lineId,
        Sku sku,
        Instant occurredAt,
        LocalDate placedOn,
        Money goods,
        Money discount,
        Money freight,
        Money tax,
        Money paid,
        String rate,
        Money commission,
        Money payout,
        Money borne) {

    static SettlementEntryResponse of(SettledEntry settled) {
        SalesEntry entry = settled.entry();
        return new SettlementEntryResponse(
                entry.kind(),
                entry.order(),
                entry.line(),
                entry.sku(),
                entry.occurredAt(),
                entry.placedOn(),
                Money.ofMinor(entry.parts().goods(), entry.currency()),
                Money.ofMinor(entry.parts().discount(), entry.currency()),
                Money.ofMinor(entry.parts().freight(), entry.currency()),
                Money.ofMinor(entry.parts().tax(), entry.currency()),
                Money.ofMinor(entry.parts().paid(), entry.currency()),
                settled.rate().toPlainString(),
                Money.ofMinor(settled.commission(), entry.currency()),
                Money.ofMinor(settled.payout(), entry.currency()),
                Money.ofMinor(entry.parts().borne(), entry.currency()));
    }
}
