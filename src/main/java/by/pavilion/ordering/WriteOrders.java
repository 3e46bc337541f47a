package by.pavilion.ordering;

import by.pavilion.catalog.Listing;
import by.pavilion.customs.ComplianceGate;
import by.pavilion.customs.CustomsCalendar;
import by.pavilion.customs.PayerIdentity;
import by.pavilion.customs.Quota;
import by.pavilion.customs.YearlyQuantity;
import by.pavilion.events.Correlation;
import by.pavilion.inventory.Stock;
import by.pavilion.parties.BlindIndex;
import by.pavilion.parties.Parties;
import by.pavilion.parties.RecipientRef;
import by.pavilion.pricing.CouponUses;
import by.pavilion.pricing.LandedPrice;
import by.pavilion.pricing.PricedLine;
import by.pavilion.pricing.PromotionId;
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
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The writing half of {@link PlaceTogether}, in its one transaction. */
@ApplicationScoped
class WriteOrders {
    private final Stock stock;
    private final IdempotencyKeys keys;
    private final Parties parties;
    private final CouponUses coupons;
    private final Quota quota;
    private final ComplianceGate compliance;
    private final OrderStore store;
    private final CartStore carts;
    private final Journal journal;
    private final AcceptPaidOrder acceptPaidOrder;
    private final OrderingConfig config;
    private final Ids ids;
    private final Clock clock;

