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
import by.pavilion.inventory.Shortage;
import by.pavilion.inventory.Stock;
import by.pavilion.parties.BlindIndex;
import by.pavilion.parties.Parties;
import by.pavilion.pricing.BasketItem;
import by.pavilion.pricing.LandedCost;
import by.pavilion.pricing.LandedPrice;
import by.pavilion.pricing.PricedLine;
import by.pavilion.shared.FieldError;
import by.pavilion.shared.IdempotencyKey;
import by.pavilion.shared.IdempotencyKeys;
import by.pavilion.shared.Ids;
import by.pavilion.shared.Problem;
import by.pavilion.shared.Transactions;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Takes an order: checks and prices it, then in one transaction claims its key, keeps its recipient, reserves the buyer's
 * quota, writes it with its events and takes its goods from stock, the stock last because everybody waits for it. A marketplace's order is paid
 * already, so the same transaction hands it to customs.
 */
@ApplicationScoped
public class PlaceOrder {
    private static final Logger LOG = Logger.getLogger(PlaceOrder.class);
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

    PlaceOrder(
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

    /**
     * Places the order, or finds the one that this key has placed before. Call it outside any transaction; a refusal is a
     * value and leaves nothing behind.
     */
    public Placement place(PlacedBy placedBy, IdempotencyKey key, PlaceOrderCommand command) {
        Claim claim = new Claim(placedBy, key, "place order\n" + command.fingerprint());
        try {
            for (int attempt = 1; attempt <= config.tries(); attempt++) {
                Optional<Placement> placement = attempt(claim, command);
                if (placement.isPresent()) {
                    return placement.get();
                }
            }
            return new Placement.Refused(OrderingProblems.busy());
        } catch (Problem refusal) {
            return new Placement.Refused(refusal);
        }
    }

    /** Everything that is wrong with the words of an order; {@link #place} refuses it for the same reasons. */
    public List<FieldError> errorsIn(PlaceOrderCommand command) {
        return OrderCheck.errors(
                command,
                listings.findAll(OrderCheck.skus(command.lines())),
                config,
                CustomsCalendar.dayOf(clock.instant()),
                notices.versions(CustomsCalendar.dayOf(clock.instant())));
    }

    /** Whose key it is and what for. */
    private record Claim(PlacedBy placedBy, IdempotencyKey key, String request) {}

    /** One try from the start; empty when others took locks or goods in between, so that what was read is out of date. */
    private Optional<Placement> attempt(Claim claim, PlaceOrderCommand command) {
        Optional<Placement> earlier = earlier(claim, command);
        if (earlier.isPresent()) {
            return earlier;
        }
        Offer offer = offer(command);
        try {
            return Optional.of(QuarkusTransaction.requiringNew().call(() -> write(claim, command, offer)));
        } catch (RuntimeException e) {
            if (e instanceof GoodsGone) {
                return Optional.empty();
            }
            if (!Transactions.othersWereInTheWay(e)) {
                throw e;
            }
            LOG.debugf("a race for locks was lost, once more: %s", e.getMessage());
            pause();
            return Optional.empty();
        }
    }

    /** The order that this very wish has made before. A marketplace's is known by its number for ever. */
    private Optional<Placement> earlier(Claim claim, PlaceOrderCommand command) {
        if (command.origin() instanceof Origin.Marketplace marketplace) {
            return orders.findExternal(marketplace.channel(), marketplace.shopId(), marketplace.externalOrderId())
                    .map(order -> new Placement.Placed(order, true));
        }
        return keys.find(claim.placedBy().id(), claim.key(), claim.request()).map(this::repeated);
    }

    /** @throws Problem when the order cannot be taken as it is */
    private Offer offer(PlaceOrderCommand command) {
        LocalDate today = CustomsCalendar.dayOf(clock.instant());
        Map<Sku, Listing> found = listings.findAll(OrderCheck.skus(command.lines()));
        List<FieldError> errors = OrderCheck.errors(command, found, config, today, notices.versions(today));
        if (!errors.isEmpty()) {
            throw OrderingProblems.validation(errors);
        }
        return offers.fromStock(
                OrderCheck.items(command.lines(), found),
                command.recipient().shipTo().province(),
                today,
                (items, mode) -> price(command, items, mode, today));
    }

    private LandedPrice price(PlaceOrderCommand command, List<BasketItem> items, CustomsMode mode, LocalDate today) {
        return command.origin() instanceof Origin.Marketplace marketplace
                ? landedCost.partsOf(marketplace.payment().amount(), items, mode, today)
                : landedCost.price(items, mode, today);
    }

    /** Rolls the transaction back: somebody was faster, so what is there has to be looked at again. */
    @SuppressWarnings("serial") // never serialised
    private static final class GoodsGone extends RuntimeException {
        GoodsGone(Shortage shortage) {
            super(shortage.toString(), null, false, false);
        }
    }

    /**
     * The one transaction. Lock order: key, quota, stock.
     *
     * @throws GoodsGone when there is less than the offer said
     * @throws Problem when the buyer's year has not enough left
     */
    private Placement write(Claim claim, PlaceOrderCommand command, Offer offer) {
        OrderId id = new OrderId(ids.next());
        Optional<Placement> earlier = keys.claim(claim.placedBy().id(), claim.key(), claim.request(), id.toString())
                .map(this::repeated);
        if (earlier.isPresent()) {
            return earlier.get();
        }
        Instant now = clock.instant();
        Instant placedAt = command.origin() instanceof Origin.Marketplace marketplace ? marketplace.placedAt() : now;
        Order placed = Order.place(
                id,
                claim.placedBy(),
                command,
                parties.register(command.recipient()),
                offer.route().warehouse(),
                offer.price(),
                ids::next,
                placedAt);
        takeQuota(id, command, offer.price());
        Order order = command.origin() instanceof Origin.Marketplace marketplace
                ? insertPaid(placed, marketplace.payment())
                : insertUnpaid(placed);
        Optional<Shortage> shortage = stock.take(id.toString(), order.stock());
        if (shortage.isPresent()) {
            throw new GoodsGone(shortage.get());
        }
        return new Placement.Placed(order, false);
    }

    /** What a marketplace has sold is counted whatever it comes to: customs has the last word. */
    private void takeQuota(OrderId id, PlaceOrderCommand command, LandedPrice price) {
        List<BlindIndex> person =
                parties.blindIndexes(command.recipient().buyer().idNumber());
        if (command.origin() instanceof Origin.Marketplace) {
            quota.count(id.toString(), person, price.dutiable());
        } else {
            Map<Listing, Long> goods = price.lines().stream()
                    .collect(Collectors.toMap(PricedLine::listing, PricedLine::quantity, Math::addExact));
            LocalDate today = CustomsCalendar.dayOf(clock.instant());
            quota.reserve(id.toString(), person, price.dutiable(), compliance.yearlyQuantities(goods, today));
        }
    }

    private Order insertUnpaid(Order placed) {
        store.insert(placed);
        journal.write(List.of(new Journal.Entry(placed, OrderPlaced.of(placed), Actor.STOREFRONT)));
        return placed;
    }

    private Order insertPaid(Order placed, Origin.MarketplacePayment payment) {
        PaidPayment paid = new PaidPayment(
                new PaymentId(ids.next()),
                payment.provider(),
                payment.transactionId(),
                payment.amount(),
                payment.paidAt());
        AcceptPaidOrder.Acceptance acceptance =
                acceptPaidOrder.decide(placed, paid, Actor.MARKETPLACE, PayerIdentity.NOT_TOLD);
        store.insert(acceptance.order());
        List<Journal.Entry> entries = new ArrayList<>();
        entries.add(new Journal.Entry(placed, OrderPlaced.of(placed), Actor.MARKETPLACE));
        entries.addAll(acceptance.entries());
        journal.write(entries);
        acceptPaidOrder.hand(acceptance, PayerIdentity.NOT_TOLD); // the marketplace answers for who buys there
        return acceptance.order();
    }

    private Placement repeated(String orderId) {
        Order order = orders.find(OrderId.fromString(orderId))
                .orElseThrow(() -> new IllegalStateException("a key names order " + orderId + ", which is not there"));
        return new Placement.Placed(order, true);
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
