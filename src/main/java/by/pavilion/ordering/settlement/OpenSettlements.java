package by.pavilion.ordering.settlement;

import by.pavilion.customs.CustomsCalendar;
import by.pavilion.identity.MerchantId;
import by.pavilion.merchant.AgreeCommission;
import by.pavilion.merchant.CommissionTerms;
import by.pavilion.shared.Money;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Sums up what is in no statement yet, each time anew and in portions that keep memory flat. */
@ApplicationScoped
public class OpenSettlements {
    private static final int PORTION = 1000;

    private final SettlementStore store;
    private final AgreeCommission commissions;
    private final SettleEntries settleEntries;
    private final Clock clock;

    OpenSettlements(SettlementStore store, AgreeCommission commissions, SettleEntries settleEntries, Clock clock) {
        this.store = store;
        this.commissions = commissions;
        this.settleEntries = settleEntries;
        this.clock = clock;
    }

    /**
     * The merchant's. Without any entry it begins today or where the last statement ends. When a statement is made meanwhile, a
     * part of its entries may be counted already: then all are counted anew.
     */
    @Transactional
    public OpenSettlement of(MerchantId merchant) {
        while (true) {
            Optional<LocalDate> last = store.last(merchant).map(Settlement::until);
            OpenSettlement open = after(last, merchant);
            if (store.last(merchant).map(Settlement::until).equals(last)) {
                return open;
            }
        }
    }

    private OpenSettlement after(Optional<LocalDate> from, MerchantId merchant) {
        Instant now = clock.instant();
        CommissionTerms terms = commissions.terms(merchant);
        LocalDate first = CustomsCalendar.dayOf(now);
        SettlementSums sums = SettlementSums.ZERO;
        List<SettlementStore.Open> portion = store.open(merchant, now, 0, PORTION);
        while (!portion.isEmpty()) {
            for (SettledEntry entry : settleEntries.settled(portion, terms)) {
                sums = sums.plus(entry);
                LocalDate day = CustomsCalendar.dayOf(entry.entry().occurredAt());
                first = day.isBefore(first) ? day : first;
            }
            portion = store.open(
                    merchant, now, portion.get(portion.size() - 1).entry().id(), PORTION);
        }
        return new OpenSettlement(merchant, from.orElse(first), Money.CNY, sums, now);
    }
}
