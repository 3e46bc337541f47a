package by.pavilion.ordering.settlement;

import by.pavilion.identity.Caller;
import by.pavilion.identity.MerchantId;
import by.pavilion.identity.Role;
import by.pavilion.shared.Cursor;
import by.pavilion.shared.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reading of statements. An operator sees all of them, a merchant its own. */
@ApplicationScoped
public class Settlements {
    private static final int PORTION = 1000;

    private final SettlementStore store;

    Settlements(SettlementStore store) {
        this.store = store;
    }

    /** The newest first. */
    @Transactional
    public Page<Settlement> page(Optional<MerchantId> merchant, @Nullable String cursor, int limit) {
        long below = cursor == null ? Long.MAX_VALUE : Cursor.parseLong(cursor);
        return Page.of(
                store.page(merchant, below, limit + 1),
                limit,
                settlement -> Cursor.print(settlement.id().value()));
    }

    /** @throws by.pavilion.shared.Problem 404 when there is none that the caller may see */
    @Transactional
    public Settlement visible(Caller caller, SettlementId id) {
        return store.find(id)
                .filter(settlement ->
                        caller.is(Role.OPERATOR) || settlement.merchant().equals(caller.requireMerchant()))
                .orElseThrow(SettlementProblems::noSuchSettlement);
    }

    /** Its entries in the order in which they were booked. */
    @Transactional
    public Page<SettledEntry> entries(Settlement settlement, @Nullable String cursor, int limit) {
        long after = cursor == null ? 0 : Cursor.parseLong(cursor);
        return Page.of(
                store.entries(settlement, after, limit + 1),
                limit,
                settled -> Cursor.print(settled.entry().id()));
    }

    /** All of its entries one by one, read in portions. */
    public void forEachEntry(Settlement settlement, Consumer<SettledEntry> reader) {
        List<SettledEntry> portion = store.entries(settlement, 0, PORTION);
        while (!portion.isEmpty()) {
            portion.forEach(reader);
            portion = store.entries(
                    settlement, portion.get(portion.size() - 1).entry().id(), PORTION);
        }
    }
}
