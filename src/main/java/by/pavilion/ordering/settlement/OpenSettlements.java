package by.pavilion.ordering.settlement;

import by.pavilion.catalog.Listing;
import by.pavilion.catalog.Sku;
import by.pavilion.customs.CustomsCalendar;
import by.pavilion.identity.MerchantId;
import by.pavilion.merchant.AgreeCommission;
import by.pavilion.merchant.Commission;
import by.pavilion.merchant.CommissionTerms;
import by.pavilion.ordering.settlement.SettlementStore.OpenSums;
import by.pavilion.shared.Money;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Sums up what is in no statement yet, each time anew: the database adds, so that memory stays flat. */
@ApplicationScoped
public class OpenSettlements {
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
        List<LocalDate> changes = terms.agreed().stream()
                .map(Commission::validFrom)
                .distinct()
                .sorted()
                .toList();
        List<BigDecimal> rates =
                terms.agreed().stream().map(Commission::rate).distinct().toList();
        List<OpenSums> found = store.openSums(merchant, now, changes, rates);
        Map<Sku, Listing> listings =
                settleEntries.listings(found.stream().map(OpenSums::sku).collect(Collectors.toSet()));
        SettlementSums sums = SettlementSums.ZERO;
        LocalDate first = CustomsCalendar.dayOf(now);
        for (OpenSums open : found) {
            BigDecimal rate = settleEntries.rate(listings.get(open.sku()), dayIn(open.step(), changes), terms);
            int known = rates.indexOf(rate);
            sums = sums.plus(open.sums())
                    .plusCommission(known < 0 ? 0 : open.commissions().get(known)); // nothing agreed, nothing taken
            LocalDate day = CustomsCalendar.dayOf(open.first());
            first = day.isBefore(first) ? day : first;
        }
        return new OpenSettlement(merchant, from.orElse(first), Money.CNY, sums, now);
    }

    /** Any day after so many changes of rates: its rates are those of all days of the step. */
    private static LocalDate dayIn(int step, List<LocalDate> changes) {
        return step == 0 ? LocalDate.MIN : changes.get(step - 1);
    }
}
