package by.pavilion.ordering;

import by.pavilion.catalog.Listing;
import by.pavilion.catalog.Listings;
import by.pavilion.catalog.Sku;
import by.pavilion.customs.ComplianceGate;
import by.pavilion.customs.ConsumerNotices;
import by.pavilion.customs.CustomsCalendar;
import by.pavilion.customs.CustomsMode;
import by.pavilion.customs.PayerIdentity;
import by.pavilion.customs.Quota;
import by.pavilion.events.Correlation;
import by.pavilion.inventory.Stock;
import by.pavilion.parties.BlindIndex;
import by.pavilion.parties.Parties;
import by.pavilion.parties.RecipientRef;
import by.pavilion.pricing.BasketItem;
import by.pavilion.pricing.LandedCost;
import by.pavilion.pricing.LandedPrice;
import by.pavilion.pricing.PricedLine;
import by.pavilion.shared.FieldError;
import by.pavilion.shared.IdempotencyKeys;
import by.pavilion.shared.IdempotencyKeys.Claim;
import by.pavilion.shared.IdempotencyKeys.Made;
import by.pavilion.shared.Ids;
import by.pavilion.shared.Problem;
import by.pavilion.shared.Transactions;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Places the orders of a portion: looks once at what all of them want, checks and prices each, then in one transaction claims
 * their keys, reserves their buyers' quotas, keeps their recipients, writes them with their events and takes their goods from
 * stock, the stock last because everybody waits for it. Each order succeeds or is refused as a value.
 *
 * <p>When there is less stock than the offers said, everything is undone and done again with the stock locked before anything
 * is written: who came first is served first, and the others begin anew. A marketplace's order is paid already, so the same
 * transaction hands it to customs.
 */
@ApplicationScoped
class PlaceTogether {
    private static final Logger LOG = Logger.getLogger(PlaceTogether.class);
    private static final long LONGEST_PAUSE_MILLIS = 50;

    private final Listings listings;
    private final Offers offers;
    private final Stock stock;
    private final LandedCost landedCost;
    private final IdempotencyKeys keys;
    private final Parties parties;
    private final Quota quota;
    private final ComplianceGate compliance;
    private final ConsumerNotices notices;
    private final OrderStore store;
    private final Orders orders;
    private final Journal journal;
    private final AcceptPaidOrder acceptPaidOrder;
    private final OrderingConfig config;
    private final Ids ids;
    private final Clock clock;

    PlaceTogether(
            Listings listings,
            Offers offers,
            Stock stock,
            LandedCost landedCost,
            IdempotencyKeys keys,
            Parties parties,
            Quota quota,
            ComplianceGate compliance,
            ConsumerNotices notices,
            OrderStore store,
            Orders orders,
            Journal journal,
            AcceptPaidOrder acceptPaidOrder,
            OrderingConfig config,
            Ids ids,
            Clock clock) {
        this.listings = listings;
        this.offers = offers;
        this.stock = stock;
        this.landedCost = landedCost;
        this.keys = keys;
        this.parties = parties;
        this.quota = quota;
        this.compliance = compliance;
        this.notices = notices;
        this.store = store;
        this.orders = orders;
        this.journal = journal;
        this.acceptPaidOrder = acceptPaidOrder;
        this.config = config;
        this.ids = ids;
        this.clock = clock;
    }

    /** A wish and what has become of it so far. */
    private static final class Seat {
        private final Wish wish;
        private @Nullable Placement placement;

        Seat(Wish wish) {
            this.wish = wish;
        }

        boolean isOpen() {
            return placement == null;
        }
    }

    /** A wish that can be met as far as one could see before the transaction. */
    private record Offered(Seat seat, OrderId id, Offer offer) {
        Wish wish() {
            return seat.wish;
        }
    }

