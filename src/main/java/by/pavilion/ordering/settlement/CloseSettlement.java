package by.pavilion.ordering.settlement;

import by.pavilion.customs.CustomsCalendar;
import by.pavilion.identity.Audit;
import by.pavilion.identity.Audited;
import by.pavilion.identity.AuditedKind;
import by.pavilion.identity.MerchantId;
import by.pavilion.merchant.AgreeCommission;
import by.pavilion.merchant.CommissionTerms;
import by.pavilion.merchant.Merchants;
import by.pavilion.shared.FieldError;
import by.pavilion.shared.IdempotencyKey;
import by.pavilion.shared.IdempotencyKeys;
import by.pavilion.shared.Ids;
import by.pavilion.shared.Money;
import by.pavilion.shared.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Closes a merchant's statement: whatever moved before its end and is in no statement yet goes into it with its commission,
 * in one transaction, in portions that keep memory flat. Nothing is closed that does not agree with the payment ledger.
 */
@ApplicationScoped
public class CloseSettlement {
    private static final int PORTION = 1000;

    private final SettlementStore store;
    private final Merchants merchants;
    private final AgreeCommission commissions;
    private final SettleEntries settleEntries;
    private final IdempotencyKeys keys;
    private final Ids ids;
    private final Audit audit;
    private final Clock clock;

    CloseSettlement(
            SettlementStore store,
            Merchants merchants,
            AgreeCommission commissions,
            SettleEntries settleEntries,
            IdempotencyKeys keys,
            Ids ids,
            Audit audit,
            Clock clock) {
        this.store = store;
        this.merchants = merchants;
        this.commissions = commissions;
        this.settleEntries = settleEntries;
        this.keys = keys;
        this.ids = ids;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * What is to be closed.
     *
     * @param until the day in China after the last one
     * @param currency that the merchant is paid in, {@code rate} units of it for one yuan
     */
    public record Particulars(MerchantId merchant, LocalDate until, Currency currency, BigDecimal rate) {}

    /**
     * Closes the statement, once for each key.
     *
     * @throws by.pavilion.shared.Problem 404 without such a merchant, 409 when the period is closed already or the entries do
     *     not agree with the ledger, 422 when the period is not over, nobody can be paid in that currency, or yuan are to
     *     be exchanged for yuan
     */
    public Settlement close(String caller, IdempotencyKey key, Particulars particulars) {
        SettlementId id = new SettlementId(ids.next());
        return Transactions.retrying(() -> {
            merchants.require(particulars.merchant());
            Optional<String> earlier = keys.claim(caller, key, "close settlement\n" + particulars, id.toString());
            if (earlier.isPresent()) {
                return store.find(SettlementId.fromString(earlier.get())).orElseThrow();
            }
            check(particulars);
            return close(id, caller, particulars);
        });
    }

    private void check(Particulars particulars) {
        LocalDate today = CustomsCalendar.dayOf(clock.instant());
        List<FieldError> errors = new ArrayList<>();
        if (particulars.until().isAfter(today)) {
            errors.add(new FieldError("/until", "period-not-over", Map.of("latest", today.toString())));
        }
        // gold and the like have codes of currencies too, and no units that are paid out
        if (particulars.currency().getDefaultFractionDigits() < 0) {
            errors.add(FieldError.of("/paidOutCurrency", "malformed"));
        }
        if (particulars.currency().equals(Money.CNY) && particulars.rate().compareTo(BigDecimal.ONE) != 0) {
            errors.add(FieldError.of("/rate", "same-currency"));
        }
        if (!errors.isEmpty()) {
            throw SettlementProblems.validation(errors);
        }
    }

    private Settlement close(SettlementId id, String caller, Particulars particulars) {
        MerchantId merchant = particulars.merchant();
        Optional<Settlement> last = store.lockLast(merchant);
        last.filter(before -> !before.until().isBefore(particulars.until())).ifPresent(before -> {
            throw SettlementProblems.closed(before.until());
        });
        Instant end = particulars.until().atStartOfDay(CustomsCalendar.ZONE).toInstant();
        mustBeBooked(merchant, last, end);
        CommissionTerms terms = commissions.terms(merchant);
        SettlementSums sums = SettlementSums.ZERO;
        @Nullable LocalDate first = last.map(Settlement::until).orElse(null);
        List<SettlementStore.Open> portion = store.open(merchant, end, 0, PORTION);
        while (!portion.isEmpty()) {
            mustAgree(portion);
            List<SettledEntry> settled = settleEntries.settled(portion, terms);
            if (!store.close(id, settled)) {
                throw SettlementProblems.closed(particulars.until());
            }
            for (SettledEntry entry : settled) {
                sums = sums.plus(entry);
                LocalDate day = CustomsCalendar.dayOf(entry.entry().occurredAt());
                first = first == null || (last.isEmpty() && day.isBefore(first)) ? day : first;
            }
            long after = portion.get(portion.size() - 1).entry().id();
            portion = store.open(merchant, end, after, PORTION);
        }
        Settlement settlement = new Settlement(
                id,
                merchant,
                first == null ? particulars.until().minusDays(1) : first,
                particulars.until(),
                Money.CNY,
                sums,
                paidOut(sums, particulars),
                caller,
                clock.instant());
        if (!store.insert(settlement)) {
            throw SettlementProblems.closed(particulars.until());
        }
        audit.note(new Audited(AuditedKind.SETTLEMENT, id.toString(), Optional.of(merchant), null, settlement));
        return settlement;
    }

    /** Entries tell only of what was booked, so what was not is looked for on the other side. */
    private void mustBeBooked(MerchantId merchant, Optional<Settlement> last, Instant end) {
        Instant from = last.map(before ->
                        before.until().atStartOfDay(CustomsCalendar.ZONE).toInstant())
                .orElse(Instant.EPOCH);
        int unbooked = store.unbooked(merchant, from, end);
        if (unbooked > 0) {
            throw SettlementProblems.differs(unbooked);
        }
    }

    private void mustAgree(List<SettlementStore.Open> portion) {
        int differing = store.differing(
                portion.stream().map(open -> open.entry().sourceId()).collect(Collectors.toSet()));
        if (differing > 0) {
            throw SettlementProblems.differs(differing);
        }
    }

    private static Settlement.PaidOut paidOut(SettlementSums sums, Particulars particulars) {
        BigDecimal yuan = Money.ofMinor(sums.payout(), Money.CNY).amount();
        return new Settlement.PaidOut(
                particulars.rate(),
                Money.of(yuan.multiply(particulars.rate()), particulars.currency(), RoundingMode.HALF_EVEN));
    }
}
