package by.pavilion.ordering.settlement;

import by.pavilion.ordering.SalesEntry;

/**
 * The sums of a statement in minor units, none of them negative but perhaps the payout. Money that came is
 * {@code sold… − promotions}, money that went back {@code refunded…}: both agree with the payment ledger, and with what
 * marketplaces bear of their own promotions.
 *
 * @param soldGoods without tax and before promotions
 * @param soldTax collected for customs, which is who gets it
 * @param promotions taken off what the merchant gets: those that a marketplace bears are not
 */
public record SettlementSums(
        long entries,
        long soldGoods,
        long soldFreight,
        long soldTax,
        long promotions,
        long refundedGoods,
        long refundedFreight,
        long refundedTax,
        long commission) {
    static final SettlementSums ZERO = new SettlementSums(0, 0, 0, 0, 0, 0, 0, 0, 0);

    SettlementSums plus(SettledEntry settled) {
        SalesEntry.Parts parts = settled.entry().parts();
        boolean sale = settled.entry().kind() == SalesEntry.Kind.SALE;
        return new SettlementSums(
                entries + 1,
                Math.addExact(soldGoods, sale ? parts.goods() : 0),
                Math.addExact(soldFreight, sale ? parts.freight() : 0),
                Math.addExact(soldTax, sale ? parts.tax() : 0),
                Math.addExact(promotions, sale ? parts.discount() - parts.borne() : 0),
                Math.subtractExact(refundedGoods, sale ? 0 : parts.goods() + parts.borne()),
                Math.subtractExact(refundedFreight, sale ? 0 : parts.freight()),
                Math.subtractExact(refundedTax, sale ? 0 : parts.tax()),
                Math.addExact(commission, settled.commission()));
    }

    SettlementSums plus(SettlementSums other) {
        return new SettlementSums(
                Math.addExact(entries, other.entries),
                Math.addExact(soldGoods, other.soldGoods),
                Math.addExact(soldFreight, other.soldFreight),
                Math.addExact(soldTax, other.soldTax),
                Math.addExact(promotions, other.promotions),
                Math.addExact(refundedGoods, other.refundedGoods),
                Math.addExact(refundedFreight, other.refundedFreight),
                Math.addExact(refundedTax, other.refundedTax),
                Math.addExact(commission, other.commission));
    }

    SettlementSums plusCommission(long more) {
        return plus(new SettlementSums(0, 0, 0, 0, 0, 0, 0, 0, more));
    }

    /** What buyers have paid for before promotions. */
    public long sales() {
        return Math.addExact(soldGoods, Math.addExact(soldFreight, soldTax));
    }

    public long refunds() {
        return Math.addExact(refundedGoods, Math.addExact(refundedFreight, refundedTax));
    }

    /** Freight that stays with whoever ships. */
    public long freight() {
        return Math.subtractExact(soldFreight, refundedFreight);
    }

    /** Tax that goes to customs. */
    public long tax() {
        return Math.subtractExact(soldTax, refundedTax);
    }

    /** Sales − promotions − refunds − commission − freight − tax. Negative when more came back than was sold. */
    public long payout() {
        return sales() - promotions - refunds() - commission - freight() - tax();
    }
}
