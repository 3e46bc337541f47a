package by.pavilion.channel;

import by.pavilion.channel.cases.ChannelCases;
import by.pavilion.channel.cases.Trouble;
import by.pavilion.ordering.Order;
import by.pavilion.ordering.OrderId;
import by.pavilion.ordering.Orders;
import by.pavilion.shared.BackgroundWork;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Tells of numbers that end before the goods are at the buyer's: a marketplace lends them for a while, and papers and carriers
 * have the one that was lent when the order became ours. Afterwards a courier reaches nobody by it.
 */
@ApplicationScoped
class WatchPhones implements BackgroundWork {
    /** How long before the end it is told. */
    static final Duration BEFORE = Duration.ofDays(2);

    private static final String NAME = "channel-phones";
    private static final int PORTION = 200;

    private final ChannelOrderStore store;
    private final Orders orders;
    private final ChannelCases cases;
    private final Clock clock;

    WatchPhones(ChannelOrderStore store, Orders orders, ChannelCases cases, Clock clock) {
        this.store = store;
        this.orders = orders;
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
    @Transactional
    public int doSome() {
        Instant now = clock.instant();
        List<ChannelOrderStore.LentPhone> ending = store.phonesToLookAt(now, PORTION);
        if (ending.isEmpty()) {
            return 0;
        }
        Map<OrderId, Order> ours = orders
                .find(ending.stream()
                        .map(phone -> OrderId.fromString(phone.orderId()))
                        .toList())
                .stream()
                .collect(Collectors.toMap(Order::id, Function.identity()));
        for (ChannelOrderStore.LentPhone phone : ending) {
            Order order = ours.get(OrderId.fromString(phone.orderId()));
            if (order != null && isUnderWay(order)) {
                tell(phone);
            }
        }
        store.phonesLookedAt(ending.stream().map(ChannelOrderStore.LentPhone::id).toList());
        return ending.size();
    }

    private void tell(ChannelOrderStore.LentPhone phone) {
        ExternalOrder order = phone.order();
        cases.open(
                new ChannelCases.About(
                        order.channel(), order.shopId(), Trouble.PHONE_ENDING, order.externalOrderId()),
                Optional.of(phone.orderId()),
                "it leads to the buyer until " + phone.until(),
                Optional.of(phone.until()));
    }

    private static boolean isUnderWay(Order ours) {
        return switch (ours.status()) {
            case PLACED, PAID, DECLARED, REJECTED, RELEASED, SHIPPED -> true;
            case DELIVERED, COMPLETED, CANCELLED, RETURNED -> false;
        };
    }
}
