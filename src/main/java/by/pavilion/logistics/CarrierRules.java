package by.pavilion.logistics;

import by.pavilion.identity.Audit;
import by.pavilion.identity.Audited;
import by.pavilion.identity.AuditedKind;
import by.pavilion.logistics.tracking.ReportedTime;
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
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Lists, adds and ends the rules by which parcels get their carriers. A rule never changes, since parcels went by it: another one
 * follows it. Orders that are accepted within a minute may still go by what was before.
 */
@ApplicationScoped
public class CarrierRules {
    private final CarrierRuleStore store;
    private final Carriers carriers;
    private final IdempotencyKeys keys;
    private final Ids ids;
    private final Audit audit;
    private final Clock clock;

    CarrierRules(CarrierRuleStore store, Carriers carriers, IdempotencyKeys keys, Ids ids, Audit audit, Clock clock) {
        this.store = store;
        this.carriers = carriers;
        this.keys = keys;
        this.ids = ids;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * A rule that is wanted; see {@link CarrierRule}.
     *
     * @param validFrom now, when absent
     */
    public record Wish(
            int priority,
            @Nullable String customsMode,
            @Nullable Long mostGrams,
            String carrier,
            @Nullable Instant validFrom,
            @Nullable Instant validUntil) {}

    /** All that there are, were or will be, the most important first. */
    public List<CarrierRule> all() {
        return store.all();
    }

    /** @throws by.pavilion.shared.Problem 404 */
    public CarrierRule require(CarrierRuleId id) {
        return store.find(id).orElseThrow(LogisticsProblems::noSuchRule);
    }

    /**
     * Adds a rule, or finds the one that the key has added before.
     *
     * @throws by.pavilion.shared.Problem 422 with everything that is wrong
     */
    public CarrierRule add(String caller, IdempotencyKey key, Wish wish) {
        CarrierRuleId id = new CarrierRuleId(ids.next());
        return Transactions.retrying(() -> {
            Optional<String> earlier = keys.claim(caller, key, "add carrier rule\n" + wish, id.toString());
            if (earlier.isPresent()) {
                return require(CarrierRuleId.fromString(earlier.get()));
            }
            CarrierRule rule = new CarrierRule(
                    id,
                    wish.priority(),
                    Optional.ofNullable(wish.customsMode()),
                    Optional.ofNullable(wish.mostGrams()),
                    wish.carrier(),
                    Objects.requireNonNullElseGet(wish.validFrom(), clock::instant),
                    Optional.ofNullable(wish.validUntil()));
            List<FieldError> wrong = wrong(rule);
            if (!wrong.isEmpty()) {
                throw LogisticsProblems.wrong(wrong);
            }
            store.insert(rule);
            audit.note(new Audited(AuditedKind.CARRIER_RULE, id.toString(), Optional.empty(), null, rule));
            return rule;
        });
    }

    private List<FieldError> wrong(CarrierRule rule) {
        List<FieldError> wrong = new ArrayList<>();
        if (carriers.find(rule.carrier()).isEmpty()) {
            wrong.add(FieldError.of("/carrier", "unknown-carrier"));
        }
        if (!ReportedTime.isPossible(rule.validFrom())) {
            wrong.add(FieldError.of("/validFrom", "malformed"));
        }
        rule.validUntil().ifPresent(end -> {
            if (!ReportedTime.isPossible(end)) {
                wrong.add(FieldError.of("/validUntil", "malformed"));
            } else if (!end.isAfter(rule.validFrom())) {
                wrong.add(FieldError.of("/validUntil", "ends-before-it-begins"));
            }
        });
        return wrong;
    }

    /**
     * Ends a rule.
     *
     * @param at now, when absent; one that has not begun by then ends with its beginning, so that nothing ever goes by it
     * @throws by.pavilion.shared.Problem 404; 422 for a time before it begins
     */
    public CarrierRule end(CarrierRuleId id, @Nullable Instant at) {
        return Transactions.retrying(() -> {
            CarrierRule rule = require(id);
            Instant end = at == null ? later(clock.instant(), rule.validFrom()) : at;
            if (!ReportedTime.isPossible(end)) {
                throw LogisticsProblems.wrong(List.of(FieldError.of("/at", "malformed")));
            }
            if (end.isBefore(rule.validFrom())) {
                throw LogisticsProblems.wrong(List.of(FieldError.of("/at", "ends-before-it-begins")));
            }
            store.end(id, end);
            CarrierRule ended = require(id);
            audit.note(new Audited(AuditedKind.CARRIER_RULE, id.toString(), Optional.empty(), rule, ended));
            return ended;
        });
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