    WriteOrders(
            Stock stock,
            IdempotencyKeys keys,
            Parties parties,
            CouponUses coupons,
            Quota quota,
            ComplianceGate compliance,
            OrderStore store,
            CartStore carts,
            Journal journal,
            AcceptPaidOrder acceptPaidOrder,
            OrderingConfig config,
            Ids ids,
            Clock clock) {
        this.stock = stock;
        this.keys = keys;
        this.parties = parties;
        this.coupons = coupons;
        this.quota = quota;
        this.compliance = compliance;
        this.store = store;
        this.carts = carts;
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
     * Call it in a transaction of its own. Lock order: keys, carts, coupons, quotas, stock.
     *
     * @param careful whether the stock is locked before anything is written
     * @return what is decided; those that are not there begin anew
     * @throws GoodsGone when there is less than the offers said
     */
    Map<Seat, Placement> write(List<Offered> offered, boolean careful) {
        Map<Seat, Placement> decided = new HashMap<>();
        Map<Seat, Placement> usedUp = new HashMap<>();
        List<Offered> going = claim(offered);
        going = lockCarts(going);
        going = takeCoupons(going, usedUp);
        going = keepCouponsOf(takeQuotas(going, decided), going, usedUp);
        if (careful) {
            going = keepCouponsOf(grant(going, decided), going, usedUp);
        }
        decided.putAll(usedUp);
        if (going.isEmpty()) {
            return decided;
        }
        decided.putAll(insert(going));
        emptyCarts(going);
        if (!stock.take(going.stream().flatMap(one -> one.takings().stream()).toList())) {
            throw new GoodsGone();
        }
        return decided;
    }

    /** Leaves out those whose key another replica has used meanwhile: they are answered as repeats in the next round. */
    private List<Offered> claim(List<Offered> offered) {
        Map<Claim, String> wanted = new HashMap<>();
        offered.forEach(one -> wanted.put(one.wish().claim(), one.resource()));
        Map<Claim, Made> earlier = keys.claim(wanted);
        return offered.stream()
                .filter(one -> !earlier.containsKey(one.wish().claim()))
                .toList();
    }

    /** Leaves out those whose cart has changed since it was looked at, and all but the first of one cart: they begin anew. */
    private List<Offered> lockCarts(List<Offered> offered) {
        Set<CartId> named = offered.stream()
                .flatMap(one -> one.cart().stream())
                .map(Cart::id)
                .collect(Collectors.toSet());
        if (named.isEmpty()) {
            return offered;
        }
        Map<CartId, Long> versions = carts.lock(named);
        List<Offered> going = new ArrayList<>();
        List<Claim> unused = new ArrayList<>();
        for (Offered one : offered) {
            // whoever takes a version away leaves none for those behind
            if (one.cart().isEmpty()
                    || versions.remove(one.cart().get().id(), one.cart().get().version())) {
                going.add(one);
            } else {
                unused.add(one.wish().claim());
            }
        }
        release(unused);
        return going;
    }

    private void emptyCarts(List<Offered> going) {
        Instant now = clock.instant();
        List<Cart> emptied = going.stream()
                .flatMap(one -> one.cart().stream())
                .map(cart -> cart.with(List.of(), now, now.plus(config.cartKeptFor())))
                .toList();
        if (!emptied.isEmpty()) {
            carts.update(emptied);
        }
    }

    private List<Offered> takeCoupons(List<Offered> offered, Map<Seat, Placement> usedUp) {
        List<CouponUses.Use> uses =
                offered.stream().flatMap(one -> uses(one).stream()).toList();
        Map<String, Problem> refused = coupons.reserve(uses);
        if (refused.isEmpty()) {
            return offered;
        }
        List<Offered> going = new ArrayList<>();
        List<Claim> unused = new ArrayList<>();
        for (Offered one : offered) {
            Problem problem = refused.get(one.firstOrder());
            if (problem == null) {
                going.add(one);
            } else {
                usedUp.put(one.seat(), new Placement.Refused(problem));
                unused.add(one.wish().claim());
            }
        }
        release(unused);
        return going;
    }

    /** What the prices say was used: a wish uses a code once, whatever orders it becomes, in the name of the first of them. */
    private List<CouponUses.Use> uses(Offered offered) {
        Set<PromotionId> used = new TreeSet<>();
        offered.parts().stream()
                .flatMap(part -> part.offer().price().lines().stream())
                .flatMap(line -> line.promotions().stream())
                .filter(applied -> applied.couponCode() != null)
                .forEach(applied -> used.add(applied.id()));
        if (used.isEmpty()) {
            return List.of();
        }
        String person = parties.blindIndexes(
                        offered.wish().command().recipient().buyer().idNumber())
                .get(0)
                .value();
        return used.stream()
                .map(promotion -> new CouponUses.Use(offered.firstOrder(), promotion, person))
                .toList();
    }

    /**
     * Gives back what those have used who did not get through. Then a code that somebody behind them was refused for may not
     * be used up after all, so whoever was refused for one begins anew.
     */
    private List<Offered> keepCouponsOf(List<Offered> going, List<Offered> before, Map<Seat, Placement> usedUp) {
        if (going.size() < before.size()) {
            Set<String> through = going.stream().map(Offered::firstOrder).collect(Collectors.toSet());
            List<String> back = before.stream()
                    .filter(one ->
                            !through.contains(one.firstOrder()) && !uses(one).isEmpty())
                    .map(Offered::firstOrder)
                    .toList();
            if (!back.isEmpty()) {
                coupons.giveBack(back);
                usedUp.clear();
            }
        }
        return going;
    }

    private List<Offered> takeQuotas(List<Offered> offered, Map<Seat, Placement> decided) {
        if (offered.isEmpty()) {
            return offered;
        }
        LocalDate today = CustomsCalendar.dayOf(clock.instant());
        Map<String, Problem> refused = quota.reserve(
                offered.stream().flatMap(one -> parts(one, today).stream()).toList());
        if (refused.isEmpty()) {
            return offered;
        }
        List<Offered> going = new ArrayList<>();
        List<Claim> unused = new ArrayList<>();
        List<String> undone = new ArrayList<>();
        Set<String> tooEarly = new HashSet<>();
        for (Offered one : offered) {
            Optional<Problem> problem = orderIds(one)
                    .flatMap(id -> Optional.ofNullable(refused.get(id)).stream())
                    .findFirst();
            if (problem.isEmpty()) {
                going.add(one);
                continue;
            }
            unused.add(one.wish().claim());
            // who was refused behind a checkout that is undone may fit after all, and begins anew
            if (!tooEarly.contains(buyer(one.wish()))) {
                decided.put(one.seat(), new Placement.Refused(problem.get()));
            }
            List<String> back =
                    orderIds(one).filter(id -> !refused.containsKey(id)).toList();
            if (!back.isEmpty()) {
                undone.addAll(back);
                tooEarly.add(buyer(one.wish()));
            }
        }
        if (!undone.isEmpty()) {
            quota.release(undone);
        }
        release(unused);
        return going;
    }

    private static String buyer(Wish wish) {
        return wish.command().recipient().buyer().idNumber();
    }

    private static Stream<String> orderIds(Offered offered) {
        return offered.parts().stream().map(part -> part.id().toString());
    }

    private List<Quota.Part> parts(Offered offered, LocalDate today) {
        return offered.parts().stream()
                .map(part -> part(offered.wish(), part, today))
                .toList();
    }

    /** What a marketplace has sold is counted whatever it comes to: customs has the last word. */
    private Quota.Part part(Wish wish, Offered.Part part, LocalDate today) {
        List<BlindIndex> person =
                parties.blindIndexes(wish.command().recipient().buyer().idNumber());
        LandedPrice price = part.offer().price();
        Map<Listing, Long> goods = price.lines().stream()
                .collect(Collectors.toMap(PricedLine::listing, PricedLine::quantity, Math::addExact));
        List<YearlyQuantity> limited = compliance.yearlyQuantities(goods, today);
        String id = part.id().toString();
        return wish.marketplace().isPresent()
                ? Quota.Part.sold(id, person, price.dutiable(), limited)
                : Quota.Part.wanted(id, person, price.dutiable(), limited);
    }

    /**
     * Locks the stock; those for whom there is not enough leave nothing behind and begin anew, with other eyes. So do those
     * of the same buyers who were refused for a year that these had filled.
     */
    private List<Offered> grant(List<Offered> offered, Map<Seat, Placement> decided) {
        Set<String> granted =
                stock.grant(offered.stream().map(Offered::wholeTaking).toList());
        List<Offered> late = offered.stream()
                .filter(one -> !granted.contains(one.resource()))
                .toList();
        if (!late.isEmpty()) {
            quota.release(late.stream().flatMap(WriteOrders::orderIds).toList());
            release(late.stream().map(one -> one.wish().claim()).toList());
            Set<String> buyers = late.stream().map(one -> buyer(one.wish())).collect(Collectors.toSet());
            decided.keySet().removeIf(seat -> buyers.contains(buyer(seat.wish())));
        }
        return offered.stream().filter(one -> granted.contains(one.resource())).toList();
    }

    private void release(List<Claim> unused) {
        if (!unused.isEmpty()) {
            keys.release(unused);
        }
    }

    private Map<Seat, Placement> insert(List<Offered> offered) {
        List<RecipientRef> recipients = parties.register(offered.stream()
                .flatMap(one -> one.parts().stream())
                .map(part -> part.command().recipient())
                .toList());
        Map<Seat, Placement> written = new LinkedHashMap<>();
        List<Order> placed = new ArrayList<>();
        List<Journal.Entry> entries = new ArrayList<>();
        List<AcceptPaidOrder.Handing> paid = new ArrayList<>();
        Iterator<RecipientRef> recipient = recipients.iterator();
        for (Offered one : offered) {
            List<Order> orders = new ArrayList<>();
            for (Offered.Part part : one.parts()) {
                orders.add(inCause(one.wish(), () -> order(one, part, recipient.next(), entries, paid)));
            }
            placed.addAll(orders);
            written.put(
                    one.seat(),
                    one.checkout()
                            .<Placement>map(id -> new Placement.CheckedOut(new Checkout(id, orders), false))
                            .orElseGet(() -> new Placement.Placed(orders.get(0), false)));
        }
        store.insert(placed);
        journal.write(entries);
        acceptPaidOrder.hand(paid);
        return written;
    }

    private Order order(
            Offered offered,
            Offered.Part part,
            RecipientRef recipient,
            List<Journal.Entry> entries,
            List<AcceptPaidOrder.Handing> handings) {
        Wish wish = offered.wish();
        Instant placedAt = wish.marketplace().map(Origin.Marketplace::placedAt).orElseGet(clock::instant);
        Order placed = Order.place(
                part.id(),
                wish.placedBy(),
                part.command(),
                recipient,
                part.offer().route().warehouse(),
                part.offer().price(),
                ids::next,
                placedAt,
                wish.marketplace().isPresent() ? Optional.empty() : Optional.of(placedAt.plus(config.payWithin())),
                offered.checkout(),
                wish.trace());
        if (wish.marketplace().isEmpty()) {
            entries.add(new Journal.Entry(
                    placed, OrderPlaced.of(placed, part.command().quoteId()), Actor.STOREFRONT));
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
                acceptPaidOrder.decide(placed, paid, payment.borne(), Actor.MARKETPLACE, PayerIdentity.NOT_TOLD);
        entries.add(
                new Journal.Entry(placed, OrderPlaced.of(placed, part.command().quoteId()), Actor.MARKETPLACE));
        entries.addAll(acceptance.entries());
        // the marketplace answers for who buys there
        handings.add(new AcceptPaidOrder.Handing(acceptance, PayerIdentity.NOT_TOLD));
        return acceptance.order();
    }

    private static <T> T inCause(Wish wish, Supplier<T> work) {
        return Correlation.within(wish.cause(), work);
    }
}
