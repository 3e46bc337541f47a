package by.pavilion.channel;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Reading of what we know of marketplaces' orders. */
@ApplicationScoped
public class KnownOrders {
    private static final int AT_ONCE = 1_000;

    private final ChannelOrderStore orders;
    private final ParcelReportStore reports;

    KnownOrders(ChannelOrderStore orders, ParcelReportStore reports) {
        this.orders = orders;
        this.reports = reports;
    }

    /** Those of a shop that we know among these, by the marketplace's number. */
    @Transactional
    public Map<String, KnownOrder> find(String channel, String shopId, Collection<String> externalOrderIds) {
        return orders.known(channel, shopId, externalOrderIds).stream()
                .collect(Collectors.toMap(KnownOrder::externalOrderId, one -> one));
    }

    /**
     * The numbers of parcels that the marketplace has taken from us, by its number of the order. Orders of which one waits to be
     * told or was refused are left out: that is known, and somebody is at it.
     */
    @Transactional
    public Map<String, Set<String>> reportedParcels(
            String channel, String shopId, Collection<String> externalOrderIds) {
        List<String> all = List.copyOf(externalOrderIds);
        Map<String, Set<String>> reported = new HashMap<>();
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            List<String> some = all.subList(from, Math.min(from + AT_ONCE, all.size()));
            reports.of(channel, shopId, some).forEach((order, states) -> {
                if (states.values().stream().allMatch(ParcelReport.State.REPORTED::equals)) {
                    reported.put(order, states.keySet());
                }
            });
        }
        return reported;
    }

    /**
     * Ours of a shop that changed at the marketplace in a window, as far as we know, by its numbers.
     *
     * @param after those behind this number
     */
    @Transactional
    public List<KnownOrder> changedBetween(String channel, String shopId, Instant from, Instant until, String after) {
        return orders.changedBetween(channel, shopId, from, until, after);
    }
}
