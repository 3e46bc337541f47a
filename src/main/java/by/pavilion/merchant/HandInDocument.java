package by.pavilion.merchant;

import by.pavilion.identity.Audit;
import by.pavilion.identity.Audited;
import by.pavilion.identity.AuditedKind;
import by.pavilion.identity.MerchantId;
import by.pavilion.shared.FieldError;
import by.pavilion.shared.IdempotencyKey;
import by.pavilion.shared.IdempotencyKeys;
import by.pavilion.shared.Ids;
import by.pavilion.shared.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Takes in a document that a merchant hands in, for an operator to look at. */
@ApplicationScoped
public class HandInDocument {
    /** More that wait at once are no merchant's papers. */
    static final int MOST_WAITING = 100;

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    private final DocumentSubmissionStore store;
    private final Merchants merchants;
    private final IdempotencyKeys keys;
    private final Ids ids;
    private final Audit audit;
    private final Clock clock;

    HandInDocument(
            DocumentSubmissionStore store,
            Merchants merchants,
            IdempotencyKeys keys,
            Ids ids,
            Audit audit,
            Clock clock) {
        this.store = store;
        this.merchants = merchants;
        this.keys = keys;
        this.ids = ids;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Takes it in, once for each key.
     *
     * @param caller who sent the key
     * @param file where a copy of it lies
     * @throws by.pavilion.shared.Problem 404 without such a merchant, 409 when too many wait, 422 when its particulars are wrong or
     *     it is over already, and when the key was used for something else
     */
    public DocumentSubmission handIn(
            String caller, IdempotencyKey key, MerchantId merchant, KeepDocument.Particulars particulars, String file) {
        DocumentSubmissionId id = new DocumentSubmissionId(ids.next());
        return Transactions.retrying(() -> {
            merchants.require(merchant);
            Optional<String> earlier = keys.claim(
                    caller, key, "hand in document\n" + merchant + "\n" + particulars + "\n" + file, id.toString());
            if (earlier.isPresent()) {
                return store.find(merchant, DocumentSubmissionId.fromString(earlier.get()))
                        .orElseThrow(MerchantProblems::noSuchSubmission);
            }
            check(particulars);
            merchants.lock(merchant); // who hands in at the same moment waits, and counts this one too
            if (store.countWaiting(merchant) >= MOST_WAITING) {
                throw MerchantProblems.tooManySubmissions(MOST_WAITING);
            }
            DocumentSubmission handedIn = new DocumentSubmission(
                    id,
                    merchant,
                    particulars,
                    file,
                    DocumentSubmissionState.WAITING,
                    List.of(),
                    Optional.empty(),
                    clock.instant(),
                    Optional.empty());
            store.insert(handedIn);
            audit.note(new Audited(AuditedKind.DOCUMENT, id.toString(), Optional.of(merchant), null, handedIn));
            return handedIn;
        });
    }

    /** The day by which documents are judged. */
    static LocalDate today(Instant now) {
        return LocalDate.ofInstant(now, CHINA);
    }

    /** The earliest end of a document that is still valid today. */
    static LocalDate firstEnd(Instant now) {
        return today(now).plusDays(1);
    }

    private void check(KeepDocument.Particulars particulars) {
        List<FieldError> errors = new ArrayList<>(particulars.errors());
        LocalDate tomorrow = firstEnd(clock.instant());
        boolean isOver =
                particulars.validUntil().filter(end -> end.isBefore(tomorrow)).isPresent();
        if (isOver && errors.stream().noneMatch(error -> error.pointer().equals(KeepDocument.VALID_UNTIL))) {
            errors.add(
                    new FieldError(KeepDocument.VALID_UNTIL, "day-is-over", Map.of("earliest", tomorrow.toString())));
        }
        if (!errors.isEmpty()) {
            throw MerchantProblems.validation(errors);
        }
    }
}
