package by.pavilion.channel;

import by.pavilion.channel.cases.ChannelCases;
import by.pavilion.channel.cases.Trouble;
import by.pavilion.ordering.Order;
import by.pavilion.ordering.OrderId;
import by.pavilion.ordering.Orders;
import by.pavilion.parties.Parties;
import by.pavilion.parties.Recipient;
import by.pavilion.parties.RecipientRef;
import by.pavilion.shared.BackgroundWork;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Looks at phones that end before the goods are at the buyer's: a marketplace lends them for a while, and papers and carriers have
 * the one that was lent when the order became ours. The marketplace is asked once more before the end. When it lends the same
 * number for longer, all is well; else a courier will reach nobody by it, which is a case.
 */
@ApplicationScoped
class WatchPhones implements BackgroundWork {
    /** How long before the end it is looked at. */
    static final Duration BEFORE = Duration.ofDays(2);

    private static final Logger LOG = Logger.getLogger(WatchPhones.class);
    private static final String NAME = "channel-phones";
    /** Few, as each may take two calls, and the lease of the work is renewed between portions only. */
    private static final int PORTION = 5;

    private static final Duration PAUSE = Duration.ofHours(1);
    private static final String WHY = "phone that ends";

    private final ChannelOrderStore store;
    private final Orders orders;
    private final Shops shops;
    private final Channels channels;
    private final DiscloseBuyer discloseBuyer;
    private final Parties parties;
    private final ChannelCases cases;
    private final Clock clock;

    WatchPhones(
            ChannelOrderStore store,
            Orders orders,
            Shops shops,
            Channels channels,
            DiscloseBuyer discloseBuyer,
            Parties parties,
            ChannelCases cases,
            Clock clock) {
        this.store = store;
        this.orders = orders;
        this.shops = shops;
        this.channels = channels;
        this.discloseBuyer = discloseBuyer;
        this.parties = parties;
        this.cases = cases;
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Duration interval() {
        return Duration.ofMinutes(1);
    }

    @Override
    public int doSome() {
        List<ChannelOrderStore.LentPhone> ending =
                QuarkusTransaction.requiringNew().call(() -> store.phonesToLookAt(clock.instant(), PORTION));
        if (ending.isEmpty()) {
            return 0;
        }
        List<OrderId> numbers = ending.stream()
                .map(phone -> OrderId.fromString(phone.orderId()))
                .toList();
        Map<OrderId, Order> ours = QuarkusTransaction.requiringNew()
                .call(() -> orders.find(numbers).stream().collect(Collectors.toMap(Order::id, Function.identity())));
        for (ChannelOrderStore.LentPhone phone : ending) {
            lookAt(phone, Optional.ofNullable(ours.get(OrderId.fromString(phone.orderId()))));
        }
        return ending.size();
    }

    private void lookAt(ChannelOrderStore.LentPhone phone, Optional<Order> ours) {
        if (ours.filter(WatchPhones::isUnderWay).isEmpty()) {
            QuarkusTransaction.requiringNew().run(() -> store.watchPhoneNoMore(phone.id()));
            return;
        }
        Instant now = clock.instant();
        try {
            Optional<Instant> longer =
                    lentFor(phone.order(), ours.get()).filter(until -> until.isAfter(now.plus(BEFORE)));
            if (longer.isPresent()) {
                Instant until = longer.get();
                QuarkusTransaction.requiringNew().run(() -> store.phoneIsLent(phone.id(), until, until.minus(BEFORE)));
            } else {
                tell(phone);
            }
        } catch (ChannelFault fault) {
            LOG.warnf("order=%s its phone is not asked for: %s", phone.order().key(), fault.getMessage());
            if (fault.kind() == ChannelFault.Kind.REFUSED) {
                tell(phone);
            } else {
                askLater(phone, now);
            }
        } catch (RuntimeException fault) { // the others must not wait for it
            LOG.errorf(
                    fault, "order=%s its phone is not asked for", phone.order().key());
            askLater(phone, now);
        }
    }

    private void askLater(ChannelOrderStore.LentPhone phone, Instant now) {
        Instant later = now.plus(PAUSE);
        if (later.isBefore(phone.until())) {
            QuarkusTransaction.requiringNew().run(() -> store.phoneIsLent(phone.id(), phone.until(), later));
        } else {
            tell(phone);
        }
    }

    /** Until when the number that we have is lent by now; empty when it is another one, or nobody says. */
    private Optional<Instant> lentFor(ExternalOrder external, Order ours) throws ChannelFault {
        Optional<ShopAccess> shop = shops.access(external.channel(), external.shopId());
        if (shop.isEmpty()) {
            return Optional.empty();
        }
        MarketplaceOrder order =
                channels.require(external.channel(), OrdersIn.class).fetch(shop.get(), external.externalOrderId());
        BuyersIn.Disclosure buyer = discloseBuyer.disclose(shop.get(), order, WHY);
        discloseBuyer.forget(order.id());
        RecipientRef ref = ours.recipient();
        Recipient kept = QuarkusTransaction.requiringNew()
                .call(() -> parties.disclose(Set.of(ref), WHY))
                .get(ref);
        boolean same = kept != null
                && kept.shipTo().phone().equals(buyer.recipient().shipTo().phone());
        return same ? buyer.phoneUntil() : Optional.empty();
    }

    private void tell(ChannelOrderStore.LentPhone phone) {
        ExternalOrder order = phone.order();
        QuarkusTransaction.requiringNew().run(() -> {
            store.watchPhoneNoMore(phone.id());
            cases.open(
                    new ChannelCases.About(
                            order.channel(), order.shopId(), Trouble.PHONE_ENDING, order.externalOrderId()),
                    Optional.of(phone.orderId()),
                    "it leads to the buyer until " + phone.until(),
                    Optional.of(phone.until()));
        });
    }

    private static boolean isUnderWay(Order ours) {
        return switch (ours.status()) {
            case PLACED, PAID, DECLARED, REJECTED, RELEASED, SHIPPED -> true;
            case DELIVERED, COMPLETED, CANCELLED, RETURNED -> false;
        };
    }
}
