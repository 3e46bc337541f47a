package by.pavilion.ordering.rest;

import by.pavilion.identity.MerchantId;
import by.pavilion.ordering.settlement.Settlement;
import by.pavilion.ordering.settlement.SettlementId;
import by.pavilion.ordering.settlement.SettlementSums;
import by.pavilion.shared.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.function.LongFunction;

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
    record Parts(Money goods, Money freight, Money tax, Money total) {
        static Parts sold(SettlementSums sums, LongFunction<Money> money) {
            return new Parts(
                    money.apply(sums.soldGoods()),
                    money.apply(sums.soldFreight()),
                    money.apply(sums.soldTax()),
                    money.apply(sums.sales()));
        }

        static Parts refunded(SettlementSums sums, LongFunction<Money> money) {
            return new Parts(
                    money.apply(sums.refundedGoods()),
                    money.apply(sums.refundedFreight()),
                    money.apply(sums.refundedTax()),
                    money.apply(sums.refunds()));
        }
    }

    static SettlementResponse of(Settlement settlement) {
        SettlementSums sums = settlement.sums();
        return new SettlementResponse(
                settlement.id(),
                settlement.merchant(),
                settlement.from(),
                settlement.until(),
                sums.entries(),
                Parts.sold(sums, settlement::money),
                settlement.money(sums.promotions()),
                Parts.refunded(sums, settlement::money),
                settlement.money(sums.commission()),
                settlement.money(sums.freight()),
                settlement.money(sums.tax()),
                settlement.money(sums.payout()),
                settlement.paidOut().rate().toPlainString(),
                settlement.paidOut().amount(),
                settlement.closedAt());
    }
}
