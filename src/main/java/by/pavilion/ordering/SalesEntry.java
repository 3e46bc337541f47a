package by.pavilion.ordering;

import by.pavilion.catalog.Sku;
import by.pavilion.identity.MerchantId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;

/**
 * What one payment or refund means for one line, and so for its merchant.
 *
 * @param sourceId of the payment or the refund
 * @param keptGoods what is left of the line's goods after this entry, without their discount
 * @param occurredAt when the money moved
 * @param placedOn the day in China on which the order was placed: commissions go by it
 */
public record SalesEntry(
        long id,
        MerchantId merchant,
        Kind kind,
        long sourceId,
        OrderId order,
        OrderLineId line,
        Sku sku,
        Currency currency,
        Parts parts,
        long keptGoods,
        Instant occurredAt,
        LocalDate placedOn) {

    /** Whether money came or went back. */
    public enum Kind {
        SALE,
        REFUND
    }

    /** Minor units of the one currency; those of a refund are negative. */
    public record Parts(long goods, long discount, long freight, long tax) {
        public long netGoods() {
            return Math.subtractExact(goods, discount);
        }

        /** What the buyer has paid, or got back. */
        public long paid() {
            return Math.addExact(netGoods(), Math.addExact(freight, tax));
        }
    }

    /** The refund of a part of this line; {@link #parts} are what is left of it before. */
    SalesEntry refunded(long newId, RefundId refund, Parts back, Instant at) {
        return new SalesEntry(
                newId,
                merchant,
                Kind.REFUND,
                refund.value(),
                order,
                line,
                sku,
                currency,
                back,
                Math.addExact(parts.netGoods(), back.netGoods()),
                at,
                placedOn);
    }
}
