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
        around.stream()
                .filter(order -> news.contains(order.order()))
                .forEach(order -> raise(order, limit(order).endingWith(order, around)));
        store.moveTo(new Position(last.at(), last.order()));
        return placed.size();
    }

    /** One set for what belongs together: open ones with some of the orders go into it. */
    private void raise(Placed last, List<Placed> together) {
        if (together.isEmpty()) {
            return;
        }
        Set<String> orders = orders(together);
        List<Known> known = store.holding(orders, Set.of(State.OPEN, State.DISMISSED));
        if (known.stream().anyMatch(set -> set.orders().containsAll(orders))) {
            return;
        }
        List<Known> open =
                known.stream().filter(set -> set.state() == State.OPEN).toList();
        Instant since = open.stream().map(Known::since).min(Instant::compareTo).orElse(last.at());
        open.forEach(set -> orders.addAll(set.orders()));
        if (!open.stream().allMatch(set -> store.close(set.id(), State.REPLACED, clock.instant(), null, null))) {
            throw new IllegalStateException("a set of orders was judged meanwhile; it is looked at again");
        }
        CaseId id = new CaseId(ids.next());
        store.insert(id, since, orderLimit(last), store.standing(orders));
        LOG.infof("case=%s orders=%d up to order=%s look like one purchase", id, orders.size(), last.order());
    }

    /** Open sets close by themselves when what is left of them looks like nothing, or was judged already. */
    private int lookAgain() {
        List<Known> outdated = store.outdated(PORTION);
        for (Known set : outdated) {
            List<Placed> left = store.standing(set.orders());
            if (left.stream().anyMatch(order -> isNews(limit(order).endingWith(order, left)))) {
                store.replaceOrders(set.id(), left);
            } else {
                store.close(set.id(), State.GONE, clock.instant(), null, null);
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