    /** Rolls the transaction back: somebody was faster, so what is there has to be looked at again. */
    @SuppressWarnings("serial") // never serialised
    private static final class GoodsGone extends RuntimeException {
        GoodsGone() {
            super("there is less than the offers said", null, false, false);
        }
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
            List<Offered> offered = offers(seats.stream().filter(Seat::isOpen).toList());
            careful = !offered.isEmpty() && write(offered, careful);
        }
        return seats.stream()
                .map(seat -> Objects.requireNonNullElseGet(
                        seat.placement, () -> new Placement.Refused(OrderingProblems.busy())))
                .toList();
    }

    /** Those whose very wish has made an order before get that. A marketplace's order is known by its number for ever. */
    private void answerRepeats(List<Seat> open) {
        Map<Claim, Made> made = keys.find(open.stream()
                .filter(seat -> seat.wish.marketplace().isEmpty())
                .map(seat -> seat.wish.claim())
                .toList());
        answer(open, made);
        Map<List<String>, List<Seat>> byShop = open.stream()
                .filter(seat -> seat.wish.marketplace().isPresent())
                .collect(Collectors.groupingBy(seat -> {
                    Origin.Marketplace sale = seat.wish.marketplace().orElseThrow();
                    return List.of(sale.channel(), sale.shopId());
                }));
        byShop.forEach((shop, seats) -> {
            Map<String, Order> known = new HashMap<>();
            Set<String> numbers = seats.stream()
                    .map(seat -> seat.wish.marketplace().orElseThrow().externalOrderId())
                    .collect(Collectors.toSet());
            orders.findExternal(shop.get(0), shop.get(1), numbers).forEach(order -> known.put(order.orderNo(), order));
            for (Seat seat : seats) {
                @Nullable
                Order order = known.get(seat.wish.marketplace().orElseThrow().externalOrderId());
                if (order != null) {
                    seat.placement = new Placement.Placed(order, true);
                }
            }
        });
    }

    private void answer(Collection<Seat> seats, Map<Claim, Made> made) {
        Map<Seat, OrderId> repeats = new HashMap<>();
        for (Seat seat : seats) {
            Claim claim = seat.wish.claim();
            @Nullable Made earlier = made.get(claim);
            if (earlier != null) {
                try {
                    repeats.put(seat, OrderId.fromString(earlier.by(claim)));
                } catch (Problem otherRequest) {
                    seat.placement = new Placement.Refused(otherRequest);
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
            seat.placement = new Placement.Placed(order, true);
        });
    }

    /** Checks and prices each wish; what cannot be taken as it is is answered at once. Three statements for all of them. */
    private List<Offered> offers(List<Seat> seats) {
        if (seats.isEmpty()) {
            return List.of();
        }
        Set<Sku> skus = new TreeSet<>();
        seats.forEach(seat -> skus.addAll(OrderCheck.skus(seat.wish.command().lines())));
        LocalDate today = CustomsCalendar.dayOf(clock.instant());
        Map<Sku, Listing> found = listings.findAll(skus);
        Offers.Look look = offers.look(found.keySet());
        List<Offered> offered = new ArrayList<>();
        for (Seat seat : seats) {
            try {
                Offer offer = offer(seat.wish.command(), found, look, today);
                offered.add(new Offered(seat, new OrderId(ids.next()), offer));
            } catch (Problem refusal) {
                seat.placement = new Placement.Refused(refusal);
            }
        }
        return offered;
    }

    /** @throws Problem when the order cannot be taken as it is */
    private Offer offer(PlaceOrderCommand command, Map<Sku, Listing> found, Offers.Look look, LocalDate today) {
        List<FieldError> errors = OrderCheck.errors(command, found, config, today, notices.versions(today));
        if (!errors.isEmpty()) {
            throw OrderingProblems.validation(errors);
        }
        return offers.fromStock(
                OrderCheck.items(command.lines(), found),
                look,
                command.origin().channel(),
                command.recipient().shipTo().province(),
                today,
                (items, mode) -> price(command, items, mode, today));
    }

    private LandedPrice price(PlaceOrderCommand command, List<BasketItem> items, CustomsMode mode, LocalDate today) {
        return command.origin() instanceof Origin.Marketplace marketplace
                ? landedCost.partsOf(marketplace.payment().amount(), items, mode, today)
                : landedCost.price(items, mode, today);
    }

    /** Whether the next attempt has to be careful, since goods were gone. Nobody is answered before the commit. */
    private boolean write(List<Offered> offered, boolean careful) {
        try {
            Map<Seat, Placement> written = QuarkusTransaction.requiringNew().call(() -> writeAll(offered, careful));
            written.forEach((seat, placement) -> seat.placement = placement);
            return false;
        } catch (RuntimeException e) {
            if (e instanceof GoodsGone) {
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
     * The one transaction. Lock order: keys, quotas, stock.
     *
     * @param careful whether the stock is locked before anything is written
     * @return what is decided; those that are not there begin anew
     * @throws GoodsGone when there is less than the offers said
     */
    private Map<Seat, Placement> writeAll(List<Offered> offered, boolean careful) {
        Map<Seat, Placement> decided = new HashMap<>();
        List<Offered> going = claim(offered);
        going = takeQuotas(going, decided);
        if (careful) {
            going = grant(going);
        }
        if (going.isEmpty()) {
            return decided;
        }
        insert(going).forEach((seat, order) -> decided.put(seat, new Placement.Placed(order, false)));
        if (!stock.take(going.stream().map(PlaceTogether::taking).toList())) {
            throw new GoodsGone();
        }
        return decided;
    }

    /** Leaves out those whose key another replica has used meanwhile: they are answered as repeats in the next round. */
    private List<Offered> claim(List<Offered> offered) {
        Map<Claim, String> wanted = new HashMap<>();
        offered.forEach(one -> wanted.put(one.wish().claim(), one.id().toString()));
        Map<Claim, Made> earlier = keys.claim(wanted);
        return offered.stream()
                .filter(one -> !earlier.containsKey(one.wish().claim()))
                .toList();
    }

    private List<Offered> takeQuotas(List<Offered> offered, Map<Seat, Placement> decided) {
        if (offered.isEmpty()) {
            return offered;
        }
        LocalDate today = CustomsCalendar.dayOf(clock.instant());
        Map<String, Problem> refused =
                quota.reserve(offered.stream().map(one -> part(one, today)).toList());
        List<Offered> going = new ArrayList<>();
        List<Claim> unused = new ArrayList<>();
        for (Offered one : offered) {
            Problem problem = refused.get(one.id().toString());
            if (problem == null) {
                going.add(one);
            } else {
                decided.put(one.seat(), new Placement.Refused(problem));
                unused.add(one.wish().claim());
            }
        }
        release(unused);
        return going;
    }

    /** What a marketplace has sold is counted whatever it comes to: customs has the last word. */
    private Quota.Part part(Offered offered, LocalDate today) {
        List<BlindIndex> person = parties.blindIndexes(
                offered.wish().command().recipient().buyer().idNumber());
        LandedPrice price = offered.offer().price();
        if (offered.wish().marketplace().isPresent()) {
            return Quota.Part.sold(offered.id().toString(), person, price.dutiable());
        }
        Map<Listing, Long> goods = price.lines().stream()
                .collect(Collectors.toMap(PricedLine::listing, PricedLine::quantity, Math::addExact));
        return Quota.Part.wanted(
                offered.id().toString(), person, price.dutiable(), compliance.yearlyQuantities(goods, today));
    }

    /** Locks the stock; those for whom there is not enough leave nothing behind and begin anew, with other eyes. */
    private List<Offered> grant(List<Offered> offered) {
        Set<String> granted =
                stock.grant(offered.stream().map(PlaceTogether::taking).toList());
        List<Offered> late = offered.stream()
                .filter(one -> !granted.contains(one.id().toString()))
                .toList();
        LocalDate today = CustomsCalendar.dayOf(clock.instant());
        if (!late.isEmpty()) {
            quota.release(late.stream().map(one -> part(one, today)).toList());
            release(late.stream().map(one -> one.wish().claim()).toList());
        }
        return offered.stream()
                .filter(one -> granted.contains(one.id().toString()))
                .toList();
    }

    private void release(List<Claim> unused) {
        if (!unused.isEmpty()) {
            keys.release(unused);
        }
    }

    private static Stock.Taking taking(Offered offered) {
        return new Stock.Taking(offered.id().toString(), offered.offer().goods());
    }

    private Map<Seat, Order> insert(List<Offered> offered) {
        List<RecipientRef> recipients = parties.register(
                offered.stream().map(one -> one.wish().command().recipient()).toList());
        Map<Seat, Order> written = new LinkedHashMap<>();
        List<Journal.Entry> entries = new ArrayList<>();
        List<AcceptPaidOrder.Handing> paid = new ArrayList<>();
        for (int index = 0; index < offered.size(); index++) {
            Offered one = offered.get(index);
            RecipientRef recipient = recipients.get(index);
            written.put(one.seat(), inCause(one.wish(), () -> order(one, recipient, entries, paid)));
        }
        store.insert(List.copyOf(written.values()));
        journal.write(entries);
        acceptPaidOrder.hand(paid);
        return written;
    }

    private Order order(
            Offered offered,
            RecipientRef recipient,
            List<Journal.Entry> entries,
            List<AcceptPaidOrder.Handing> handings) {
        Wish wish = offered.wish();
        Instant placedAt = wish.marketplace().map(Origin.Marketplace::placedAt).orElseGet(clock::instant);
        Order placed = Order.place(
                offered.id(),
                wish.placedBy(),
                wish.command(),
                recipient,
                offered.offer().route().warehouse(),
                offered.offer().price(),
                ids::next,
                placedAt,
                wish.marketplace().isPresent() ? Optional.empty() : Optional.of(placedAt.plus(config.payWithin())));
        if (wish.marketplace().isEmpty()) {
            entries.add(new Journal.Entry(placed, OrderPlaced.of(placed), Actor.STOREFRONT));
            return placed;
        }
        Origin.MarketplacePayment payment = wish.marketplace().get().payment();
        PaidPayment paid = new PaidPayment(
                new PaymentId(ids.next()),
                payment.provider(),
                payment.transactionId(),
                payment.amount(),
                payment.paidAt());
        AcceptPaidOrder.Acceptance acceptance =
                acceptPaidOrder.decide(placed, paid, Actor.MARKETPLACE, PayerIdentity.NOT_TOLD);
        entries.add(new Journal.Entry(placed, OrderPlaced.of(placed), Actor.MARKETPLACE));
        entries.addAll(acceptance.entries());
        // the marketplace answers for who buys there
        handings.add(new AcceptPaidOrder.Handing(acceptance, PayerIdentity.NOT_TOLD));
        return acceptance.order();
    }

    private static <T> T inCause(Wish wish, Supplier<T> work) {
        return Correlation.within(wish.cause(), work);
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
