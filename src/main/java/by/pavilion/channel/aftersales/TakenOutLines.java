package by.pavilion.channel.aftersales;

import static java.util.stream.Collectors.groupingBy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Which lines of marketplaces' orders ours do not have any more. */
@ApplicationScoped
public class TakenOutLines {
    private static final int AT_ONCE = 1_000;

    private final AfterSaleStore store;

    TakenOutLines(AfterSaleStore store) {
        this.store = store;
    }

    /** By the marketplace's number of the order; orders that have all their lines are left out. */
    @Transactional
    public Map<String, List<TakenOut>> of(String channel, String shopId, Collection<String> externalOrderIds) {
        List<String> all = List.copyOf(externalOrderIds);
        List<TakenOut> found = new ArrayList<>();
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            found.addAll(store.takenOut(channel, shopId, all.subList(from, Math.min(from + AT_ONCE, all.size()))));
        }
        return found.stream().collect(groupingBy(TakenOut::externalOrderId));
    }
}
