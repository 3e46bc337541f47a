package by.pavilion.merchant;

import by.pavilion.identity.Audit;
import by.pavilion.identity.Audited;
import by.pavilion.identity.AuditedKind;
import by.pavilion.identity.MerchantId;
import by.pavilion.shared.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An operator's word on a merchant. Each takes effect on the listings through {@link ListingsToJudge}; orders that exist go
 * on. A word that was said already changes nothing.
 */
@ApplicationScoped
public class ReviewMerchant {
    private final MerchantStore store;
    private final DocumentStore documents;
    private final SellingMerchants selling;
    private final ListingsToJudge listings;
    private final Audit audit;
    private final Clock clock;

    ReviewMerchant(
            MerchantStore store,
            DocumentStore documents,
            SellingMerchants selling,
            ListingsToJudge listings,
            Audit audit,
            Clock clock) {
        this.store = store;
        this.documents = documents;
        this.selling = selling;
        this.listings = listings;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Who applies shows a licence first; those whom an operator makes by {@link SaveMerchant} are approved without.
     *
     * @throws by.pavilion.shared.Problem 409 when its application does not wait for a word, and while it has no business licence
     *     that is valid
     */
    public MerchantProfile approve(MerchantId id) {
        return move(id, MerchantStatus.SUBMITTED, MerchantStatus.APPROVED, List.of());
    }

    public MerchantProfile askForChanges(MerchantId id, List<String> reasons) {
        return move(id, MerchantStatus.SUBMITTED, MerchantStatus.CHANGES_ASKED, reasons);
    }

    public MerchantProfile reject(MerchantId id, List<String> reasons) {
        return move(id, MerchantStatus.SUBMITTED, MerchantStatus.REJECTED, reasons);
    }

    public MerchantProfile suspend(MerchantId id, List<String> reasons) {
        return move(id, MerchantStatus.APPROVED, MerchantStatus.SUSPENDED, reasons);
    }

    public MerchantProfile reinstate(MerchantId id) {
        return move(id, MerchantStatus.SUSPENDED, MerchantStatus.APPROVED, List.of());
    }

    private MerchantProfile move(MerchantId id, MerchantStatus from, MerchantStatus to, List<String> reasons) {
        MerchantProfile moved = Transactions.retrying(() -> {
            MerchantRow row = store.lock(id).orElseThrow(() -> MerchantProblems.noSuchMerchant(id));
            MerchantProfile before = row.toProfile();
            if (before.status() == to) {
                return before;
            }
            if (before.status() != from || !from.next().contains(to)) {
                throw MerchantProblems.notInThatStatus(before.status());
            }
            Instant now = clock.instant();
            if (from == MerchantStatus.SUBMITTED
                    && to == MerchantStatus.APPROVED
                    && !documents.hasValid(id, DocumentKind.BUSINESS_LICENCE, HandInDocument.today(now))) {
                throw MerchantProblems.noBusinessLicence();
            }
            row.move(to, reasons, now);
            store.flush();
            audit.note(new Audited(AuditedKind.MERCHANT, id.toString(), Optional.of(id), before, row.toProfile()));
            listings.judgeAgain(id);
            return row.toProfile();
        });
        selling.forget(id);
        return moved;
    }
}
