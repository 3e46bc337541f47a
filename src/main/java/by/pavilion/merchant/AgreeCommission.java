package by.pavilion.merchant;

import by.pavilion.identity.Audit;
import by.pavilion.identity.Audited;
import by.pavilion.identity.AuditedKind;
import by.pavilion.identity.MerchantId;
import by.pavilion.shared.Cursor;
import by.pavilion.shared.FieldError;
import by.pavilion.shared.IdempotencyKey;
import by.pavilion.shared.IdempotencyKeys;
import by.pavilion.shared.Ids;
import by.pavilion.shared.Page;
import by.pavilion.shared.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Commissions of merchants. What has begun stays as it is: statements were or will be made by it. */
@ApplicationScoped
public class AgreeCommission {
    /** Days are China's, as those of orders and statements. */
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    private static final int ALL = 10_000;

    private final CommissionStore store;
    private final Merchants merchants;
    private final IdempotencyKeys keys;
    private final Ids ids;
    private final Audit audit;
    private final Clock clock;

    AgreeCommission(
            CommissionStore store, Merchants merchants, IdempotencyKeys keys, Ids ids, Audit audit, Clock clock) {
        this.store = store;
        this.merchants = merchants;
        this.keys = keys;
        this.ids = ids;
        this.audit = audit;
        this.clock = clock;
    }

    /** What is agreed; see {@link Commission}. */
    public record Particulars(Optional<String> category, BigDecimal rate, LocalDate validFrom) {}

    /**
     * Agrees on a commission, once for each key.
     *
     * @throws by.pavilion.shared.Problem 404 without such a merchant, 409 when there is one for the same goods from the same
     *     day, 422 for a day that is over
     */
    public Commission agree(String caller, IdempotencyKey key, MerchantId merchant, Particulars particulars) {
        CommissionId id = new CommissionId(ids.next());
        return Transactions.retrying(() -> {
            merchants.require(merchant);
            Optional<String> earlier =
                    keys.claim(caller, key, "agree commission\n" + merchant + "\n" + particulars, id.toString());
            if (earlier.isPresent()) {
                return find(merchant, CommissionId.fromString(earlier.get()));
            }
            if (particulars.validFrom().isBefore(today())) {
                throw MerchantProblems.validation(
                        new FieldError("/validFrom", "day-is-over", Map.of("earliest", today().toString())));
            }
            Commission commission = new Commission(
                    id, merchant, particulars.category(), particulars.rate(), particulars.validFrom(), clock.instant());
            if (!store.insert(commission)) {
                throw MerchantProblems.commissionIsThere();
            }
            audit.note(new Audited(AuditedKind.COMMISSION, id.toString(), Optional.of(merchant), null, commission));
            return commission;
        });
    }

    /** @throws by.pavilion.shared.Problem 404 without such a commission, 409 when it has begun */
    public void withdraw(MerchantId merchant, CommissionId id) {
        Transactions.retrying(() -> {
            Commission commission = find(merchant, id);
            if (!commission.validFrom().isAfter(today())) {
                throw MerchantProblems.commissionHasBegun();
            }
            store.delete(id);
            audit.note(new Audited(AuditedKind.COMMISSION, id.toString(), Optional.of(merchant), commission, null));
            return commission;
        });
    }

    private Commission find(MerchantId merchant, CommissionId id) {
        return store.find(merchant, id).orElseThrow(MerchantProblems::noSuchCommission);
    }

    /** The first agreed one first. */
    @Transactional
    public Page<Commission> page(MerchantId merchant, @Nullable String cursor, int limit) {
        merchants.require(merchant);
        long after = cursor == null ? 0 : Cursor.parseLong(cursor);
        return Page.of(
                store.after(merchant, after, limit + 1),
                limit,
                commission -> Cursor.print(commission.id().value()));
    }

    /** Everything that was agreed with a merchant, by one statement. */
    @Transactional
    public CommissionTerms terms(MerchantId merchant) {
        return new CommissionTerms(store.after(merchant, 0, ALL));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), CHINA);
    }
}
