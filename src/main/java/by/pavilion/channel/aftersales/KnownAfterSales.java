package by.pavilion.channel.aftersales;

import by.pavilion.channel.AfterSale;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What we know of buyers' wishes, for those who compare it with a marketplace's list. */
@ApplicationScoped
public class KnownAfterSales {
    private final AfterSaleStore store;

    KnownAfterSales(AfterSaleStore store) {
        this.store = store;
    }

    /**
     * Those of a list of which we have not heard, or not as they stand there now.
     *
     * @param listed one may be in it twice, when a marketplace has several lists
     */
    @Transactional
    public List<AfterSale> unheard(String channel, String shopId, List<AfterSale> listed) {
        Map<String, AfterSale> newest =
                listed.stream().collect(Collectors.toMap(AfterSale::externalId, told -> told, KnownAfterSales::newer));
        Map<String, AfterSale> known = store.among(channel, shopId, List.copyOf(newest.keySet())).stream()
                .collect(Collectors.toMap(AfterSale::externalId, one -> one));
        return newest.values().stream()
                .filter(told -> isUnheard(told, Optional.ofNullable(known.get(told.externalId()))))
                .toList();
    }

    private static AfterSale newer(AfterSale one, AfterSale other) {
        return one.updatedAt().isBefore(other.updatedAt()) ? other : one;
    }

    /** A list may tell less of one than the marketplace does when asked about it, so two of one time differ only in their money. */
    static boolean isUnheard(AfterSale told, Optional<AfterSale> known) {
        return known.map(held -> held.updatedAt().isBefore(told.updatedAt())
                        || (held.updatedAt().equals(told.updatedAt())
                                && told.state() == AfterSale.State.REFUNDED
                                && held.state() != AfterSale.State.REFUNDED))
                .orElse(true);
    }
}
