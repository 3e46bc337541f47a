package by.pavilion.channel;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Reading of what we know of marketplaces' orders. */
@ApplicationScoped
public class KnownOrders {
    private final ChannelOrderStore orders;

    KnownOrders(ChannelOrderStore orders) {
        this.orders = orders;
    }

    /** Those of a shop that we know among these, by the marketplace's number. */
    @Transactional
    public Map<String, KnownOrder> find(String channel, String shopId, Collection<String> externalOrderIds) {
        return orders.known(channel, shopId, externalOrderIds).stream()
                .collect(Collectors.toMap(KnownOrder::externalOrderId, one -> one));
    }

    /** Ours of a shop that changed at the marketplace in a window, as far as we know. */
    @Transactional
    public List<KnownOrder> changedBetween(String channel, String shopId, Instant from, Instant until) {
        return orders.changedBetween(channel, shopId, from, until);
    }
}
