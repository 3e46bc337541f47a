package by.pavilion.ordering;

import by.pavilion.catalog.Listing;
import by.pavilion.customs.ComplianceGate;
import by.pavilion.customs.CustomsCalendar;
import by.pavilion.customs.PayerIdentity;
import by.pavilion.customs.Quota;
import by.pavilion.events.Correlation;
import by.pavilion.inventory.Stock;
import by.pavilion.parties.BlindIndex;
import by.pavilion.parties.Parties;
import by.pavilion.parties.RecipientRef;
import by.pavilion.pricing.LandedPrice;
import by.pavilion.pricing.PricedLine;
import by.pavilion.shared.IdempotencyKeys;
import by.pavilion.shared.IdempotencyKeys.Claim;
import by.pavilion.shared.IdempotencyKeys.Made;
import by.pavilion.shared.Ids;
import by.pavilion.shared.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The writing half of {@link PlaceTogether}, in its one transaction. */
@ApplicationScoped
class WriteOrders {
    private final Stock stock;
    private final IdempotencyKeys keys;
    private final Parties parties;
    private final Quota quota;
    private final ComplianceGate compliance;
    private final OrderStore store;
    private final Journal journal;
    private final AcceptPaidOrder acceptPaidOrder;
    private final OrderingConfig config;
    private final Ids ids;
    private final Clock clock;

    WriteOrders(
            Stock stock,
            IdempotencyKeys keys,
            Parties parties,
            Quota quota,
            ComplianceGate compliance,
            OrderStore store,
            Journal journal,
            AcceptPaidOrder acceptPaidOrder,
            OrderingConfig config,
            Ids ids,
            Clock clock) {
        this.stock = stock;
        this.keys = keys;
        this.parties = parties;
        this.quota = quota;
        this.compliance = compliance;
        this.store = store;
        this.journal = journal;
        this.acceptPaidOrder = acceptPaidOrder;
        this.config = config;
        this.ids = ids;
        this.clock = clock;
    }

    /** Rolls the transaction back: somebody was faster, so what is there has to be looked at again. */
    @SuppressWarnings("serial") // never serialised
    static final class GoodsGone extends RuntimeException {
        GoodsGone() {
            super("there is less than the offers said", null, false, false);
        }
    }

    /**
     * Call it in a transaction of its own. Lock order: keys, quotas, stock.
     *
     * @param careful whether the stock is locked before anything is written
     * @return what is decided; those that are not there begin anew
     * @throws GoodsGone when there is less than the offers said
     */
    Map<Seat, Placement> write(List<Offered> offered, boolean careful) {
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
        if (!stock.take(going.stream().map(WriteOrders::taking).toList())) {
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
                stock.grant(offered.stream().map(WriteOrders::taking).toList());
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
        return new Stock.Taking(
                offered.id().toString(),
                Order.stock(offered.offer().price(), offered.offer().route().warehouse()));
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
}
