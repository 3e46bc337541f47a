package by.pavilion.ordering.rest;

import by.pavilion.identity.MerchantId;
import by.pavilion.ordering.settlement.Settlement;
import by.pavilion.ordering.settlement.SettlementId;
import by.pavilion.ordering.settlement.SettlementSums;
import by.pavilion.shared.Money;
import java.time.Instant;
import java.time.LocalDate;

/** A closed statement: payout = sales − promotions − refunds − commission − freight − tax. */
record SettlementResponse(
        SettlementId id,
        MerchantId merchantId,
        LocalDate from,
        LocalDate until,
        long entries,
        Parts sales,
        Money promotions,
        Parts refunds,
        Money commission,
        Money freight,
        Money tax,
        Money payout,
        String rate,
        Money paidOut,
        Instant closedAt) {

    /** What moved, part by part. */
    record Parts(Money goods, Money freight, Money tax, Money total) {}

    static SettlementResponse of(Settlement settlement) {
        SettlementSums sums = settlement.sums();
        return new SettlementResponse(
                settlement.id(),
                settlement.merchant(),
                settlement.from(),
                settlement.until(),
                sums.entries(),
                new Parts(
                        settlement.money(sums.soldGoods()),
                        settlement.money(sums.soldFreight()),
                        settlement.money(sums.soldTax()),
                        settlement.money(sums.sales())),
                settlement.money(sums.promotions()),
                new Parts(
                        settlement.money(sums.refundedGoods()),
                        settlement.money(sums.refundedFreight()),
                        settlement.money(sums.refundedTax()),
                        settlement.money(sums.refunds())),
                settlement.money(sums.commission()),
                settlement.money(sums.freight()),
                settlement.money(sums.tax()),
                settlement.money(sums.payout()),
                settlement.paidOut().rate().toPlainString(),
                settlement.paidOut().amount(),
                settlement.closedAt());
    }
}
