package by.pavilion.events.webhooks;

import by.pavilion.identity.Audit;
import by.pavilion.identity.Audited;
import by.pavilion.identity.AuditedKind;
import by.pavilion.identity.Caller;
import by.pavilion.shared.IdempotencyKey;
import by.pavilion.shared.IdempotencyKeys;
import by.pavilion.shared.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Gives a webhook a new secret. The one before signs beside it for a while, so that its owner can change over without a gap. */
@ApplicationScoped
public class RotateWebhookSecret {
    private static final Duration LONGEST_OVERLAP = Duration.ofDays(30);
    private static final Duration OVERLAP = Duration.ofDays(1);

    private final WebhookStore store;
    private final WebhookSecretStore secrets;
    private final IdempotencyKeys keys;
    private final Audit audit;
    private final Clock clock;

    RotateWebhookSecret(
            WebhookStore store, WebhookSecretStore secrets, IdempotencyKeys keys, Audit audit, Clock clock) {
        this.store = store;
        this.secrets = secrets;
        this.keys = keys;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Rotates, once for each key.
     *
     * @param oldWorksUntil a time that is over ends all secrets before the new one at once; a day from now when absent
     * @throws by.pavilion.shared.Problem 404, 422 for an overlap that is too long
     */
    public IssuedWebhook rotate(Caller caller, IdempotencyKey attempt, WebhookId id, Optional<Instant> oldWorksUntil) {
        return Transactions.retrying(() -> {
            Webhook webhook = Webhooks.visible(caller, store.lock(id));
            Instant now = clock.instant();
            boolean repeated = keys.claim(
                            caller.id(), attempt, "rotate webhook\n" + id + "\n" + oldWorksUntil, id.toString())
                    .isPresent();
            if (repeated) {
                return new IssuedWebhook(webhook, Optional.empty(), secrets.overlapUntil(id, now));
            }
            Instant until = oldWorksUntil.orElseGet(() -> now.plus(OVERLAP));
            if (until.isAfter(now.plus(LONGEST_OVERLAP))) {
                throw WebhookProblems.overlapTooLong(now.plus(LONGEST_OVERLAP));
            }
            String secret = WebhookSignature.newSecret();
            secrets.endBy(id, until);
            secrets.forgetEnded(id, now);
            secrets.insert(id, secret);
            audit.note(new Audited(
                    AuditedKind.WEBHOOK,
                    id.toString(),
                    Optional.empty(),
                    Map.of(),
                    Map.of("rotated", true, "formerUntil", until)));
            return new IssuedWebhook(webhook, Optional.of(secret), secrets.overlapUntil(id, now));
        });
    }
}
