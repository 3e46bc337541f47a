package by.pavilion.merchant;

import by.pavilion.identity.Audit;
import by.pavilion.identity.Audited;
import by.pavilion.identity.AuditedKind;
import by.pavilion.identity.MerchantId;
import by.pavilion.shared.IfMatch;
import by.pavilion.shared.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes a merchant under the id that the operator chose, or replaces its particulars. */
@ApplicationScoped
public class SaveMerchant {
    private final MerchantStore store;
    private final Audit audit;
    private final Clock clock;

    SaveMerchant(MerchantStore store, Audit audit, Clock clock) {
        this.store = store;
        this.audit = audit;
        this.clock = clock;
    }

    /** What the operator says about a merchant; see {@link MerchantProfile}. */
    public record Particulars(
            String name,
            @Nullable String legalName,
            @Nullable String registrationNumber,
            String country) {}

    /** The merchant as it is now; {@code created} when it was not there before. */
    public record Saved(MerchantProfile merchant, boolean created) {}

    /**
     * Whether the merchant could be saved as far as it depends on what is there.
     *
     * @throws by.pavilion.shared.Problem 428 or 412 as {@link #save}
     */
    @Transactional
    public void check(MerchantId id, @Nullable IfMatch ifMatch) {
        check(store.find(id), ifMatch);
    }

    private static void check(Optional<MerchantProfile> before, @Nullable IfMatch ifMatch) {
        if (before.isPresent()) {
            IfMatch.check(ifMatch, before.get().version());
        } else {
            IfMatch.checkAbsent(ifMatch);
        }
    }

    /**
     * Makes or replaces the merchant.
     *
     * @param ifMatch the version to replace; null to make a new one
     * @throws by.pavilion.shared.Problem 428 or 412 by version
     */
    public Saved save(MerchantId id, @Nullable IfMatch ifMatch, Particulars particulars) {
        return Transactions.retrying(() -> {
            Optional<MerchantRow> before = store.lock(id);
            check(before.map(MerchantRow::toProfile), ifMatch);
            Instant now = clock.instant();
            @Nullable
            MerchantProfile earlier = before.map(MerchantRow::toProfile).orElse(null);
            MerchantRow row = before.orElseGet(() -> MerchantRow.made(id, now));
            if (row.take(particulars)) {
                row.updatedAt = now;
            }
            if (before.isEmpty()) {
                store.persist(row);
            }
            store.flush();
            audit.note(new Audited(AuditedKind.MERCHANT, id.toString(), Optional.of(id), earlier, row.toProfile()));
            return new Saved(row.toProfile(), before.isEmpty());
        });
    }
}
