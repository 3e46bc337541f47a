package by.pavilion.merchant;

import by.pavilion.identity.Audit;
import by.pavilion.identity.Audited;
import by.pavilion.identity.AuditedKind;
import by.pavilion.identity.Caller;
import by.pavilion.identity.MerchantId;
import by.pavilion.shared.FieldError;
import by.pavilion.shared.IdempotencyKey;
import by.pavilion.shared.IdempotencyKeys;
import by.pavilion.shared.Ids;
import by.pavilion.shared.IfMatch;
import by.pavilion.shared.PlainText;
import by.pavilion.shared.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A merchant's way in. An operator invites it, which makes it a draft, and gives it a key; with that it writes its
 * application, prepares its listings and submits. {@link ReviewMerchant} does the rest.
 */
@ApplicationScoped
public class Apply {
    private final MerchantStore store;
    private final ApplicationStore applications;
    private final IdempotencyKeys keys;
    private final Ids ids;
    private final Audit audit;
    private final Clock clock;

    Apply(MerchantStore store, ApplicationStore applications, IdempotencyKeys keys, Ids ids, Audit audit, Clock clock) {
        this.store = store;
        this.applications = applications;
        this.keys = keys;
        this.ids = ids;
        this.audit = audit;
        this.clock = clock;
    }

    /** What a merchant says of itself; only its name has to be there before it submits. */
    public record Particulars(
            SaveMerchant.Particulars profile, Optional<Application.Contact> contact, Optional<String> bankReference) {
        @Override
        public String toString() {
            return "Particulars[" + profile + "]";
        }
    }

    /** Makes a merchant that may not sell yet, once for each key. */
    public MerchantProfile invite(Caller caller, IdempotencyKey key, String name, String country) {
        return Transactions.retrying(() -> {
            MerchantId id = new MerchantId(ids.next());
            Optional<String> earlier =
                    keys.claim(caller.id(), key, "invite merchant\n" + name + "\n" + country, id.toString());
            if (earlier.isPresent()) {
                return find(MerchantId.fromString(earlier.get()));
            }
            MerchantRow row = MerchantRow.made(id, clock.instant());
            row.take(new SaveMerchant.Particulars(name, null, null, country));
            row.move(MerchantStatus.DRAFT, List.of(), clock.instant());
            store.persist(row);
            store.flush();
            audit.note(new Audited(AuditedKind.MERCHANT, id.toString(), Optional.of(id), null, row.toProfile()));
            return row.toProfile();
        });
    }

    /** The merchant's own application. */
    @Transactional
    public Application of(MerchantId id) {
        return application(find(id));
    }

    /** The same for somebody else: that it was shown stays in the audit trail. */
    @Transactional
    public Application shownTo(Caller caller, MerchantId id) {
        Application application = application(find(id));
        audit.note(new Audited(
                AuditedKind.MERCHANT,
                id.toString(),
                Optional.of(id),
                null,
                Map.of("disclosed", List.of("contact", "bankReference"))));
        return application;
    }

    /** @throws by.pavilion.shared.Problem 404, 428 or 412 as {@link #save} */
    @Transactional
    public void check(MerchantId id, @Nullable IfMatch ifMatch) {
        IfMatch.check(ifMatch, find(id).version());
    }

    /**
     * Replaces the application.
     *
     * @throws by.pavilion.shared.Problem 404 without such a merchant, 409 when it is submitted or decided, 428 or 412 by
     *     version
     */
    public Application save(MerchantId id, @Nullable IfMatch ifMatch, Particulars particulars) {
        return save(id, ifMatch, particulars, MerchantStatus::isOpen);
    }

    /**
     * Replaces it for the merchant, whatever has become of it: people and bank accounts change after an approval too, and those
     * whom an operator has made by {@link SaveMerchant} never applied. The status stays.
     *
     * @throws by.pavilion.shared.Problem 404 without such a merchant, 428 or 412 by version
     */
    public Application correct(MerchantId id, @Nullable IfMatch ifMatch, Particulars particulars) {
        return save(id, ifMatch, particulars, status -> true);
    }

    private Application save(
            MerchantId id, @Nullable IfMatch ifMatch, Particulars particulars, Predicate<MerchantStatus> mayWrite) {
        return Transactions.retrying(() -> {
            MerchantRow row = store.lock(id).orElseThrow(() -> MerchantProblems.noSuchMerchant(id));
            MerchantProfile before = row.toProfile();
            IfMatch.check(ifMatch, before.version());
            if (!mayWrite.test(before.status())) {
                throw MerchantProblems.applicationClosed(before.status());
            }
            ApplicationStore.Confidential confidential =
                    new ApplicationStore.Confidential(particulars.contact(), particulars.bankReference());
            boolean told = !confidential.equals(applications.find(id));
            boolean changed = row.take(particulars.profile());
            if (changed || told) {
                row.updatedAt = clock.instant();
                applications.save(id, confidential, row.updatedAt);
            }
            store.flush();
            audit.note(List.of(
                    new Audited(AuditedKind.MERCHANT, id.toString(), Optional.of(id), before, row.toProfile()),
                    new Audited(
                            AuditedKind.MERCHANT,
                            id.toString(),
                            Optional.of(id),
                            null,
                            told ? Map.of("confidential", "changed") : Map.of())));
            return application(row.toProfile());
        });
    }

    /**
     * Hands the application in; one that is in already stays so.
     *
     * @throws by.pavilion.shared.Problem 409 when it is decided, 422 with everything that is missing
     */
    public Application submit(MerchantId id) {
        return Transactions.retrying(() -> {
            MerchantRow row = store.lock(id).orElseThrow(() -> MerchantProblems.noSuchMerchant(id));
            Application before = application(row.toProfile());
            if (before.merchant().status() == MerchantStatus.SUBMITTED) {
                return before;
            }
            if (!before.merchant().status().isOpen()) {
                throw MerchantProblems.applicationClosed(before.merchant().status());
            }
            List<FieldError> missing = missing(before);
            if (!missing.isEmpty()) {
                throw MerchantProblems.validation(missing);
            }
            row.move(MerchantStatus.SUBMITTED, List.of(), clock.instant());
            store.flush();
            audit.note(new Audited(
                    AuditedKind.MERCHANT, id.toString(), Optional.of(id), before.merchant(), row.toProfile()));
            return application(row.toProfile());
        });
    }

    private static List<FieldError> missing(Application application) {
        List<FieldError> missing = new ArrayList<>();
        if (isBlank(application.merchant().legalName())) {
            missing.add(FieldError.of("/legalName", "required"));
        }
        if (isBlank(application.merchant().registrationNumber())) {
            missing.add(FieldError.of("/registrationNumber", "required"));
        }
        if (application.contact().isEmpty()) {
            missing.add(FieldError.of("/contact", "required"));
        }
        if (application.bankReference().isEmpty()) {
            missing.add(FieldError.of("/bankReference", "required"));
        }
        return missing;
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || PlainText.isBlank(text);
    }

    private MerchantProfile find(MerchantId id) {
        return store.find(id).orElseThrow(() -> MerchantProblems.noSuchMerchant(id));
    }

    private Application application(MerchantProfile profile) {
        ApplicationStore.Confidential confidential = applications.find(profile.id());
        return new Application(profile, confidential.contact(), confidential.bankReference());
    }
}
