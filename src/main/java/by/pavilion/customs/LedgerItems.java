package by.pavilion.customs;

import by.pavilion.catalog.Sku;
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
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Under which numbers goods are filed in the bonded ledgers of our zones. What is entered here stands in lists that are
 * written from then on, and lists that waited for it go.
 */
@ApplicationScoped
public class LedgerItems {
    private final LedgerItemStore store;
    private final SendListsAgain sendListsAgain;
    private final CustomsConfig config;
    private final Audit audit;
    private final Clock clock;

    LedgerItems(LedgerItemStore store, SendListsAgain sendListsAgain, CustomsConfig config, Audit audit, Clock clock) {
        this.store = store;
        this.sendListsAgain = sendListsAgain;
        this.config = config;
        this.audit = audit;
        this.clock = clock;
    }

    /** The item as it is now; {@code created} when it was not there. */
    public record Saved(LedgerItem item, boolean created) {}

    /** @throws by.pavilion.shared.Problem 404 when no zone of ours has the ledger */
    @Transactional
    public Page<LedgerItem> page(String ledger, @Nullable String cursor, int limit) {
        requireLedger(ledger);
        String after = cursor == null ? "" : Cursor.parseCodes(cursor, 1).get(0);
        return Page.of(store.after(ledger, after, limit + 1), limit, item -> Cursor.print(item.sku()));
    }

    /** @throws by.pavilion.shared.Problem 404 when no zone has the ledger, or no number was entered */
    @Transactional
    public LedgerItem require(String ledger, Sku sku) {
        requireLedger(ledger);
        return store.find(ledger, sku).orElseThrow(() -> CustomsProblems.noSuchLedgerItem(ledger, sku));
    }

    /** @throws by.pavilion.shared.Problem 404 when no zone has the ledger, 428 or 412 by version */
    @Transactional
    public void check(String ledger, Sku sku, @Nullable IfMatch ifMatch) {
        requireLedger(ledger);
        check(store.find(ledger, sku), ifMatch);
    }

    private static void check(Optional<LedgerItem> before, @Nullable IfMatch ifMatch) {
        if (before.isPresent()) {
            IfMatch.check(ifMatch, before.get().version());
        } else {
            IfMatch.checkAbsent(ifMatch);
        }
    }

    /**
     * Enters a number or replaces it. Lists that were refused for want of it are sent again.
     *
     * @param by who does it
     * @throws by.pavilion.shared.Problem 404 when no zone has the ledger, 428 or 412 by version
     */
    public Saved save(String by, String ledger, Sku sku, @Nullable IfMatch ifMatch, String number) {
        requireLedger(ledger);
        Saved saved = Transactions.retrying(() -> enter(by, ledger, sku, ifMatch, number));
        sendListsAgain.send(ledger, sku);
        return saved;
    }

    private Saved enter(String by, String ledger, Sku sku, @Nullable IfMatch ifMatch, String number) {
        Optional<LedgerItem> before = store.lock(ledger, sku);
        check(before, ifMatch);
        if (before.isPresent() && before.get().number().equals(number)) {
            return new Saved(before.get(), false);
        }
        LedgerItem item = new LedgerItem(
                ledger,
                sku,
                number,
                clock.instant(),
                by,
                before.map(LedgerItem::version).orElse(-1L) + 1);
        if (before.isPresent()) {
            store.update(item);
        } else {
            store.add(item);
        }
        note(ledger, sku, before.orElse(null), item);
        return new Saved(item, before.isEmpty());
    }

    /**
     * Takes a number away. What was declared under it stays as it is.
     *
     * @throws by.pavilion.shared.Problem 404 when there is none, 428 or 412 by version
     */
    public void delete(String ledger, Sku sku, @Nullable IfMatch ifMatch) {
        requireLedger(ledger);
        Transactions.retrying(() -> {
            LedgerItem before =
                    store.lock(ledger, sku).orElseThrow(() -> CustomsProblems.noSuchLedgerItem(ledger, sku));
            IfMatch.check(ifMatch, before.version());
            store.delete(ledger, sku);
            note(ledger, sku, before, null);
            return sku;
        });
    }

    private void requireLedger(String ledger) {
        boolean known = Connection.served(config).stream()
                .flatMap(mode -> Zones.of(config, mode).stream())
                .anyMatch(zone -> zone.ledger().equals(ledger));
        if (!known) {
            throw CustomsProblems.noSuchLedger();
        }
    }

    private void note(String ledger, Sku sku, @Nullable LedgerItem before, @Nullable LedgerItem after) {
        audit.note(new Audited(
                AuditedKind.LEDGER_ITEM,
                ledger + "/" + sku,
                Optional.empty(),
                before == null ? null : Map.of("number", before.number()),
                after == null ? null : Map.of("number", after.number())));
    }
}
