package by.pavilion.ordering;

import by.pavilion.shared.IdempotencyKeys;
import by.pavilion.shared.IdempotencyKeys.Claim;
import by.pavilion.shared.IdempotencyKeys.Made;
import by.pavilion.shared.Problem;
import by.pavilion.shared.Transactions;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Places the orders of a portion: looks once at what all of them want, checks and prices each, then in one transaction claims
 * their keys, reserves their buyers' quotas, keeps their recipients, writes them with their events and takes their goods from
 * stock, the stock last because everybody waits for it. Each order succeeds or is refused as a value. A checkout is a wish
 * with several orders: it succeeds with all of them or is refused.
 *
 * <p>When there is less stock than the offers said, everything is undone and done again with the stock locked before anything
 * is written: who came first is served first, and the others begin anew. A marketplace's order is paid already, so the same
 * transaction hands it to customs.
 */
@ApplicationScoped
class PlaceTogether {
    private static final Logger LOG = Logger.getLogger(PlaceTogether.class);
    private static final long LONGEST_PAUSE_MILLIS = 50;

    /** Who reads events by their time relies on it that no older ones appear behind them. */
    private static final Duration LONGEST = Duration.ofSeconds(3);

    private final IdempotencyKeys keys;
    private final Orders orders;
    private final LookForOffers lookForOffers;
    private final WriteOrders writeOrders;
    private final OrderingConfig config;

    PlaceTogether(
            IdempotencyKeys keys,
            Orders orders,
            LookForOffers lookForOffers,
            WriteOrders writeOrders,
            OrderingConfig config) {
        this.keys = keys;
        this.orders = orders;
        this.lookForOffers = lookForOffers;
        this.writeOrders = writeOrders;
        this.config = config;
    }

    /**
     * @param wishes with different keys
     * @return what became of each wish, in their order
     */
    List<Placement> place(List<Wish> wishes) {
        List<Seat> seats = wishes.stream().map(Seat::new).toList();
        boolean careful = false;
        for (int attempt = 1; attempt <= config.tries() && seats.stream().anyMatch(Seat::isOpen); attempt++) {
            answerRepeats(seats.stream().filter(Seat::isOpen).toList());
            List<Offered> offered =
                    lookForOffers.look(seats.stream().filter(Seat::isOpen).toList());
            careful = !offered.isEmpty() && write(offered, careful);
        }
        return seats.stream()
                .map(seat -> seat.placement().orElseGet(() -> new Placement.Refused(OrderingProblems.busy())))
                .toList();
    }

    /** Those whose very wish has made an order before get that. A marketplace's order is known by its number for ever. */
    private void answerRepeats(List<Seat> open) {
        Map<Claim, Made> made = keys.find(open.stream()
                .filter(seat -> seat.wish().marketplace().isEmpty())
                .map(seat -> seat.wish().claim())
                .toList());
        answer(open, made);
        Map<List<String>, List<Seat>> byShop = open.stream()
                .filter(seat -> seat.wish().marketplace().isPresent())
                .collect(Collectors.groupingBy(seat -> {
                    Origin.Marketplace sale = seat.wish().marketplace().orElseThrow();
                    return List.of(sale.channel(), sale.shopId());
                }));
        byShop.forEach((shop, seats) -> {
            Map<String, Order> known = new HashMap<>();
            Set<String> numbers = seats.stream()
                    .map(seat -> seat.wish().marketplace().orElseThrow().externalOrderId())
                    .collect(Collectors.toSet());
            orders.findExternal(shop.get(0), shop.get(1), numbers).forEach(order -> known.put(order.orderNo(), order));
            for (Seat seat : seats) {
                @Nullable
                Order order = known.get(seat.wish().marketplace().orElseThrow().externalOrderId());
                if (order != null) {
                    seat.decide(new Placement.Placed(order, true));
                }
            }
        });
    }

    private void answer(Collection<Seat> seats, Map<Claim, Made> made) {
        Map<Seat, OrderId> repeats = new HashMap<>();
        Map<Seat, CheckoutId> repeatedCheckouts = new HashMap<>();
        for (Seat seat : seats) {
            Claim claim = seat.wish().claim();
            @Nullable Made earlier = made.get(claim);
            if (earlier != null) {
                try {
                    if (seat.wish().several()) {
                        repeatedCheckouts.put(seat, CheckoutId.fromString(earlier.by(claim)));
                    } else {
                        repeats.put(seat, OrderId.fromString(earlier.by(claim)));
                    }
                } catch (Problem otherRequest) {
                    seat.decide(new Placement.Refused(otherRequest));
                }
            }
        }
        Map<OrderId, Order> found = new HashMap<>();
        orders.find(Set.copyOf(repeats.values())).forEach(order -> found.put(order.id(), order));
        repeats.forEach((seat, id) -> {
            Order order = found.get(id);
            if (order == null) {
                throw new IllegalStateException("a key names order " + id + ", which is not there");
            }
            seat.decide(new Placement.Placed(order, true));
        });
        answerCheckouts(repeatedCheckouts);
    }

    private void answerCheckouts(Map<Seat, CheckoutId> repeats) {
        if (repeats.isEmpty()) {
            return;
        }
        Map<CheckoutId, Checkout> found = orders.checkouts(Set.copyOf(repeats.values()));
        repeats.forEach((seat, id) -> {
            Checkout checkout = found.get(id);
            if (checkout == null) {
                throw new IllegalStateException("a key names checkout " + id + ", which is not there");
            }
            seat.decide(new Placement.CheckedOut(checkout, true));
        });
    }

    /** Whether the next attempt has to be careful, since goods were gone. Nobody is answered before the commit. */
    private boolean write(List<Offered> offered, boolean careful) {
        try {
            Map<Seat, Placement> written = QuarkusTransaction.requiringNew().call(() -> writeInTime(offered, careful));
            written.forEach(Seat::decide);
            return false;
        } catch (RuntimeException e) {
            if (e instanceof WriteOrders.GoodsGone) {
                return true;
            }
            if (!Transactions.othersWereInTheWay(e)) {
                throw e;
            }
            LOG.debugf("a race for locks was lost, once more: %s", e.getMessage());
            pause();
            return careful;
        }
    }

    /**
     * Does not let commit what took too long. A time limit of the transaction manager would be no help: it rolls back from
     * another thread, and what this one writes afterwards would stay.
     */
    private Map<Seat, Placement> writeInTime(List<Offered> offered, boolean careful) {
        long began = System.nanoTime();
        Map<Seat, Placement> written = writeOrders.write(offered, careful);
        if (System.nanoTime() - began > LONGEST.toNanos()) {
            throw Transactions.heldUp("placing " + offered.size() + " orders took too long");
        }
        return written;
    }

    /** A short random pause lets those who won the race finish, and parts those who lost it together. */
    private static void pause() {
        try {
            Thread.sleep(ThreadLocalRandom.current().nextLong(LONGEST_PAUSE_MILLIS) + 1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
