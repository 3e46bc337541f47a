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
 * @param keptGoods what is left after this entry of what the merchant sells the line's goods for
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

    /**
     * Minor units of the one currency; those of a refund are negative.
     *
     * @param borne what of the discount a marketplace bears and not the merchant; of a refund, what it takes back of that
     */
    public record Parts(long goods, long discount, long freight, long tax, long borne) {
        /** What the buyer has paid for the goods, or got back. */
        public long netGoods() {
            return Math.subtractExact(goods, discount);
        }

        /** What the merchant sells the goods for, whoever pays. */
        public long soldGoods() {
            return Math.addExact(netGoods(), borne);
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
                Math.addExact(parts.soldGoods(), back.soldGoods()),
                at,
                placedOn);
    }
}
