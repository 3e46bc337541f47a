package by.pavilion.channel.reconciliation;

import by.pavilion.channel.AfterSale;
import by.pavilion.channel.AfterSales;
import by.pavilion.channel.ChannelFault;
import by.pavilion.channel.Channels;
import by.pavilion.channel.KeptNumbers;
import by.pavilion.channel.KnownOrder;
import by.pavilion.channel.KnownOrders;
import by.pavilion.channel.Shop;
import by.pavilion.channel.ShopAccess;
import by.pavilion.channel.aftersales.KnownAfterSales;
import by.pavilion.channel.pull.AfterSaleLists;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Compares what a shop's buyers want back or have got back with what we have heard of it. */
@ApplicationScoped
class CompareRefunds {
    private final Channels channels;
    private final AfterSaleLists lists;
    private final KeptNumbers keptNumbers;
    private final KnownOrders knownOrders;
    private final KnownAfterSales knownAfterSales;

    CompareRefunds(
            Channels channels,
            AfterSaleLists lists,
            KeptNumbers keptNumbers,
            KnownOrders knownOrders,
            KnownAfterSales knownAfterSales) {
        this.channels = channels;
        this.lists = lists;
        this.keptNumbers = keptNumbers;
        this.knownOrders = knownOrders;
        this.knownAfterSales = knownAfterSales;
    }

    /**
     * One of which we have not heard as it stands at the marketplace.
     *
     * @param orderId our order, where there is one already
     */
    record Unheard(AfterSale told, Optional<String> orderId) {
        String detail() {
            return "REFUND_DIFFERS: there " + told.kind() + " " + told.state() + " " + told.amount() + " of order "
                    + told.externalOrderId() + ", here not heard of";
        }
    }

    /**
     * Those that changed in a window. What is about an order that never was ours is left out.
     *
     * @param orders what comparing the orders of the window has found; as long as questions about them are left there is nothing
     */
    List<Unheard> compare(ShopAccess access, Instant from, Instant until, CompareShop.Result orders)
            throws ChannelFault {
        Shop shop = access.shop();
        Optional<AfterSales> afterSales = channels.find(shop.channel(), AfterSales.class);
        if (afterSales.isEmpty() || orders.asked().isPresent()) {
            return List.of();
        }
        List<AfterSale> listed = lists.read(afterSales.get(), access, from, until);
        Map<String, String> kept = keptNumbers.of(shop.channel(), shop.shopId(), numbers(listed));
        List<AfterSale> underOurs = listed.stream()
                .map(told -> told.ofOrder(kept.getOrDefault(told.externalOrderId(), told.externalOrderId())))
                .toList();
        Map<String, KnownOrder> known = knownOrders.find(shop.channel(), shop.shopId(), numbers(underOurs));
        Set<String> missing = orders.differences().stream()
                .filter(found -> found.difference() == Comparison.Difference.MISSING_HERE)
                .map(CompareShop.Found::externalOrderId)
                .collect(Collectors.toSet());
        List<AfterSale> ofOurs = underOurs.stream()
                .filter(told -> missing.contains(told.externalOrderId())
                        || isOurs(Optional.ofNullable(known.get(told.externalOrderId()))))
                .toList();
        return knownAfterSales.unheard(shop.channel(), shop.shopId(), ofOurs).stream()
                .map(told -> new Unheard(
                        told,
                        Optional.ofNullable(known.get(told.externalOrderId())).flatMap(KnownOrder::orderId)))
                .toList();
    }

    private static Set<String> numbers(List<AfterSale> told) {
        return told.stream().map(AfterSale::externalOrderId).collect(Collectors.toSet());
    }

    /** Or is about to become ours. */
    private static boolean isOurs(Optional<KnownOrder> known) {
        return known.filter(order -> order.isWaiting() || order.orderId().isPresent())
                .isPresent();
    }
}
