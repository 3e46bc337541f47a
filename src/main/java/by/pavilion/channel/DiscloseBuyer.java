package by.pavilion.channel;

import by.pavilion.identity.Audit;
import by.pavilion.identity.Audited;
import by.pavilion.identity.AuditedKind;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
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
        Instant now = clock.instant();
        disclosed.values().removeIf(old -> now.isAfter(old.until()));
        ChannelOrder.Seen version = ChannelOrder.Seen.of(order);
        Disclosed before = disclosed.get(order.id());
        if (before != null && before.version().equals(version)) {
            return before.buyer();
        }
        BuyersIn.Disclosure buyer =
                channels.require(order.id().channel(), BuyersIn.class).disclosed(shop, order);
        note(order.id(), why);
        if (disclosed.size() < MOST) {
            disclosed.put(order.id(), new Disclosed(version, buyer, now.plus(REMEMBERED)));
        }
        return buyer;
    }

    /** The order is placed: nobody needs to remember its buyer here. */
    void forget(ExternalOrder order) {
        disclosed.remove(order);
    }

    private void note(ExternalOrder order, String why) {
        Map<String, String> what =
                Map.of("channel", order.channel(), "shop", order.shopId(), "disclosed", "buyer", "why", why);
        Audited line = new Audited(AuditedKind.BUYER, order.externalOrderId(), Optional.empty(), null, what);
        Audit.onBehalfOf("channel:" + order.channel() + ":" + order.shopId(), () -> {
            QuarkusTransaction.requiringNew().run(() -> audit.note(line));
            return line;
        });
    }
}
