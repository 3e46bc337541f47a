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
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Keeps a document that a merchant has shown, or takes one away that should not be there. */
@ApplicationScoped
public class KeepDocument {
    static final String VALID_UNTIL = "/validUntil";

    private final DocumentStore store;
    private final Merchants merchants;
    private final MerchantDocuments documents;
    private final ListingsToJudge listings;
    private final IdempotencyKeys keys;
    private final Ids ids;
    private final Audit audit;
    private final Clock clock;

    KeepDocument(
            DocumentStore store,
            Merchants merchants,
            MerchantDocuments documents,
            ListingsToJudge listings,
            IdempotencyKeys keys,
            Ids ids,
            Audit audit,
            Clock clock) {
        this.store = store;
        this.merchants = merchants;
        this.documents = documents;
        this.listings = listings;
        this.keys = keys;
        this.ids = ids;
        this.audit = audit;
        this.clock = clock;
    }

    /** What a document says; see {@link MerchantDocument}. */
    public record Particulars(
            DocumentKind kind,
            String number,
            String issuer,
            Optional<String> regime,
            Optional<String> producerRegistration,
            List<String> goods,
            BrandNames brands,
            LocalDate validFrom,
            Optional<LocalDate> validUntil) {
        public Particulars {
            goods = List.copyOf(goods);
        }

        /** What contradicts itself, or is missing although documents of the kind have it. */
        List<FieldError> errors() {
            List<FieldError> errors = new ArrayList<>();
            if (kind == DocumentKind.MAKER_REGISTRATION
                    && producerRegistration
                            .filter(maker -> !maker.equals(number))
                            .isPresent()) {
                errors.add(FieldError.of("/producerRegistration", "registration-of-another-maker"));
            }
            if (kind == DocumentKind.QUARANTINE_PERMIT && validUntil.isEmpty()) {
                errors.add(FieldError.of(VALID_UNTIL, "permit-without-end"));
            }
            if (kind != DocumentKind.BRAND_AUTHORISATION && !brands.isOfAll()) {
                errors.add(FieldError.of("/brands", "brands-without-authorisation"));
            }
            if (validUntil.filter(end -> !end.isAfter(validFrom)).isPresent()) {
                errors.add(FieldError.of(VALID_UNTIL, "ends-before-it-begins"));
            }
            return errors;
        }
    }

    /**
     * Keeps a document.
     *
     * @param caller who sent the key
     * @throws by.pavilion.shared.Problem 404 without such a merchant, 409 when it has too many, 422 when its
     *     particulars are wrong, and when the key was used for something else
     */
    public MerchantDocument keep(String caller, IdempotencyKey key, MerchantId merchant, Particulars particulars) {
        MerchantDocument kept = Transactions.retrying(() -> {
            merchants.require(merchant);
            List<FieldError> errors = particulars.errors();
            if (!errors.isEmpty()) {
                throw MerchantProblems.validation(errors);
            }
            DocumentId id = new DocumentId(ids.next());
            Optional<String> earlier =
                    keys.claim(caller, key, "keep document\n" + merchant + "\n" + particulars, id.toString());
            if (earlier.isPresent()) {
                return store.find(merchant, DocumentId.fromString(earlier.get()))
                        .orElseThrow(MerchantProblems::noSuchDocument);
            }
            return enter(id, merchant, particulars);
        });
        documents.forget(merchant);
        return kept;
    }

    /**
     * Keeps it in the caller's transaction, who afterwards forgets what is remembered of the merchant's documents.
     *
     * @throws by.pavilion.shared.Problem 409 when the merchant has too many
     */
    MerchantDocument enter(DocumentId id, MerchantId merchant, Particulars particulars) {
        merchants.lock(merchant); // what is kept at the same moment waits, and counts this one too
        if (store.countOf(merchant) >= MerchantDocuments.MOST_DOCUMENTS) {
            throw MerchantProblems.tooManyDocuments(MerchantDocuments.MOST_DOCUMENTS);
        }
        MerchantDocument document = new MerchantDocument(
                id,
                merchant,
                particulars.kind(),
                particulars.number(),
                particulars.issuer(),
                particulars.regime(),
                particulars.producerRegistration(),
                particulars.goods(),
                particulars.brands(),
                particulars.validFrom(),
                particulars.validUntil(),
                clock.instant());
        store.insert(document);
        listings.judgeAgain(merchant);
        audit.note(new Audited(AuditedKind.DOCUMENT, id.toString(), Optional.of(merchant), null, document));
        return document;
    }

    /** @throws by.pavilion.shared.Problem 404 when the merchant has no such document */
    public void remove(MerchantId merchant, DocumentId id) {
        Transactions.retrying(() -> {
            MerchantDocument document = store.find(merchant, id).orElseThrow(MerchantProblems::noSuchDocument);
            store.delete(document.id());
            listings.judgeAgain(merchant);
            audit.note(new Audited(AuditedKind.DOCUMENT, id.toString(), Optional.of(merchant), document, null));
            return document;
        });
        documents.forget(merchant);
    }
}
