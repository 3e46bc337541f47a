package by.pavilion.ordering.rest;

import by.pavilion.identity.MerchantId;
import by.pavilion.ordering.settlement.OpenSettlement;
import by.pavilion.ordering.settlement.SettlementSums;
import by.pavilion.shared.Money;
import java.time.Instant;
import java.time.LocalDate;

/** What a merchant's next statement would say if it were closed now; the sums as in {@link SettlementResponse}. */
record OpenSettlementResponse(
        MerchantId merchantId,
        Status status,
        LocalDate from,
        long entries,
        SettlementResponse.Parts sales,
        Money promotions,
        SettlementResponse.Parts refunds,
        Money commission,
        Money freight,
        Money tax,
        Money payout,
        Instant asOf) {

    /** Closed ones are of another kind, and do not change. */
    enum Status {
        OPEN
    }

    static OpenSettlementResponse of(OpenSettlement open) {
        SettlementSums sums = open.sums();
        return new OpenSettlementResponse(
                open.merchant(),
                Status.OPEN,
                open.from(),
                sums.entries(),
                SettlementResponse.Parts.sold(sums, open::money),
                open.money(sums.promotions()),
                SettlementResponse.Parts.refunded(sums, open::money),
                open.money(sums.commission()),
                open.money(sums.freight()),
                open.money(sums.tax()),
                open.money(sums.payout()),
                open.asOf());
    }
}
