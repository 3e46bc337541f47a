package by.pavilion.channel;

import by.pavilion.identity.Audit;
import by.pavilion.identity.Audited;
import by.pavilion.identity.AuditedKind;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Has the buyer of an order disclosed. Marketplaces count that, so who was disclosed is remembered for a few minutes, in memory
 * only, for the case that the import has to be tried again. Each disclosure leaves a line in the audit trail.
 */
@ApplicationScoped
class DiscloseBuyer {
    private static final Duration REMEMBERED = Duration.ofMinutes(15);
    private static final int MOST = 1_000;

    private final Channels channels;
    private final Audit audit;
    private final Clock clock;
    private final Map<ExternalOrder, Disclosed> disclosed = new ConcurrentHashMap<>();

    DiscloseBuyer(Channels channels, Audit audit, Clock clock) {
        this.channels = channels;
        this.audit = audit;
        this.clock = clock;
    }

    /** Its text shows nobody. */
    private record Disclosed(ChannelOrder.Seen version, BuyersIn.Disclosure buyer, Instant until) {
        @Override
        public String toString() {
            return "Disclosed[until " + until + "]";
        }
    }

    /** @param why what the buyer's data is needed for, as the audit trail says it */
    BuyersIn.Disclosure disclose(ShopAccess shop, MarketplaceOrder order, String why) throws ChannelFault {
        Optional<BuyersIn.Disclosure> before = remembered(order);
        if (before.isPresent()) {
            return before.get();
        }
        BuyersIn.Disclosure buyer =
                channels.require(order.id().channel(), BuyersIn.class).disclosed(shop, order);
        note(shop.shop(), List.of(order), why);
        remember(order, buyer);
        return buyer;
    }

    /** The same of many orders of one shop. Who is refused is not there. */
    Map<ExternalOrder, BuyersIn.Disclosure> disclose(ShopAccess shop, List<MarketplaceOrder> orders, String why)
            throws ChannelFault {
        Map<ExternalOrder, BuyersIn.Disclosure> buyers = new HashMap<>();
        List<MarketplaceOrder> unknown = new ArrayList<>();
        for (MarketplaceOrder order : orders) {
            remembered(order).ifPresentOrElse(buyer -> buyers.put(order.id(), buyer), () -> unknown.add(order));
        }
        BuyersIn adapter = channels.require(shop.shop().channel(), BuyersIn.class);
        int atOnce = adapter.ordersAtOnce();
        for (int from = 0; from < unknown.size(); from += atOnce) {
            List<MarketplaceOrder> asked = unknown.subList(from, Math.min(from + atOnce, unknown.size()));
            Map<ExternalOrder, BuyersIn.Disclosure> told = adapter.disclosed(shop, asked);
            List<MarketplaceOrder> found =
                    asked.stream().filter(order -> told.containsKey(order.id())).toList();
            note(shop.shop(), found, why);
            found.forEach(order -> remember(order, Objects.requireNonNull(told.get(order.id()))));
            buyers.putAll(told);
        }
        return buyers;
    }

    private Optional<BuyersIn.Disclosure> remembered(MarketplaceOrder order) {
        Instant now = clock.instant();
        disclosed.values().removeIf(old -> now.isAfter(old.until()));
        return Optional.ofNullable(disclosed.get(order.id()))
                .filter(before -> before.version().equals(ChannelOrder.Seen.of(order)))
                .map(Disclosed::buyer);
    }

    private void remember(MarketplaceOrder order, BuyersIn.Disclosure buyer) {
        if (disclosed.size() < MOST) {
            Instant until = clock.instant().plus(REMEMBERED);
            disclosed.put(order.id(), new Disclosed(ChannelOrder.Seen.of(order), buyer, until));
        }
    }

    /** The order is placed: nobody needs to remember its buyer here. */
    void forget(ExternalOrder order) {
        disclosed.remove(order);
    }

    private void note(Shop shop, List<MarketplaceOrder> orders, String why) {
        Map<String, String> what =
                Map.of("channel", shop.channel(), "shop", shop.shopId(), "disclosed", "buyer", "why", why);
        List<Audited> lines = orders.stream()
                .map(order ->
                        new Audited(AuditedKind.BUYER, order.id().externalOrderId(), Optional.empty(), null, what))
                .toList();
        if (lines.isEmpty()) {
            return;
        }
        Audit.onBehalfOf("channel:" + shop.channel() + ":" + shop.shopId(), () -> {
            QuarkusTransaction.requiringNew().run(() -> audit.note(lines));
            return lines;
        });
    }
}
