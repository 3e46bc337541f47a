package by.pavilion.channel;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Answers what a marketplace asks about an order. Like a message a call is never believed further than that somebody should
 * look: the order is fetched behind the answer.
 */
@ApplicationScoped
public class AnswerCall {
    private final Channels channels;
    private final ShopStore shops;
    private final WantOrders wantOrders;
    private final Clock clock;

    AnswerCall(Channels channels, ShopStore shops, WantOrders wantOrders, Clock clock) {
        this.channels = channels;
        this.shops = shops;
        this.wantOrders = wantOrders;
        this.clock = clock;
    }

    /** @throws by.pavilion.shared.Problem 404 when we have no adapter for the channel, 409 when it does not call */
    @Transactional
    public MessageAnswer answer(String channel, IncomingCall call) {
        CallsIn adapter = channels.require(channel, CallsIn.class);
        Optional<String> appKey = adapter.applicationOf(call);
        List<ShopAccess> known =
                appKey.map(key -> shops.ofApplication(channel, key)).orElse(List.of());
        if (appKey.isEmpty() || known.isEmpty()) {
            return adapter.refused(CallsIn.Refusal.OTHER_APPLICATION);
        }
        if (!isGenuine(adapter, call, appKey.get(), known)) {
            return adapter.refused(CallsIn.Refusal.NOT_GENUINE);
        }
        if (!adapter.isFresh(call, clock.instant())) {
            return adapter.refused(CallsIn.Refusal.STALE);
        }
        ExternalOrder order;
        try {
            order = adapter.orderOf(call);
        } catch (UnreadableMessage e) {
            return adapter.refused(CallsIn.Refusal.UNREADABLE);
        }
        if (known.stream().noneMatch(access -> access.shop().shopId().equals(order.shopId()))) {
            return adapter.refused(CallsIn.Refusal.OTHER_SHOP);
        }
        wantOrders.wantAgain(order);
        return adapter.heard(order);
    }

    /** By the present secret of any of the application's shops, or by one that was replaced just now. */
    private boolean isGenuine(CallsIn adapter, IncomingCall call, String appKey, List<ShopAccess> known) {
        return Stream.concat(
                        known.stream(), shops.formerOfApplication(adapter.channel(), appKey, clock.instant()).stream())
                .map(ShopAccess::appSecret)
                .distinct()
                .anyMatch(secret -> adapter.isGenuine(call, appKey, secret));
    }
}
