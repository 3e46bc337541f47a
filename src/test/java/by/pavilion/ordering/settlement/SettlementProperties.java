package by.pavilion.ordering.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import by.pavilion.catalog.Sku;
import by.pavilion.identity.MerchantId;
import by.pavilion.ordering.OrderId;
import by.pavilion.ordering.OrderLineId;
import by.pavilion.ordering.SalesEntry;
import by.pavilion.shared.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

/** The arithmetic of statements: to the fen, whatever was sold and went back. */
class SettlementProperties {

    @Property
    void howeverMuchGoesBackTheCommissionIsThatOfWhatIsKept(
            @ForAll @LongRange(min = 0, max = 5_000_000) long goods,
            @ForAll @IntRange(min = 0, max = 1_000_000) int millionths,
            @ForAll @Size(max = 12) List<@LongRange(min = 1, max = 1_000_000) Long> wishes) {
        BigDecimal rate = BigDecimal.valueOf(millionths, 6);
        SettledEntry sale = SettledEntry.of(sale(new SalesEntry.Parts(goods, 0, 0, 0, 0)), rate);
        long kept = goods;
        long commission = sale.commission();
        long payout = sale.payout();
        for (long wish : wishes) {
            long back = Math.min(wish, kept);
            kept -= back;
            SettledEntry refund = SettledEntry.of(refund(new SalesEntry.Parts(-back, 0, 0, 0, 0), kept), rate);
            commission += refund.commission();
            payout += refund.payout();
        }

        long ofKept = rate.multiply(BigDecimal.valueOf(kept))
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
        assertThat(commission).isEqualTo(ofKept);
        assertThat(payout).isEqualTo(kept - ofKept);
    }

    @Property
    void theSumsOfAStatementAreThoseOfItsEntriesAndOfTheMoneyThatMoved(
            @ForAll @IntRange(min = 0, max = 1_000_000) int millionths,
            @ForAll @Size(max = 20) List<@LongRange(min = 0, max = 500_000) Long> sold,
            @ForAll @Size(max = 20) List<@LongRange(min = 0, max = 500_000) Long> givenBack) {
        BigDecimal rate = BigDecimal.valueOf(millionths, 6);
        SettlementSums sums = SettlementSums.ZERO;
        long moved = 0;
        long payouts = 0;
        for (long amount : sold) {
            SettledEntry sale = SettledEntry.of(
                    sale(new SalesEntry.Parts(amount, amount / 7, amount / 5, amount / 9, amount / 8)), rate);
            sums = sums.plus(sale);
            moved += sale.entry().parts().paid() + sale.entry().parts().borne();
            payouts += sale.payout();
        }
        for (long amount : givenBack) {
            SettledEntry refund = SettledEntry.of(
                    refund(new SalesEntry.Parts(-amount, 0, -(amount / 5), -(amount / 9), -(amount / 8)), amount / 3),
                    rate);
            sums = sums.plus(refund);
            moved += refund.entry().parts().paid() + refund.entry().parts().borne();
            payouts += refund.payout();
        }

        assertThat(sums.entries()).isEqualTo(sold.size() + givenBack.size());
        assertThat(sums.sales() - sums.promotions() - sums.refunds()).isEqualTo(moved);
        assertThat(sums.payout()).isEqualTo(payouts);
    }

    /** The merchant gets what the goods are sold for, whoever has paid that. */
    @Property
    void whatAMarketplaceBearsIsNotTakenOffThePayout(
            @ForAll @LongRange(min = 0, max = 5_000_000) long goods,
            @ForAll @IntRange(min = 0, max = 1_000_000) int millionths,
            @ForAll @IntRange(min = 0, max = 100) int percent) {
        BigDecimal rate = BigDecimal.valueOf(millionths, 6);
        long coupon = goods * percent / 100;

        SettledEntry plain = SettledEntry.of(sale(new SalesEntry.Parts(goods, 0, 0, 0, 0)), rate);
        SettledEntry borne = SettledEntry.of(sale(new SalesEntry.Parts(goods, coupon, 0, 0, coupon)), rate);
        SettledEntry own = SettledEntry.of(sale(new SalesEntry.Parts(goods, coupon, 0, 0, 0)), rate);

        assertThat(borne.payout()).isEqualTo(plain.payout());
        assertThat(borne.commission()).isEqualTo(plain.commission());
        assertThat(own.payout() + own.commission()).isEqualTo(goods - coupon);
    }

    private static SalesEntry sale(SalesEntry.Parts parts) {
        return entry(SalesEntry.Kind.SALE, parts, parts.soldGoods());
    }

    /** @param kept what is left of the line's goods after it */
    private static SalesEntry refund(SalesEntry.Parts parts, long kept) {
        return entry(SalesEntry.Kind.REFUND, parts, kept);
    }

    private static SalesEntry entry(SalesEntry.Kind kind, SalesEntry.Parts parts, long kept) {
        return new SalesEntry(
                1,
                new MerchantId(2),
                kind,
                3,
                new OrderId(4),
                new OrderLineId(5),
                new Sku("CHOC-1"),
                Money.CNY,
                parts,
                kept,
                Instant.parse("2026-11-23T10:00:00Z"),
                LocalDate.of(2026, 11, 23));
    }
}
