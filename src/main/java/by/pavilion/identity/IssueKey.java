package by.pavilion.identity;

import by.pavilion.shared.FieldError;
import by.pavilion.shared.IdempotencyKey;
import by.pavilion.shared.IdempotencyKeys;
import by.pavilion.shared.Ids;
import by.pavilion.shared.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Issues an API key. Its secret is told once and kept nowhere. */
@ApplicationScoped
public class IssueKey {
    private static final String EXPIRES_AT = "/expiresAt";

    private final ApiKeyStore store;
    private final MerchantRegister merchants;
    private final IdempotencyKeys idempotencyKeys;
    private final IdentityConfig config;
    private final Ids ids;
    private final Audit audit;
    private final Clock clock;

    IssueKey(
            ApiKeyStore store,
            MerchantRegister merchants,
            IdempotencyKeys idempotencyKeys,
            IdentityConfig config,
            Ids ids,
            Audit audit,
            Clock clock) {
        this.store = store;
        this.merchants = merchants;
        this.idempotencyKeys = idempotencyKeys;
        this.config = config;
        this.ids = ids;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Issues a key for an operator.
     *
     * @throws by.pavilion.shared.Problem 422 when a merchant's key names no merchant that there is, or another key names
     *     one or scopes, or it would be over at once
     */
    public IssuedKey issue(Caller caller, IdempotencyKey attempt, KeyWish wish) {
        return Transactions.retrying(() -> issued(caller, attempt, wish));
    }

    /**
     * Issues a key of the caller's own merchant. Whatever makes a key cannot make one that may more, or lasts longer.
     *
     * @param wish for the caller's merchant
     * @throws by.pavilion.shared.Problem 403 for scopes that the caller has not, 409 when the merchant has too many keys, 422
     *     when it would be over at once or outlive the caller's
     */
    public IssuedKey issueOwn(Caller caller, IdempotencyKey attempt, KeyWish wish) {
        caller.requireAllOf(wish.scopes());
        return Transactions.retrying(() -> {
            int working = store.lockWorking(caller.requireMerchant(), clock.instant());
            Optional<Instant> latest = store.endOf(caller);
            Instant wanted = wish.expiresAt().orElse(Instant.MAX);
            if (latest.isPresent() && wish.expiresAt().isPresent() && wanted.isAfter(latest.get())) {
                throw IdentityProblems.wrong(List.of(new FieldError(
                        EXPIRES_AT,
                        "outlives-maker",
                        Map.of("latest", latest.get().toString()))));
            }
            IssuedKey issued = issued(
                    caller,
                    attempt,
                    latest.filter(wanted::isAfter).map(wish::until).orElse(wish));
            if (issued.secret().isPresent() && working >= config.keysPerMerchant()) {
                throw IdentityProblems.tooManyKeys(config.keysPerMerchant());
            }
            return issued;
        });
    }

    private IssuedKey issued(Caller caller, IdempotencyKey attempt, KeyWish wish) {
        if (wish.role().equals(Role.MERCHANT) != wish.merchant().isPresent()) {
            throw IdentityProblems.merchantMisplaced();
        }
        KeyId id = new KeyId(ids.next());
        Optional<KeyId> before = idempotencyKeys
                .claim(caller.id(), attempt, wish.text(), id.toString())
                .map(KeyId::fromString);
        if (before.isPresent()) {
            return new IssuedKey(store.findKey(before.get()).orElseThrow(), Optional.empty());
        }
        List<FieldError> errors = errorsIn(caller, wish);
        if (!errors.isEmpty()) {
            throw IdentityProblems.wrong(errors);
        }
        String secret = Secrets.ofApiKey();
        ApiKeyRow row = new ApiKeyRow();
        row.id = id.value();
        row.secretSha256 = Secrets.sha256(secret);
        row.role = wish.role();
        row.merchantId = wish.merchant().map(MerchantId::value).orElse(null);
        row.label = wish.label();
        row.scopes = ApiKeyRow.text(wish.scopes());
        row.createdAt = clock.instant();
        row.expiresAt = wish.expiresAt().orElse(null);
        store.persist(row);
        audit.note(new Audited(AuditedKind.KEY, id.toString(), wish.merchant(), null, row.toKey()));
        return new IssuedKey(row.toKey(), Optional.of(secret));
    }

    private List<FieldError> errorsIn(Caller caller, KeyWish wish) {
        List<FieldError> errors = new ArrayList<>();
        boolean own = wish.merchant().equals(caller.merchant());
        if (!own && wish.merchant().filter(merchant -> !merchants.has(merchant)).isPresent()) {
            errors.add(FieldError.of("/merchant", "unknown-merchant"));
        }
        if (wish.scopes().isPresent() && wish.merchant().isEmpty()) {
            errors.add(FieldError.of("/scopes", "merchants-keys-only"));
        }
        if (wish.expiresAt().filter(end -> !end.isAfter(clock.instant())).isPresent()) {
            errors.add(FieldError.of(EXPIRES_AT, "is-over"));
        }
        return errors;
    }
}
