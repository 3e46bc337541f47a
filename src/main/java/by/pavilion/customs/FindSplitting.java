package by.pavilion.customs;

import by.pavilion.customs.Splitting.Placed;
import by.pavilion.customs.SplittingStore.Known;
import by.pavilion.customs.SplittingStore.Position;
import by.pavilion.customs.SplittingStore.State;
import by.pavilion.shared.BackgroundWork;
import by.pavilion.shared.Ids;
import by.pavilion.shared.Money;
import by.pavilion.shared.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Looks for purchases that were split into several orders, behind the orders and never in their way: it goes over the quota
 * entries by time, and remembers how far it came in the transaction that notes what it found. Doing a portion again finds what
 * is noted already.
 */
@ApplicationScoped
class FindSplitting implements BackgroundWork {
    private static final Logger LOG = Logger.getLogger(FindSplitting.class);
    private static final int PORTION = 500;

    private final SplittingStore store;
    private final Quota quota;
    private final Ids ids;
    private final CustomsConfig config;
    private final Clock clock;

    FindSplitting(SplittingStore store, Quota quota, Ids ids, CustomsConfig config, Clock clock) {
        this.store = store;
        this.quota = quota;
        this.ids = ids;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "customs-splitting";
    }

    @Override
    public Duration interval() {
        return config.splitting().every();
    }

    @Override
    public int doSome() {
        return Transactions.retrying(() -> look() + lookAgain());
    }

    /** An order's entry may become visible after later ones, so the newest are left for the next time. */
    private int look() {
        Instant now = clock.instant();
        Duration window = config.splitting().window();
        Position position = store.lockPosition().orElseGet(() -> new Position(now.minus(window), ""));
        List<Placed> placed = store.after(position, now.minus(config.splitting().settle()), PORTION);
        if (placed.isEmpty()) {
            return 0;
        }
        Placed last = placed.get(placed.size() - 1);
        List<Placed> around = store.placedBy(
                placed.stream().map(Placed::person).collect(Collectors.toSet()),
                placed.get(0).at().minus(window),
                last.at());
        Set<String> news = orders(placed);
        raise(around.stream()
                .filter(order -> news.contains(order.order()))
                .map(order -> limit(order).endingWith(order, around))
                .filter(together -> !together.isEmpty())
                .toList());
        store.moveTo(new Position(last.at(), last.order()));
        return placed.size();
    }

    private void raise(List<List<Placed>> suspected) {
        if (!suspected.isEmpty()) {
            Set<String> orders = orders(suspected.stream().flatMap(List::stream).toList());
            List<Known> known = store.holding(orders, Set.of(State.OPEN, State.DISMISSED));
            SplitPurchase.in(suspected, known).forEach(this::raise);
        }
    }

    /** One set for what belongs together: the largest open one with some of the orders grows. */
    private void raise(SplitPurchase purchase) {
        CaseId id = new CaseId(ids.next());
        Money limit = orderLimit(purchase.last());
        if (purchase.open().isEmpty()) {
            store.insert(id, purchase.since(), limit, store.standing(purchase.orders()));
        } else {
            Instant now = clock.instant();
            Known largest = purchase.largest();
            Set<String> further = new TreeSet<>(purchase.orders());
            further.removeAll(largest.orders());
            boolean othersClosed = purchase.open().stream()
                    .filter(set -> !set.equals(largest))
                    .allMatch(set -> store.close(set, State.REPLACED, now));
            if (!othersClosed || !store.grow(largest, id, purchase.since(), limit, now, store.standing(further))) {
                throw new IllegalStateException("a set of orders was judged meanwhile; it is looked at again");
            }
        }
        LOG.infof(
                "case=%s orders=%d up to order=%s look like one purchase",
                id, purchase.orders().size(), purchase.last().order());
    }

    /** Open sets close by themselves when what is left of them looks like nothing, or was judged already. */
    private int lookAgain() {
        List<Known> outdated = store.outdated(PORTION);
        for (Known set : outdated) {
            List<Placed> left = store.standing(set.orders());
            if (left.stream().anyMatch(order -> isNews(limit(order).endingWith(order, left)))) {
                store.keepOnly(set, left);
            } else {
                store.close(set, State.GONE, clock.instant());
            }
        }
        return outdated.size();
    }

    private boolean isNews(List<Placed> together) {
        Set<String> orders = orders(together);
        return !together.isEmpty()
                && store.holding(orders, Set.of(State.DISMISSED)).stream()
                        .noneMatch(set -> set.orders().containsAll(orders));
    }

    private static Set<String> orders(Collection<Placed> placed) {
        return placed.stream().map(Placed::order).collect(Collectors.toCollection(TreeSet::new));
    }

    private Splitting limit(Placed order) {
        return new Splitting(config.splitting().window(), orderLimit(order).minor());
    }

    /** What one transaction may be worth on the day of the order. */
    private Money orderLimit(Placed order) {
        return quota.limits(CustomsCalendar.dayOf(order.at())).order();
    }
}
