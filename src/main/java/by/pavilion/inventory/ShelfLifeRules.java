package by.pavilion.inventory;

import by.pavilion.identity.Audit;
import by.pavilion.identity.Audited;
import by.pavilion.identity.AuditedKind;
import by.pavilion.shared.Cursor;
import by.pavilion.shared.IfMatch;
import by.pavilion.shared.Page;
import by.pavilion.shared.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How long goods must stay good, by channel. What operators change here holds for lots from their next judgement on. */
@ApplicationScoped
public class ShelfLifeRules {
    private final ShelfLifeRuleStore store;
    private final LotStore lots;
    private final Audit audit;
    private final Clock clock;

    ShelfLifeRules(ShelfLifeRuleStore store, LotStore lots, Audit audit, Clock clock) {
        this.store = store;
        this.lots = lots;
        this.audit = audit;
        this.clock = clock;
    }

    /** The rule as it is now; {@code created} when there was none. */
    public record Saved(ShelfLifeRule rule, boolean created) {}

    @Transactional
    public Page<ShelfLifeRule> page(@Nullable String cursor, int limit) {
        String after = cursor == null ? "" : Cursor.parseCodes(cursor, 1).get(0);
        return Page.of(store.after(after, limit + 1), limit, rule -> Cursor.print(rule.channel()));
    }

    /** @throws by.pavilion.shared.Problem 404 when the channel has no rule */
    @Transactional
    public ShelfLifeRule require(Pool channel) {
        return store.find(channel).orElseThrow(() -> InventoryProblems.noSuchRule(channel));
    }

    /** @throws by.pavilion.shared.Problem 428 or 412 by version */
    @Transactional
    public void check(Pool channel, @Nullable IfMatch ifMatch) {
        check(store.find(channel), ifMatch);
    }

    private static void check(Optional<ShelfLifeRule> before, @Nullable IfMatch ifMatch) {
        if (before.isPresent()) {
            IfMatch.check(ifMatch, before.get().version());
        } else {
            IfMatch.checkAbsent(ifMatch);
        }
    }

    /**
     * Makes or replaces a channel's rule. Of the storefront's, which the common counter sells by, lots are judged again at
     * once.
     *
     * @throws by.pavilion.shared.Problem 428 or 412 by version
     */
    public Saved save(Pool channel, @Nullable IfMatch ifMatch, int minRemainingDays) {
        return Transactions.retrying(() -> {
            Optional<ShelfLifeRule> before = store.lock(channel);
            check(before, ifMatch);
            if (before.isPresent() && before.get().minRemainingDays() == minRemainingDays) {
                return new Saved(before.get(), false);
            }
            ShelfLifeRule rule = new ShelfLifeRule(
                    channel,
                    minRemainingDays,
                    before.map(ShelfLifeRule::version).orElse(-1L) + 1);
            store.save(rule);
            if (channel.value().equals(ShelfLife.COMMON)) {
                lots.judgeAgain(store.all().goodFrom(ShelfLife.COMMON, ShelfLife.today(clock.instant())));
            }
            note(channel, before.orElse(null), rule);
            return new Saved(rule, before.isEmpty());
        });
    }

    /**
     * Ends a channel's own rule: it follows the storefront's, whose own cannot end.
     *
     * @throws by.pavilion.shared.Problem 404 when there is none, 428 or 412 by version, 409 for the storefront's
     */
    public void delete(Pool channel, @Nullable IfMatch ifMatch) {
        Transactions.retrying(() -> {
            ShelfLifeRule before = store.lock(channel).orElseThrow(() -> InventoryProblems.noSuchRule(channel));
            IfMatch.check(ifMatch, before.version());
            if (channel.value().equals(ShelfLife.COMMON)) {
                throw InventoryProblems.commonRule();
            }
            store.delete(channel);
            note(channel, before, null);
            return channel;
        });
    }

    private void note(Pool channel, @Nullable ShelfLifeRule before, @Nullable ShelfLifeRule after) {
        audit.note(new Audited(AuditedKind.SHELF_LIFE_RULE, channel.value(), Optional.empty(), before, after));
    }
}
